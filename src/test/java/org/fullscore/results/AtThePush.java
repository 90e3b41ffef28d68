package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.fullscore.Api;
import org.junit.jupiter.api.BeforeEach;

/** A system that pushes facts to the source crm as they happen; a second source takes files of the same form. */
abstract class AtThePush extends AtTheSource {

    @BeforeEach
    void twoSourcesAlike() {
        clock.set(Instant.parse("2026-08-20T08:17:00Z"));
        map("crm", WON_DEALS);
        map("files", WON_DEALS);
    }

    Api.Answer push(String body) {
        return house.administrator().postJson("/api/sources/crm/results", body);
    }

    Api.Answer push(String key, String body) {
        return house.administrator()
                .call(
                        "POST",
                        "/api/sources/crm/results",
                        "application/json",
                        body.getBytes(StandardCharsets.UTF_8),
                        Map.of("Idempotency-Key", key));
    }

    static String fact(String id, String who, int amount) {
        return "{\"id\":\"" + id + "\",\"who\":\"" + who + "\",\"day\":\"2026-08-19\",\"amount\":" + amount
                + ",\"stage\":\"Won\"}";
    }

    static String counts(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return counted(answer.json());
    }

    interface Client {
        List<Api.Answer> call(int client);
    }

    static List<Api.Answer> atOnce(int clients, Client work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<List<Api.Answer>>> running = IntStream.range(0, clients)
                    .mapToObj(client -> threads.submit(() -> work.call(client)))
                    .toList();
            List<Api.Answer> answers = new ArrayList<>();
            for (Future<List<Api.Answer>> one : running) {
                answers.addAll(one.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    List<String> rows(String sql) {
        return in(
                house,
                () -> jdbc.sql(sql)
                        .param(house.organization().id())
                        .query(String.class)
                        .list());
    }
}
