package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A closed period stands as it stood; sooner than its end it does not close. */
class ClosingAPeriodTest extends RealTest {

    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 20);
    private static final LocalDate AFTER_THE_QUARTER = LocalDate.of(2026, 10, 1);

    @Autowired
    private ClosingJobs jobs;

    @Autowired
    private Closings closings;

    @Autowired
    private JdbcClient jdbc;

    private House house;
    private Api api;

    @BeforeEach
    void enter() {
        clock.set(AUGUST);
        house = found("Aldera Instruments");
        api = house.administrator();
        Cast.enter(house);
        goals("person:priya,revenue,2026-Q3,100\nperson:conor,revenue,2026-Q3,100\nteam:dublin,revenue,2026-Q3,200\n"
                + "team:company,revenue,2026-Q3,200\nperson:priya,returns,2026-Q3,10\n");
        api.putYaml("/api/sources/crm", """
                key: id
                person: { column: who, by: id }
                on: { column: day }
                metrics: { revenue: { column: amount } }
                """);
        deliver("A,priya,2026-07-01,80\nB,conor,2026-07-02,120\nC,rui,2026-07-02,30\n");
    }

    @Test
    void teamsHaveTheSumOfTheirMembersDownToTheLastTeam() {
        assertThat(standing("team:dublin", "revenue").get("actual").asInt()).isEqualTo(200);
        assertThat(standing("team:company", "revenue").get("actual").asInt()).isEqualTo(230);
        assertThat(standing("team:company", "revenue").get("place").asInt()).isEqualTo(1);
        assertThat(standing("team:dublin", "revenue").get("met").asBoolean()).isTrue();
    }

    @Test
    void aMetricNobodyDeliveredIsNoDataAndNotMet() {
        JsonNode standing = standing("person:priya", "returns");
        assertThat(standing.get("actual").isNull()).isTrue();
        assertThat(standing.get("met").asBoolean()).isFalse();
        assertThat(standing.get("place").isNull()).isTrue();
    }

    @Test
    void aReachedGoalFallsBackWhenAReturnComesIn() {
        assertThat(standing("person:conor", "revenue").get("met").asBoolean()).isTrue();
        deliver("D,conor,2026-08-01,-50\n");
        assertThat(standing("person:conor", "revenue").get("met").asBoolean()).isFalse();
        assertThat(standing("person:conor", "revenue").get("place").asInt()).isEqualTo(2);
    }

    @Test
    void beforeItsEndAPeriodIsNotClosed() {
        Api.Answer answer = api.postJson("/api/periods/2026-Q3/closing", "{}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("period-not-over", "2026-09-30");
    }

    @Test
    void onceClosedItStandsAsItStoodAndClosingAgainChangesNothing() {
        clock.set(AFTER_THE_QUARTER);
        assertThat(api.postJson("/api/periods/2026-Q3/closing", "{}")
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("closed");
        deliver("E,priya,2026-09-30,1000\n");
        assertThat(standing("person:priya", "revenue").get("actual").asInt()).isEqualTo(80);
        assertThat(api.postJson("/api/periods/2026-Q3/closing", "{}").status()).isEqualTo(200);
        assertThat(standing("person:priya", "revenue").get("attainment").decimalValue())
                .isEqualByComparingTo("0.8");
        assertThat(standing("person:priya", "revenue").get("place").asInt()).isEqualTo(2);
    }

    @Test
    void anImportThatTouchesAClosedPeriodIsNotUndone() {
        String id = deliver("F,priya,2026-09-01,5\n").get("id").asString();
        clock.set(AFTER_THE_QUARTER);
        api.postJson("/api/periods/2026-Q3/closing", "{}");
        Api.Answer answer = api.delete("/api/imports/" + id);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("period-closed", "2026-Q3");
    }

    @Test
    void aPeriodClosesByItselfSoManyWorkingDaysAfterItsEnd() {
        clock.set(LocalDate.of(2026, 10, 6));
        closeWhatIsDue();
        assertThat(isClosed()).isFalse();
        clock.set(LocalDate.of(2026, 10, 7));
        closeWhatIsDue();
        assertThat(isClosed()).isTrue();
    }

    @Test
    void itIsPostponedOnceByAtMostTenWorkingDaysWithAReason() {
        assertThat(postpone("2026-12-01", "Late feed").status()).isEqualTo(422);
        assertThat(postpone("2026-10-12", "").status()).isEqualTo(422);
        assertThat(postpone("2026-10-12", "Late feed").status()).isEqualTo(200);
        assertThat(postpone("2026-10-13", "Later still").status()).isEqualTo(409);
        clock.set(LocalDate.of(2026, 10, 9));
        closeWhatIsDue();
        assertThat(isClosed()).isFalse();
        clock.set(LocalDate.of(2026, 10, 12));
        closeWhatIsDue();
        assertThat(isClosed()).isTrue();
    }

    @Test
    void historyLoadedInRetrospectIsClosedByHand() {
        goals("person:priya,revenue,2025-Q1,100\n");
        closeWhatIsDue();
        assertThat(in(house, () -> closings.isClosed("2025-Q1"))).isFalse();
        assertThat(api.postJson("/api/periods/2025-Q1/closing", "{}").status()).isEqualTo(200);
    }

    @Test
    void butOnceBegunItGoesOnByItself() {
        goals("person:priya,revenue,2025-Q1,100\n");
        assertThat(api.postJson("/api/periods/2025-Q1/closing", "{}").status()).isEqualTo(200);
        in(
                house,
                () -> jdbc.sql(
                                "update results.closing set state = 'closing', closed_at = null, closed_by = null where organization_id = ?")
                        .param(house.organization().id())
                        .update());

        closeWhatIsDue();

        assertThat(api.get("/api/periods/2025-Q1/closing").json().get("state").asString())
                .isEqualTo("closed");
    }

    private Api.Answer postpone(String until, String reason) {
        return api.postJson(
                "/api/periods/2026-Q3/postponement", "{\"until\":\"" + until + "\",\"reason\":\"" + reason + "\"}");
    }

    private void closeWhatIsDue() {
        CurrentOrganization.runAs(house.organization(), jobs::closeWhatIsDue);
    }

    private boolean isClosed() {
        return in(house, () -> closings.isClosed("2026-Q3"));
    }

    private void goals(String rows) {
        Api.Answer answer = api.putCsv("/api/goals?agreed=true", "owner,metric,period,target\n" + rows);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private JsonNode deliver(String rows) {
        Api.Answer answer = api.postFile(
                "/api/sources/crm/imports", ("id,who,day,amount\n" + rows).getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("quarantined").asInt()).as(answer.body()).isZero();
        return answer.json();
    }

    private JsonNode standing(String owner, String metric) {
        return api.get("/api/standings?period=2026-Q3&metric=" + metric)
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("owner").asString().equals(owner))
                .findFirst()
                .orElseThrow();
    }
}
