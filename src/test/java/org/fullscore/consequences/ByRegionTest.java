package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fullscore.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Team Dublin goes from region Atlantic to region Nordics on 1 August 2026 (rule book, 1.3): what fell due before stays where it was. */
class ByRegionTest extends Stage {

    @BeforeEach
    void dublinMoves() {
        publish("revenue", Policies2026.REVENUE);
        close(
                "2026-Q2",
                Map.of(
                        goal("person:conor", "2026-Q2", 100_000), 60_000,
                        goal("person:rui", "2026-Q2", 100_000), 60_000,
                        goal("person:duarte", "2026-Q2", 100_000), 60_000,
                        goal("person:ingrid", "2026-Q2", 100_000), 60_000));
        taken(house.administrator().putCsv("/api/teams", """
                id,name,parent,from
                nordics,Nordics,company,2026-01-01
                dublin,Dublin,nordics,2026-08-01
                """));
        clock.set(LocalDate.of(2026, 10, 12));
        close(
                "2026-Q3",
                Map.of(
                        goal("person:priya", "2026-Q3", 100_000), 60_000,
                        goal("person:rui", "2026-Q3", 100_000), 90_000));
        clock.set(LocalDate.of(2026, 12, 1));
    }

    @Test
    void eachCaseIsOfTheRegionInWhichTheTeamLayOnTheDayItFellDue() {
        assertThat(counts("region", "2026-07-01", "2026-11-30"))
                .containsExactly("atlantic 3", "company 1", "Nordics 1");
        assertThat(counts("region", "2026-07-01", "2026-09-30")).containsExactly("atlantic 3", "company 1");
        assertThat(counts("team", "2026-07-01", "2026-11-30"))
                .containsExactly("atlantic 1", "company 1", "Dublin 2", "porto 1");
    }

    @Test
    void decisionsFromBeforeFullscoreAreOfTheRegionOfTheirTeamOnTheirDay() {
        taken(house.administrator().putCsv("/api/history/obligations", """
                id,owner,owed_by,rule,kind,severity,due,outcome,team
                1,p,m,Missed,support,1,2026-07-31,applied,dublin
                2,p,m,Missed,support,1,2026-08-01,applied,dublin
                3,p,m,Missed,support,1,2026-08-01,applied,company
                4,p,m,Missed,support,1,2026-08-01,applied,somewhere else
                5,p,m,Missed,support,1,2026-08-01,applied,
                """));
        assertThat(counts("region", "2026-07-31", "2026-08-01"))
                .containsExactly("atlantic 1", "company 1", "Nordics 1");
        assertThat(burdens("region", "2026-07-31", "2026-08-01").get("unstated").asInt())
                .isEqualTo(2);
    }

    @Test
    void agreementsAndCoverageAreByRegionToo() {
        JsonNode report = report("region", "2026-07-01", "2026-11-30");
        JsonNode part = report.at("/relieved/by")
                .valueStream()
                .filter(each -> each.get("by").asString().equals("region"))
                .findFirst()
                .orElseThrow();
        assertThat(part.get("values")
                        .valueStream()
                        .map(value -> value.get("value").asString() + " "
                                + value.at("/count/agreements").asInt()))
                .containsExactly("atlantic 5", "company 1");
        // seven people in two quarters, and all of them there on the day of coverage; five had a goal
        assertThat(report.at("/dimensions/0/burdens/values/0/coverage").asDouble())
                .isCloseTo(5.0 / 14, within(1e-9));
    }

    private List<String> counts(String by, String from, String to) {
        return burdens(by, from, to)
                .get("values")
                .valueStream()
                .map(value ->
                        value.get("name").asString() + " " + value.get("n").asInt())
                .toList();
    }

    private JsonNode burdens(String by, String from, String to) {
        return report(by, from, to).at("/dimensions/0/burdens");
    }

    private JsonNode report(String by, String from, String to) {
        Api.Answer answer =
                tokenOf(house, "ingrid", "read").get("/api/consistency?by=" + by + "&from=" + from + "&to=" + to);
        taken(answer);
        return answer.json();
    }

    private static void taken(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
