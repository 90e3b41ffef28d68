package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Facts pushed for a closed period open a restatement, one comparison for many batches. */
class PushingIntoAClosedPeriodTest extends RealTest {

    @Autowired
    private ArrivingLate late;

    @Autowired
    private JdbcClient jdbc;

    private House house;
    private Api api;

    @BeforeEach
    void theQuarterIsClosed() {
        clock.set(LocalDate.of(2026, 7, 20));
        house = found("Aldera Instruments");
        api = house.administrator();
        Cast.enter(house);
        ok(api.putCsv("/api/goals?agreed=true", """
                owner,metric,period,target
                person:priya,revenue,2026-Q2,100
                person:rui,revenue,2026-Q2,100
                """));
        ok(api.putYaml("/api/sources/crm", """
                key: id
                person: { column: who, by: id }
                on: { column: day }
                metrics: { revenue: { column: amount } }
                """));
        push("first", "2026-06-01");
        ok(api.postJson("/api/periods/2026-Q2/closing", "{}"));
    }

    @Test
    void manyBatchesAreComparedOnce() {
        push("a", "2026-06-30");
        push("b", "2026-06-30");
        push("c", "2026-06-30");
        assertThat(restatements()).isEmpty();

        settle();
        assertThat(restatements()).hasSize(1);
        assertThat(restatements().getFirst().get("goals").valueStream())
                .extracting(goal -> goal.get("owner").asString() + " "
                        + goal.get("before").asInt() + " " + goal.get("after").asInt())
                .containsExactly("person:rui 10 40");
        settle();
        assertThat(opened()).isEqualTo(1);
    }

    @Test
    void whatComesAfterwardsIsComparedAgain() {
        push("a", "2026-06-30");
        settle();
        push("b", "2026-06-30");
        settle();

        assertThat(restatements()).hasSize(1);
        assertThat(restatements().getFirst().get("goals").get(0).get("after").asInt())
                .isEqualTo(30);
        assertThat(opened()).isEqualTo(2);
    }

    @Test
    void whatWaitedForAClosingSeesIt() throws Exception {
        push("a", "2026-07-01");
        try (Connection closing = database.superuser();
                Statement statement = closing.createStatement();
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            closing.setAutoCommit(false);
            statement.execute("select from results.source where organization_id = '"
                    + house.organization().id() + "' for update");
            statement.execute("""
                    insert into results.closing (organization_id, period, starts, ends, state)
                    values ('%s', '2026-07', '2026-07-01', '2026-08-01', 'closed')
                    """.formatted(house.organization().id()));
            Future<?> pushed = threads.submit(() -> push("b", "2026-07-02"));
            await().atMost(Duration.ofSeconds(30)).until(this::somebodyWaits);
            closing.commit();
            pushed.get();
        }
        assertThat(in(
                        house,
                        () -> jdbc.sql("select period from results.late_period where organization_id = ?")
                                .param(house.organization().id())
                                .query(String.class)
                                .list()))
                .containsExactly("2026-07");
    }

    private boolean somebodyWaits() throws SQLException {
        try (Connection watching = database.superuser();
                Statement statement = watching.createStatement();
                ResultSet waiting = statement.executeQuery(
                        "select from pg_stat_activity where wait_event_type = 'Lock' and query like '%results.source%'")) {
            return waiting.next();
        }
    }

    @Test
    void factsOfAnOpenPeriodOpenNothing() {
        push("a", "2026-07-01");
        settle();
        assertThat(restatements()).isEmpty();
    }

    private void settle() {
        CurrentOrganization.runAs(house.organization(), late::settle);
    }

    private void push(String key, String day) {
        ok(api.postJson(
                "/api/sources/crm/results",
                "{\"id\":\"" + key + "\",\"who\":\"rui\",\"day\":\"" + day + "\",\"amount\":10}"));
    }

    private List<JsonNode> restatements() {
        return api.get("/api/restatements").json().get("items").valueStream().toList();
    }

    private int opened() {
        return (int) api.get("/api/ledger")
                .json()
                .get("items")
                .valueStream()
                .filter(entry -> entry.get("act").asString().equals("restatement-opened"))
                .count();
    }

    private static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
    }
}
