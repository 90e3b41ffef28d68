package org.fullscore.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.Visit;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.Inviting;
import org.fullscore.organization.People;
import org.fullscore.organization.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.MapSession;

/** Whoever gets a new password may have lost the old one to somebody: every session of that person ends, on every replica. */
class EndingSessionsTest extends RealTest {

    private static final String PASSWORD = "the sea is blue today";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Inviting inviting;

    @Autowired
    private People people;

    @Autowired
    private StoredSessions here;

    @Autowired
    private JdbcClient jdbc;

    private final String mark = UUID.randomUUID() + "@example.org";
    private House house;

    @BeforeEach
    void twoHaveAnAccount() {
        house = found("Aldera Instruments");
        Cast.enter(house);
        house.administrator().putCsv("/api/people", "id,email\npriya,priya-" + mark + "\nconor,conor-" + mark + "\n");
        open("priya", PASSWORD);
        open("conor", PASSWORD);
    }

    @Test
    void anInvitationThatReplacesThePasswordSignsOutEverywhere() {
        Visit laptop = enter("priya");
        Visit phone = enter("priya");
        Visit other = enter("conor");
        assertThat(laptop.get("/").statusCode()).isEqualTo(200);
        assertThat(phone.get("/").statusCode()).isEqualTo(200);

        Inviting.Outcome invited =
                in(house, () -> inviting.invite(people.byId("priya").orElseThrow(), house.administratorKey()));
        assertThat(laptop.get("/").statusCode())
                .as("to be invited is not yet to choose")
                .isEqualTo(200);
        assertThat(inviting.accept(((Inviting.Outcome.Invited) invited).secret(), "another long password"))
                .isTrue();

        assertThat(laptop.get("/").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
        assertThat(phone.get("/").statusCode()).isEqualTo(302);
        assertThat(other.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void aChangedPasswordSignsOutEverywhere() {
        Visit laptop = enter("priya");
        open("priya", "another long password");
        assertThat(laptop.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aReplicaThatStillRemembersASessionDoesNotBringItBack() {
        enter("priya");
        String name =
                SignedIn.byPassword(house.organization().id(), key("priya")).getName();
        String id = jdbc.sql("select id from web.session where person = ?")
                .param(name)
                .query(String.class)
                .single();
        StoredSessions elsewhere = new StoredSessions(jdbc, clock);
        MapSession remembered = java.util.Objects.requireNonNull(elsewhere.findById(id));

        here.endAllOf(name);
        remembered.setAttribute("looked-at", "a page");
        elsewhere.save(remembered);

        assertThat(here.findById(id)).isNull();
        assertThat(elsewhere.findById(id)).isNull();
    }

    private Visit enter(String person) {
        return Visit.of(port, person + "-" + mark, PASSWORD);
    }

    private int key(String person) {
        return in(house, () -> people.byId(person).orElseThrow().key());
    }

    private void open(String person, String password) {
        in(house, () -> {
            accounts.open(people.byId(person).orElseThrow().key(), person + "-" + mark, password);
            return house;
        });
    }
}
