package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Numbers say when their source is late and whose rows wait; closing a period over them needs a reason. */
class RelyingOnNumbersTest extends RealTest {

    private static final String CLOSING = "/api/periods/2026-Q3/closing";

    @Autowired
    private ClosingJobs jobs;

    private House house;
    private Api api;

    @BeforeEach
    void enter() {
        clock.set(Instant.parse("2026-08-20T09:40:00Z"));
        house = found("Aldera Instruments");
        api = house.administrator();
        Cast.enter(house);
        ok(api.putCsv("/api/goals?agreed=true", """
                owner,metric,period,target
                person:priya,revenue,2026-Q3,100
                person:conor,revenue,2026-Q3,100
                person:rui,revenue,2026-Q3,100
                team:dublin,revenue,2026-Q3,200
                team:porto,revenue,2026-Q3,200
                person:priya,revenue,2026-Q2,100
                person:priya,returns,2026-Q3,10
                """));
        ok(api.putYaml("/api/sources/crm", """
                key: id
                person: { column: who, by: id }
                on: { column: day }
                metrics: { revenue: { column: amount } }
                expected: daily
                """));
    }

    @Test
    void theyAreStaleFromTheDayAfterADeliveryWasExpectedOnAWorkingDay() {
        deliver("A,priya,2026-07-01,80\n");
        assertThat(freshness("person:priya")).isEqualTo("fresh");

        clock.set(Instant.parse("2026-08-21T23:00:00Z"));
        assertThat(freshness("person:priya")).isEqualTo("fresh");

        clock.set(Instant.parse("2026-08-22T00:00:00Z"));
        assertThat(freshness("person:priya")).isEqualTo("stale");
        assertThat(source().get("late").asBoolean()).isTrue();

        clock.set(Instant.parse("2026-08-24T08:00:00Z"));
        deliver("B,priya,2026-08-21,5\n");
        assertThat(freshness("person:priya")).isEqualTo("fresh");
        assertThat(source().get("due").asString()).isEqualTo("2026-08-26T00:00:00Z");
    }

    @Test
    void aSourceThatNeverDeliveredIsLateOnceItWasExpected() {
        assertThat(freshness("person:priya")).isEqualTo("fresh");
        clock.set(Instant.parse("2026-08-24T08:00:00Z"));
        assertThat(freshness("person:priya")).isEqualTo("stale");
    }

    @Test
    void aRowOfSomebodyMakesTheNumbersOfThatPersonAndTheTeamsAboveWait() {
        deliver("A,priya,2026-07-01,80\nB,priya,2026-07-02,eighty\n");

        assertThat(freshness("person:priya")).isEqualTo("quarantined");
        assertThat(freshness("team:dublin")).isEqualTo("quarantined");
        assertThat(freshness("person:conor")).isEqualTo("fresh");
        assertThat(freshness("team:porto")).isEqualTo("fresh");
        assertThat(standing("person:priya", "returns", "2026-Q3")
                        .get("freshness")
                        .asString())
                .isEqualTo("fresh");
    }

    @Test
    void aRowOfNobodyKnownMayBeAnybodysButOnlyOnItsDay() {
        deliver("A,priya,2026-07-01,80\nB,P. Raman,2026-07-02,8\n");

        assertThat(freshness("person:rui")).isEqualTo("quarantined");
        assertThat(standing("person:priya", "revenue", "2026-Q2")
                        .get("freshness")
                        .asString())
                .isEqualTo("fresh");
    }

    @Test
    void aRowWithoutAReadableDayMayBelongToAnyPeriodThatHadBegun() {
        deliver("A,priya,2026-07-01,80\nB,priya,the second of July,8\n");

        assertThat(freshness("person:priya")).isEqualTo("quarantined");
        assertThat(standing("person:priya", "revenue", "2026-Q2")
                        .get("freshness")
                        .asString())
                .isEqualTo("quarantined");
        assertThat(freshness("person:rui")).isEqualTo("fresh");
    }

    @Test
    void closingOverThemNeedsAReasonWhichStaysInTheLedger() {
        deliver("A,priya,2026-07-01,80\nB,conor,2026-07-02,eighty\n");
        clock.set(LocalDate.of(2026, 10, 1));

        Api.Answer refused = api.postJson(CLOSING, "{}");
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("numbers-in-doubt", "NUMBER_STALE", "ROWS_IN_QUARANTINE", "crm");
        assertThat(api.postJson(CLOSING, "{\"reason\":\" \"}").status()).isEqualTo(422);
        assertThat(api.get(CLOSING).json().get("state").asString()).isEqualTo("open");

        Api.Answer closed = api.postJson(CLOSING, "{\"reason\":\"The feed was switched off\"}");
        assertThat(closed.json().get("state").asString()).as(closed.body()).isEqualTo("closed");
        assertThat(closed.json().get("closedReason").asString()).isEqualTo("The feed was switched off");
        assertThat(closed.json().get("doubts").valueStream())
                .extracting(doubt -> doubt.get("freshness").asString() + " "
                        + doubt.get("goals").asInt())
                .containsExactlyInAnyOrder("stale 3", "quarantined 2");
        assertThat(freshness("person:conor")).isEqualTo("quarantined");
        assertThat(entries("standings-frozen").toString()).contains("reason.sha256", "\"quarantined\":\"revenue\"");
        assertThat(api.postJson(CLOSING, "{}").status()).isEqualTo(200);
    }

    @Test
    void itClosesByItselfAllTheSameAndNamesThem() {
        deliver("A,priya,2026-07-01,80\n");
        clock.set(LocalDate.of(2026, 10, 8));
        org.fullscore.tenancy.CurrentOrganization.runAs(house.organization(), jobs::closeWhatIsDue);

        assertThat(api.get(CLOSING).json().get("state").asString()).isEqualTo("closed");
        assertThat(entries("standings-frozen").toString()).contains("stale");
    }

    @Test
    void wordsForHowOftenAreDurations() {
        assertThat(source().get("mapping").get("expected").asString()).isEqualTo("P1D");
        Api.Answer wrong = api.putYaml("/api/sources/other", """
                key: id
                person: { column: who, by: id }
                on: { column: day }
                metrics: { revenue: { column: amount } }
                expected: P0D
                """);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("weekly");
    }

    private List<JsonNode> entries(String act) {
        return api.get("/api/ledger")
                .json()
                .get("items")
                .valueStream()
                .filter(entry -> entry.toString().contains(act))
                .toList();
    }

    private JsonNode source() {
        return api.get("/api/sources/crm").json();
    }

    private String freshness(String owner) {
        return standing(owner, "revenue", "2026-Q3").get("freshness").asString();
    }

    private JsonNode standing(String owner, String metric, String period) {
        return api.get("/api/standings?period=" + period + "&metric=" + metric)
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("owner").asString().equals(owner))
                .findFirst()
                .orElseThrow();
    }

    private void deliver(String rows) {
        ok(api.postFile("/api/sources/crm/imports", ("id,who,day,amount\n" + rows).getBytes(StandardCharsets.UTF_8)));
    }

    private static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
