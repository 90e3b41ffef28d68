package org.fullscore.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.Statements;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is read in one trip belongs to the organization, and leaves the connection as it was, whatever happens. */
class OneTripTest extends RealTest {

    private static final String NAMES = "select name from organization.person where name <> :not order by name";

    @Autowired
    private OneTrip trip;

    @Autowired
    private Writes writes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void eachOrganizationReadsItsOwn() {
        House one = found("Aldera Instruments");
        Cast.enter(one);
        House other = found("Other");
        assertThat(names(one)).contains("Priya Raman");
        assertThat(names(other)).isNotEmpty().doesNotContain("Priya Raman");
    }

    @Test
    void itIsOneStatementToTheDriver() {
        House house = found("One");
        CurrentOrganization.runAs(
                house.organization(),
                () -> assertThat(Statements.of(this::read)).isEqualTo(1));
    }

    @Test
    void afterAFailureTheConnectionIsGoodForTheNext() {
        House house = found("One");
        for (int i = 0; i < 30; i++) {
            CurrentOrganization.runAs(
                    house.organization(),
                    () -> assertThatThrownBy(() -> trip.read("select 1 / :nothing", Map.of("nothing", 0), row -> {}))
                            .isInstanceOf(DataAccessException.class)
                            .hasMessageContaining("division by zero"));
            assertThat(names(house)).isNotEmpty();
        }
    }

    @Test
    void whatIsWrittenStandsOnlyIfAllOfItCanBe() {
        House house = found("One");
        String renamed =
                "update organization.person set name = :name where organization_id = :organization; select 1 / :divisor";
        CurrentOrganization.runAs(house.organization(), () -> {
            long before = writes.count(house.organization());
            assertThatThrownBy(() -> trip.writeResults(renamed, renaming(house, "Hedy", 0)))
                    .isInstanceOf(DataAccessException.class);
            assertThat(read()).doesNotContain("Hedy");
            assertThat(writes.count(house.organization())).isEqualTo(before);

            trip.writeResults(renamed, renaming(house, "Hedy", 1));
            assertThat(read()).containsOnly("Hedy");
            assertThat(writes.count(house.organization())).isEqualTo(before + 1);
        });
    }

    private static Map<String, Object> renaming(House house, String name, int divisor) {
        return Map.of("name", name, "organization", house.organization().id(), "divisor", divisor);
    }

    @Test
    void insideATransactionItSeesWhatWasWrittenThere() {
        House house = found("One");
        CurrentOrganization.runAs(
                house.organization(),
                () -> transaction.executeWithoutResult(status -> {
                    jdbc.sql("update organization.person set name = 'Grace' where organization_id = ?")
                            .param(house.organization().id())
                            .update();
                    assertThat(read()).contains("Grace");
                    status.setRollbackOnly();
                }));
        assertThat(names(house)).doesNotContain("Grace");
    }

    private List<String> names(House house) {
        return CurrentOrganization.callAs(house.organization(), this::read);
    }

    private List<String> read() {
        List<String> names = new ArrayList<>();
        trip.read(NAMES, Map.of("not", ""), row -> names.add(row.getString(1)));
        return names;
    }
}
