package org.fullscore.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fullscore.RealTest;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import tools.jackson.databind.JsonNode;

/** The ledger keeps every act, in order, and shows every change made behind its back. */
class LedgerTests extends RealTest {

    @Autowired
    private Ledger ledger;

    @Autowired
    private Entries entries;

    private House house;
    private long before;

    @BeforeEach
    void anOrganizationWithThreeActs() {
        house = found("Ledger");
        before = in(house, () -> (long) entries.after(0, 1000).size());
        for (String reason : List.of("first", "second", "third")) {
            in(house, () -> ledger.append(Act.of("noted", "thing", 7).by(1).saying("reason", reason)));
        }
    }

    @Test
    void anActIsOnRecordWithItsWordsBesideTheChain() {
        Entry third = in(house, () -> entries.after(before + 2, 10)).getFirst();

        assertThat(third.words()).containsEntry("reason", "third");
        assertThat(third.content()).doesNotContain("third").contains("\"by\":\"person:1\"", "reason.sha256");
    }

    @Test
    void anActOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> CurrentOrganization.runAs(
                        house.organization(), () -> ledger.append(Act.of("noted", "thing", 7))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void anActThatIsRolledBackLeavesNoEntry() {
        CurrentOrganization.runAs(
                house.organization(),
                () -> transaction.executeWithoutResult(status -> {
                    ledger.append(Act.of("noted", "thing", 8));
                    status.setRollbackOnly();
                }));

        assertThat(in(house, () -> entries.about("thing:8"))).isEmpty();
    }

    @Test
    void anUntouchedChainVerifies() {
        JsonNode verification = verification();

        assertThat(verification.get("verified").asBoolean()).isTrue();
        assertThat(verification.get("entries").asLong()).isGreaterThanOrEqualTo(before + 3);
    }

    @Test
    void anEntryChangedByTheSuperuserIsNamed() throws SQLException {
        asSuperuser(
                "set session_replication_role = replica",
                "update ledger.entry set content = replace(content, 'person:1', 'person:2') where organization_id = '"
                        + house.organization() + "' and sequence = " + (before + 2));

        JsonNode verification = verification();

        assertThat(verification.get("verified").asBoolean()).isFalse();
        assertThat(verification.get("broken").asLong()).isEqualTo(before + 2);
        assertThat(verification.get("reason").asString()).isEqualTo("changed");
    }

    @Test
    void anEntryRemovedByTheSuperuserIsNamed() throws SQLException {
        asSuperuser(
                "set session_replication_role = replica",
                "delete from ledger.words where organization_id = '" + house.organization() + "'",
                "delete from ledger.entry where organization_id = '" + house.organization() + "' and sequence = "
                        + (before + 3));

        assertThat(verification().get("verified").asBoolean()).isFalse();
    }

    @Test
    void theApplicationCanNeitherChangeNorRemoveAnEntry() {
        assertThatThrownBy(() -> asApplication("update ledger.entry set act = 'x'"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> asApplication("delete from ledger.entry")).isInstanceOf(SQLException.class);
    }

    @Test
    void noEntryIsDroppedUnderLoad() throws Exception {
        Callable<Receipt> act = () -> in(house, () -> ledger.append(Act.of("noted", "thing", 9)));
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            people.invokeAll(java.util.Collections.nCopies(200, act)).forEach(future -> {
                assertThat(future.state()).isEqualTo(java.util.concurrent.Future.State.SUCCESS);
            });
        }

        JsonNode verification = verification();
        assertThat(verification.get("verified").asBoolean()).isTrue();
        assertThat(in(house, () -> entries.after(before + 3, 1000))).hasSizeGreaterThanOrEqualTo(200);
    }

    private JsonNode verification() {
        return house.administrator().get("/api/ledger/verification").json();
    }

    private void asSuperuser(String... statements) throws SQLException {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void asApplication(String sql) throws SQLException {
        try (Connection connection = database.application();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local fullscore.organization = '" + house.organization() + "'");
            statement.execute(sql);
        }
    }
}
