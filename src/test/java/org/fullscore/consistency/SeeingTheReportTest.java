package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.fullscore.Cast;
import org.fullscore.OptionalGroup;
import org.fullscore.RealTest;
import org.fullscore.consistency.History.Past;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Executives and auditors see everything as things stand; everybody else, of the last closing, their own line and groups behind which stand enough persons. */
class SeeingTheReportTest extends RealTest {

    @Autowired
    private SnapshotsOfClosings snapshots;

    private House house;

    @BeforeEach
    void fourTeams() {
        clock.set(LocalDate.of(2026, 8, 20));
        house = found("Aldera Instruments");
        Cast.enter(house);
        var history = new History(database, house);
        history.addOf(6, Past.corrective("rep").owedBy("niamh").in("dublin").ofGroup("Female"), 24, "applied")
                .addOf(6, Past.corrective("rep").owedBy("ines").in("porto"), 24, "waived")
                .addOf(7, Past.corrective("rep").owedBy("henrik").in("oslo"), 28, "applied")
                .addOf(3, Past.corrective("leader").owedBy("duarte").in("atlantic"), 9, "not applied");
        var closed = house.administrator().postJson("/api/periods/2026-Q1/closing", "{}");
        assertThat(closed.status()).as(closed.body()).isEqualTo(200);
        CurrentOrganization.runAs(house.organization(), snapshots::keep);
    }

    private JsonNode burdens(String person, String by) {
        var answer = tokenOf(house, person, "read").get("/api/consistency?by=" + by);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().at("/dimensions/0/burdens");
    }

    private static List<String> shown(JsonNode half) {
        return half.get("values")
                .valueStream()
                .filter(value -> !value.get("suppressed").asBoolean())
                .map(value -> value.get("value").asString())
                .toList();
    }

    @Test
    void executivesAndAuditorsSeeEveryManagerAndTeam() {
        assertThat(shown(burdens("ingrid", "owed_by"))).containsExactly("duarte", "henrik", "ines", "niamh");
        assertThat(shown(burdens("claire", "team"))).containsExactly("atlantic", "dublin", "oslo", "porto");
    }

    @Test
    void aLeaderSeesHerselfByNameAndNobodyElse() {
        var half = burdens("niamh", "owed_by");
        assertThat(shown(half)).containsExactly("niamh");
        assertThat(half.get("tests").valueStream().map(test -> test.get("group").asString()))
                .containsExactly("niamh");
        assertThat(shown(burdens("priya", "owed_by"))).isEmpty();
    }

    @Test
    void aSmallTeamIsNotShownNorCanItBeWorkedOut() {
        var half = burdens("priya", "team");
        // all of Atlantic lead: without Porto, what is left of everybody else would be Dublin
        assertThat(shown(half)).containsExactly("oslo");
        assertThat(half.get("tests").valueStream().map(test -> test.get("group").asString()))
                .containsExactly("oslo");
        assertThat(half.toString()).doesNotContain("\"n\":9,\"outcomes\"", "\"n\":24,\"kept\":24");
    }

    @Test
    void leadersAsAGroupAreAlwaysShown() {
        assertThat(shown(burdens("priya", "rank"))).containsExactly("leaders", "others");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=2026-01-01", "to=2026-03-31", "stratify=kind", "by=rank,group:gender"})
    void whoeverMayNotOpenTheCasesChoosesNeitherDaysNorGroups(String query) {
        OptionalGroup.switchOn(
                "gender", LocalDate.of(2026, 12, 31), house.administrator(), tokenOf(house, "ingrid", "act"));
        var answer = tokenOf(house, "priya", "read").get("/api/consistency?" + query);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("NOT_YOURS_TO_CHOOSE");
        assertThat(tokenOf(house, "ingrid", "read")
                        .get("/api/consistency?" + query)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void beforeTheFirstClosingOnlyThoseWhoMayOpenTheCasesReadIt() {
        var other = found("Nordlys");
        Cast.enter(other);
        assertThat(tokenOf(other, "priya", "read")
                        .get("/api/consistency")
                        .json()
                        .get("type")
                        .asString())
                .endsWith("/nothing-closed");
        assertThat(tokenOf(other, "claire", "read").get("/api/consistency").status())
                .isEqualTo(200);
    }
}
