package org.fullscore.consequences;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A quarter with more goals than are written at once is closed by two people at the same moment. */
class ClosingManyGoalsTest extends RealTest {

    /** One whole chunk and some more. */
    private static final int GOALS = 5_050;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatFollowsIsWrittenOnceForEverybody() throws Exception {
        clock.set(LocalDate.of(2026, 8, 20));
        House house = found("Aldera Instruments");
        Api api = house.administrator();
        Cast.enter(house);
        publish(house, "revenue", Policies2026.REVENUE);
        ok(api.putCsv("/api/people", "id,name,rank,team,joined\n" + rows("p%1$d,Person %1$d,rep,dublin,2020-01-01")));
        ok(api.putCsv(
                "/api/goals?agreed=true", "owner,metric,period,target\n" + rows("person:p%d,revenue,2026-Q3,100")));
        ok(api.putYaml("/api/sources/crm", """
                key: id
                person: { column: who, by: id }
                on: { column: day }
                metrics: { revenue: { column: amount } }
                """));
        ok(api.postFile(
                "/api/sources/crm/imports",
                ("id,who,day,amount\n" + rows("R%1$d,p%1$d,2026-07-01,110")).getBytes(UTF_8)));
        clock.set(LocalDate.of(2026, 10, 1));

        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<Api.Answer>> answers = two.invokeAll(List.of(
                    () -> api.postJson("/api/periods/2026-Q3/closing", "{}"),
                    () -> api.postJson("/api/periods/2026-Q3/closing", "{}")));
            for (Future<Api.Answer> answer : answers) {
                ok(answer.get());
            }
        }

        UUID organization = house.organization().id();
        List<Integer> ofEach = in(
                house,
                () -> jdbc.sql(
                                "select count(*) from consequences.obligation where organization_id = ? group by goal_id")
                        .param(organization)
                        .query(Integer.class)
                        .list());
        assertThat(ofEach).hasSize(GOALS).containsOnly(1);
        assertThat(api.get("/api/periods/2026-Q3/closing").json().get("swept").asInt())
                .isEqualTo(GOALS);
        assertThat(api.get("/api/ledger/verification").body()).contains("\"verified\":true");
    }

    private static String rows(String pattern) {
        return IntStream.range(0, GOALS)
                .mapToObj(person -> pattern.formatted(person))
                .collect(Collectors.joining("\n"));
    }

    private static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
