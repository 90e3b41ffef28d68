package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fullscore.Api;
import org.fullscore.OptionalGroup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The directory says who works full time; Conor Walsh changes between the second and the third quarter of 2026. */
class ByGroupTest extends Stage {

    private static final String BY = "by=group:contract&from=2026-07-01&to=2026-11-30";

    @Autowired
    Disputing disputing;

    @Autowired
    Avoiding avoiding;

    @BeforeEach
    void conorChanges() {
        publish("revenue", Policies2026.REVENUE);
        contracts("conor,full-time\npriya,full-time\nrui,part-time\n");
        close(
                "2026-Q2",
                Map.of(
                        goal("person:conor", "2026-Q2", 100_000), 60_000,
                        goal("person:rui", "2026-Q2", 100_000), 60_000,
                        goal("person:aoife", "2026-Q2", 100_000), 60_000));
        here(() -> applying.apply(
                viewer("niamh"), obligationOf("conor", "Coaching plan").id(), on(MONDAY)));
        here(() -> disputing.raise(
                viewer("conor"), obligationOf("conor", "Coaching plan").id(), Dispute.DECISION, "There was no talk."));
        contracts("conor,part-time\nrui,\n");
        clock.set(LocalDate.of(2026, 10, 12));
        close(
                "2026-Q3",
                Map.of(
                        goal("person:priya", "2026-Q3", 100_000), 60_000,
                        goal("person:conor", "2026-Q3", 100_000), 110_000));
        clock.set(LocalDate.of(2026, 12, 1));
        switchOn("contract");
    }

    private void switchOn(String group) {
        OptionalGroup.switchOn(
                group, LocalDate.of(2027, 6, 30), house.administrator(), tokenOf(house, "ingrid", "act"));
    }

    private void contracts(String rows) {
        taken(house.administrator().putCsv("/api/people", "id,group:contract\n" + rows));
    }

    @Test
    void aCaseIsOfTheGroupOfTheDayItFellDue() {
        assertThat(counts("burdens")).containsExactly("full-time 2", "part-time 1");
        assertThat(counts("benefits")).containsExactly("part-time 1");
        // nobody says what Aoife Kearney is
        assertThat(report().at("/dimensions/0/burdens/unstated").asInt()).isEqualTo(1);
        assertThat(report().at("/afterwards/disputedBy/1/values").toString())
                .contains("\"value\":\"full-time\",\"name\":\"full-time\",\"of\":2,\"disputed\":1", "\"part-time\"");
    }

    @Test
    void whatWasAvoidedIsOfAGroupToo() {
        UUID goal = goal("person:priya", "2026-Q1", 60_000);
        freeze("2026-Q1", Map.of(goal, 65_000));
        here(() -> {
            avoiding.sweep(
                    periods.find("2026-Q1").orElseThrow(),
                    frozen("2026-Q1").stream()
                            .map(judged -> new Avoiding.Changed(judged, new BigDecimal(100_000)))
                            .toList());
            return true;
        });
        clock.set(LocalDate.of(2027, 1, 10));
        assertThat(report("by=group:contract&from=2026-07-01&to=2027-01-09")
                        .at("/dimensions/0/burdens/values/0/avoided")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aLeaderDoesNotLearnWhoIsInWhichGroup() {
        String cases = "?from=2026-07-01&to=2026-11-30&by=group:contract&value=part-time";

        assertThat(visit(house, "ingrid").get("/consistency/cases" + cases).statusCode())
                .isEqualTo(200);
        assertThat(visit(house, "niamh").get("/consistency/cases" + cases).statusCode())
                .isEqualTo(404);
        assertThat(visit(house, "niamh").get("/consistency/cases.csv" + cases).statusCode())
                .isEqualTo(404);
        assertThat(visit(house, "niamh").get("/consistency/pairs" + cases).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatThereIsToCompareByIsOfferedToThoseWhoMay() {
        taken(house.administrator().putCsv("/api/history/obligations", """
                id,owner,owed_by,rule,kind,severity,due,outcome,group:site
                1,p,m,Missed,support,1,2026-08-03,applied,north
                """));
        assertThat(names("claire")).containsExactly("contract", "site");
        switchOn("site");
        assertThat(names("priya")).isEmpty();

        String page = visit(house, "ingrid").get("/consistency?group=contract").body();
        assertThat(page)
                .contains("Also by group", "By group: contract", "full-time", "<option value=\"site\"")
                .contains("by=group%3Acontract&amp;value=part-time");
        assertThat(visit(house, "ingrid").get("/consistency").body()).doesNotContain("By group: contract");
        assertThat(visit(house, "ingrid")
                        .get("/consistency/cases?from=2026-07-01&to=2026-11-30&by=group:contract&value=part-time")
                        .body())
                .contains("Rui Costa", "Conor Walsh")
                .doesNotContain("Priya Raman");
    }

    @Test
    void aReportKeptByHandHasTheGroupThatWasAskedFor() {
        Api ingrid = tokenOf(house, "ingrid", "admin");
        Api.Answer kept = ingrid.postJson(
                "/api/consistency/snapshots", "{\"from\":\"2026-07-01\",\"to\":\"2026-11-30\",\"group\":\"contract\"}");
        assertThat(kept.status()).as(kept.body()).isEqualTo(201);
        contracts("conor,\npriya,\n");
        String pack = ingrid.get(
                        "/api/consistency/snapshots/" + kept.json().get("id").asString())
                .body();
        assertThat(pack).contains("\"group:contract\"", "\"full-time\"");
    }

    @Test
    void whoeverIsErasedIsInNoGroup() {
        taken(house.administrator().putCsv("/api/people", "id,left\nconor,2026-12-05\n"));
        clock.set(LocalDate.of(2026, 12, 10));
        here(() -> jdbc.sql(
                        "update consequences.obligation set outcome = 'applied', decided_at = now() where entitlement")
                .update());
        String erasure = house.administrator()
                .postJson("/api/erasures", "{\"person\":\"conor\"}")
                .json()
                .at("/items/0/id")
                .asString();
        taken(tokenOf(house, "ingrid", "admin").postJson("/api/erasures/" + erasure + "/approval", "{}"));

        assertThat(counts("burdens")).containsExactly("full-time 1", "part-time 1");
        assertThat(counts("benefits")).isEmpty();
    }

    private List<String> names(String person) {
        Api.Answer answer = tokenOf(house, person, "read").get("/api/consistency/groups");
        taken(answer);
        return answer.json()
                .get("items")
                .valueStream()
                .map(item -> item.get("group").asString())
                .toList();
    }

    private List<String> counts(String nature) {
        return report().at("/dimensions/0/" + nature + "/values")
                .valueStream()
                .map(value ->
                        value.get("value").asString() + " " + value.get("n").asInt())
                .toList();
    }

    private JsonNode report() {
        return report(BY);
    }

    private JsonNode report(String query) {
        Api.Answer answer = tokenOf(house, "ingrid", "read").get("/api/consistency?" + query);
        taken(answer);
        return answer.json();
    }

    private static void taken(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
