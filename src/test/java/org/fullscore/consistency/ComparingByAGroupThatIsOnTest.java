package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.OptionalGroup;
import org.fullscore.RealTest;
import org.fullscore.consistency.History.Past;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Decisions from before Fullscore say whom they concerned; report, cases and what is kept go by that while two people have switched it on. */
class ComparingByAGroupThatIsOnTest extends RealTest {

    private static final String REPORT = "/api/consistency?by=group:gender&from=2026-01-01&to=2026-06-30";
    private static final String CASES = "?from=2026-01-01&to=2026-06-30&by=group:gender&value=Female";
    private static final String USES = "/api/consistency/groups/uses";
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 9, 30);

    private House house;
    private Api jonas;
    private Api ingrid;

    @BeforeEach
    void groupsAreLoaded() {
        clock.set(LocalDate.of(2026, 8, 20));
        house = found("Aldera Instruments");
        Cast.enter(house);
        new History(database, house)
                .addOf(12, Past.corrective("rep").owedBy("niamh").ofGroup("Female"), 24, "applied")
                .addOf(12, Past.corrective("rep").owedBy("ines").ofGroup("Male"), 24, "waived");
        jonas = house.administrator();
        ingrid = tokenOf(house, "ingrid", "admin");
    }

    @Test
    void nothingGoesByAGroupThatIsOff() {
        var visit = visit(house, "ingrid");

        assertThat(type(ingrid.get(REPORT), 409)).endsWith("/group-off");
        assertThat(type(keep(), 409)).endsWith("/group-off");
        assertThat(ingrid.get(REPORT).json().get("detail").asString())
                .contains("two people", "/consistency/groups", "POST /api/consistency/groups/uses");
        for (var path : List.of("cases" + CASES, "cases.csv" + CASES, "pairs" + CASES)) {
            var answer = visit.get("/consistency/" + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(409);
            assertThat(answer.body()).contains("This optional group is switched off", "/consistency/groups");
        }
        assertThat(visit.get("/consistency?group=gender").statusCode()).isEqualTo(409);
        assertThat(visit.get("/consistency").body()).doesNotContain("Also by group");
    }

    @Test
    void theReportGoesByAGroupOnceTwoPeopleSwitchedItOn() {
        var asked = OptionalGroup.ask(jonas, "gender", "Yearly review.", LAST_DAY);
        assertThat(type(ingrid.get(REPORT), 409)).endsWith("/group-off");

        ingrid.postJson(USES + "/" + OptionalGroup.id(asked, "gender", "waiting") + "/confirmation", "{}");
        assertThat(ingrid.get(REPORT)
                        .json()
                        .at("/dimensions/0/burdens/values")
                        .valueStream()
                        .map(value -> value.get("value").asString()))
                .containsExactly("Female", "Male");
        assertThat(visit(house, "ingrid").get("/consistency?group=gender").body())
                .contains("By group gender until", "Yearly review.", "By group: gender");
    }

    @Test
    void nothingGoesByItAnyMoreAfterItsLastDayOrOnceOneSwitchesItOff() {
        switchOn();
        clock.set(LAST_DAY);
        assertThat(ingrid.get(REPORT).status()).isEqualTo(200);
        clock.set(LAST_DAY.plusDays(1));
        assertThat(type(ingrid.get(REPORT), 409)).endsWith("/group-off");

        clock.set(LAST_DAY);
        jonas.postJson(USES + "/" + id("on") + "/end", "{}");
        assertThat(type(ingrid.get(REPORT), 409)).endsWith("/group-off");
    }

    @Test
    void whatWasKeptWhileItWasOnStaysReadableAndItsCasesClose() {
        switchOn();
        var kept = keep();
        assertThat(kept.status()).as(kept.body()).isEqualTo(201);
        var id = kept.json().get("id").asString();
        var bytes = ingrid.file("/api/consistency/snapshots/" + id);
        var visit = visit(house, "ingrid");
        assertThat(visit.get("/consistency?snapshot=" + id).body()).doesNotContain("was switched off after");
        assertThat(visit.get("/consistency/cases" + CASES).statusCode()).isEqualTo(200);

        ingrid.postJson(USES + "/" + id("on") + "/end", "{}");
        assertThat(ingrid.file("/api/consistency/snapshots/" + id)).isEqualTo(bytes);
        assertThat(ingrid.get("/api/consistency/snapshots/" + id).body()).contains("\"group:gender\"", "Female");
        assertThat(ingrid.get("/api/consistency/snapshots/" + id + ".xlsx").status())
                .isEqualTo(200);
        assertThat(visit.get("/consistency?snapshot=" + id).body())
                .contains(
                        "By group: gender",
                        "Group gender was switched off after this report was kept",
                        "/consistency/groups");
        assertThat(visit.get("/consistency/cases" + CASES).body()).contains("stay readable");
    }

    private void switchOn() {
        OptionalGroup.switchOn("gender", LAST_DAY, jonas, ingrid);
    }

    private JsonNode gender() {
        return ingrid.get("/api/consistency/groups").json().at("/items/0");
    }

    private String id(String standing) {
        return gender().at("/" + standing + "/id").asString();
    }

    private Api.Answer keep() {
        return ingrid.postJson(
                "/api/consistency/snapshots", "{\"from\":\"2026-01-01\",\"to\":\"2026-06-30\",\"group\":\"gender\"}");
    }

    private static String type(Api.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json().get("type").asString();
    }
}
