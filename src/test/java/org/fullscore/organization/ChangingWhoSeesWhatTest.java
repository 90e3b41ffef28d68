package org.fullscore.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.organization.ChangingByTwo.Answer;
import org.fullscore.organization.ChangingByTwo.Matter;
import org.fullscore.organization.ChangingByTwo.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Jonas, the administrator, asks that standings be seen by fewer; Ingrid, the executive, decides. */
class ChangingWhoSeesWhatTest extends RealTest {

    @Autowired
    private ChangingByTwo changing;

    @Autowired
    private OrganizationSettings settings;

    @Autowired
    private Audiences audiences;

    @Autowired
    private Viewers viewers;

    @Autowired
    private People people;

    private House house;

    @BeforeEach
    void theCast() {
        house = found("Aldera Instruments");
        Cast.enter(house);
    }

    @Test
    void theRuleChangesWhenAnotherConfirms() {
        assertThat(ask("admin", "own")).isEmpty();
        assertThat(rule()).isEqualTo("open");
        assertThat(decide("admin", Answer.CONFIRM)).contains(Refusal.FOUR_EYES);
        assertThat(rule()).isEqualTo("open");
        assertThat(decide("ingrid", Answer.CONFIRM)).isEmpty();
        assertThat(rule()).isEqualTo("own");
        assertThat(house.administrator().get("/api/ledger").body()).contains("visibility-asked", "visibility-changed");
    }

    @Test
    void machinesAskAndConfirmThroughTheApiInTheNameOfTwoPeople() {
        Api ingrid = tokenOf(house, "ingrid", "read act");
        Api.Answer asked = house.administrator()
                .postJson("/api/visibility/changes", "{\"wanted\":\"team\",\"reason\":\"Agreed with the council.\"}");
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        String change = asked.json().get("waiting").get("id").asString();
        String path = "/api/visibility/changes/" + change + "/confirmation";
        assertThat(house.administrator().postJson(path, "{}").body()).contains("four-eyes");
        assertThat(tokenOf(house, "ingrid", "read").postJson(path, "{}").status())
                .isEqualTo(403);
        assertThat(ingrid.postJson(path, "{}").json().get("rule").asString()).isEqualTo("team");
        assertThat(ingrid.get("/api/visibility").json().get("waiting").isNull()).isTrue();
    }

    @Test
    void whatIsDeclinedOrTakenBackLeavesTheRule() {
        ask("admin", "team");
        assertThat(decide("ingrid", Answer.DECLINE)).isEmpty();
        ask("ingrid", "own");
        assertThat(decide("ingrid", Answer.DECLINE)).isEmpty();
        assertThat(rule()).isEqualTo("open");
        assertThat(in(house, () -> changing.changes(Matter.VISIBILITY)))
                .hasSize(2)
                .noneMatch(ChangingByTwo.Change::isWaiting);
    }

    @Test
    void neitherRepsNorLeadersNorAuditorsChangeIt() {
        ask("admin", "own");
        for (String other : new String[] {"priya", "niamh", "claire", "olga"}) {
            assertThat(ask(other, "own")).contains(Refusal.NOT_YOURS);
            assertThat(decide(other, Answer.CONFIRM)).contains(Refusal.NOT_YOURS);
        }
        assertThat(rule()).isEqualTo("open");
    }

    @Test
    void oneChangeWaitsAtATimeAndSaysWhy() {
        assertThat(ask("admin", "open")).contains(Refusal.SAME_RULE);
        assertThat(ask("admin", "secret")).contains(Refusal.NO_SUCH_RULE);
        assertThat(in(house, () -> changing.ask(Matter.VISIBILITY, "own", " ", viewer("admin"))))
                .contains(Refusal.REASON_MISSING);
        ask("admin", "own");
        assertThat(ask("ingrid", "team")).contains(Refusal.WAITING_ALREADY);
    }

    @Test
    void thoseWhoSeeAGoalAreNamed() {
        assertThat(in(house, () -> audiences.ofPerson(key("priya")))).satisfies(seen -> {
            assertThat(seen.everybody()).isTrue();
            assertThat(seen.people()).isEqualTo(12);
        });
        ask("admin", "own");
        decide("ingrid", Answer.CONFIRM);
        assertThat(in(house, () -> audiences.ofPerson(key("priya")))).satisfies(seen -> {
            assertThat(seen.everybody()).isFalse();
            assertThat(seen.line()).containsExactly("Niamh Byrne", "Duarte Nogueira", "Ingrid Solberg", "Sigrid Aalto");
            assertThat(seen.auditors()).containsExactly("Claire Fontaine");
            assertThat(seen.operations()).containsExactly("Olga Berg");
            assertThat(seen.administrators()).containsExactly("Jonas Weber");
        });
        assertThat(in(house, () -> audiences.ofPerson(key("niamh"))).everybody())
                .isTrue();
        assertThat(in(house, () -> audiences.ofTeam()).everybody()).isTrue();
    }

    private Optional<Refusal> ask(String person, String rule) {
        return in(
                house, () -> changing.ask(Matter.VISIBILITY, rule, "The works council asked for it.", viewer(person)));
    }

    private Optional<Refusal> decide(String person, Answer answer) {
        return in(house, () -> {
            UUID waiting = changing.changes(Matter.VISIBILITY).getFirst().id();
            return changing.decide(Matter.VISIBILITY, waiting, answer, viewer(person));
        });
    }

    private String rule() {
        return in(house, () -> settings.current().visibility());
    }

    private Viewer viewer(String person) {
        return viewers.of(SignedIn.byPassword(house.organization().id(), key(person)))
                .orElseThrow();
    }

    private int key(String person) {
        return people.byId(person).orElseThrow().key();
    }
}
