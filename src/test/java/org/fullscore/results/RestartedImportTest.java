package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fullscore.Api;
import org.fullscore.ApplicationProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole application, killed with signal 9 in the middle of two imports, one of which somebody waits for: both go on by themselves. */
class RestartedImportTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ROWS = 60_000;
    private static final String TOKEN = "a-token-for-the-tests-of-restarting";
    private static final Map<String, String> SETTINGS = Map.of(
            "FULLSCORE_DEMONSTRATION", "false",
            "FULLSCORE_BOOTSTRAP_ORGANIZATION", "Aldera Instruments",
            "FULLSCORE_BOOTSTRAP_ADMIN_EMAIL", "jonas@example.org",
            "FULLSCORE_BOOTSTRAP_ADMIN_PASSWORD", "a long enough password",
            "FULLSCORE_BOOTSTRAP_TOKEN", TOKEN);

    @TempDir
    private Path folder;

    private ApplicationProcess application;

    @BeforeEach
    void start() throws IOException {
        application = ApplicationProcess.start(folder, SETTINGS, "-XX:TieredStopAtLevel=1");
        await().atMost(PATIENCE).until(() -> status("/api/imports") == 200);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        application.close();
    }

    @Test
    void goesOnByItself() throws Exception {
        load(api().putCsv("/api/people", "id,name,rank\npriya,Priya Raman,rep\n"));
        load(api().putJson("/api/metrics", """
                [{"code":"revenue","name":"Revenue","unit":"currency","currency":"USD","direction":"higher","aggregate":"sum"}]
                """));
        List.of("waited-for", "left-alone").forEach(name -> load(api().putYaml("/api/sources/" + name, """
                        key: id
                        person: { column: who }
                        on: { column: day }
                        metrics: { revenue: { column: amount } }
                        """)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = CompletableFuture.runAsync(() -> send("waited-for", Map.of()), threads);
            send("left-alone", Map.of("Prefer", "respond-async"));
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> imports().size() == 2 && imports().stream().allMatch(one -> read(one) > 0));
            application.process().destroyForcibly().waitFor();
            assertThat(waiting).failsWithin(PATIENCE);
        }
        long recorded = facts();
        assertThat(recorded).as("rows recorded when it was killed").isBetween(2L, 2L * ROWS - 1);

        start();
        await().atMost(PATIENCE)
                .until(() -> imports().stream()
                        .allMatch(one -> "recorded".equals(one.get("state").asString())));
        assertThat(imports())
                .allMatch(one -> read(one) == ROWS && one.get("recorded").asLong() == ROWS);
        assertThat(facts()).isEqualTo(2L * ROWS);
    }

    private void send(String source, Map<String, String> headers) {
        String file = "id,who,day,amount\n"
                + IntStream.range(0, ROWS)
                        .mapToObj(row -> "K" + row + ",priya,2026-07-01,1\n")
                        .collect(Collectors.joining());
        assertThat(api().call(
                                "POST",
                                "/api/sources/" + source + "/imports",
                                "text/csv",
                                file.getBytes(StandardCharsets.UTF_8),
                                headers)
                        .status())
                .isEqualTo(202);
    }

    private List<JsonNode> imports() {
        return api().get("/api/imports").json().get("items").valueStream().toList();
    }

    private static long read(JsonNode delivery) {
        return delivery.get("read").asLong();
    }

    private int status(String path) {
        assertThat(application.process().isAlive()).as(() -> log()).isTrue();
        try {
            return api().get(path).status();
        } catch (UncheckedIOException notYet) {
            return 0;
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("application.log"));
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private Api api() {
        return new Api(application.port(), TOKEN);
    }

    private long facts() throws IOException, SQLException {
        try (Connection connection = application.superuser();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "select (select count(*) from results.fact), (select sum(amount) from results.total)")) {
            assertThat(count.next()).isTrue();
            assertThat(count.getLong(2)).as("totals").isEqualTo(count.getLong(1));
            return count.getLong(1);
        }
    }

    private static void load(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }
}
