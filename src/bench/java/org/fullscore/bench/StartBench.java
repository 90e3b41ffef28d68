package org.fullscore.bench;

import static org.awaitility.Awaitility.await;

import bare.NotesApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fullscore.ApplicationProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the start of the process to the first page, with a database that is there, against a Spring Boot application with a page,
 * JPA and Flyway that starts the same database. Both start as Java does by itself.
 */
class StartBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    @Test
    void untilTheFirstPage() throws Exception {
        begin();
        List<Double> started = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            started.add(begin());
            bare.add(beginBare());
            System.out.printf("round: Fullscore %,.0f ms, bare %,.0f ms%n", started.getLast(), bare.getLast());
        }
        Report.milliseconds(
                "Start until the first page", started, "Spring Boot with a page, JPA and Flyway, same database", bare);
    }

    /** The first time, it makes the database. */
    private double begin() throws Exception {
        long from = System.nanoTime();
        try (ApplicationProcess application = ApplicationProcess.start(folder, Map.of("FULLSCORE_DEMONSTRATION", "false"))) {
            awaitPage(application.port(), "/sign-in");
            return (System.nanoTime() - from) / 1e6;
        }
    }

    private double beginBare() throws Exception {
        long from = System.nanoTime();
        try (BareProcess application = BareProcess.start(
                NotesApplication.class,
                folder,
                Map.of("FULLSCORE_HOME", folder.resolve("home").toString()),
                List.of("--enable-native-access=ALL-UNNAMED"),
                "--spring.main.banner-mode=off",
                "--spring.flyway.locations=classpath:bare",
                "--spring.flyway.default-schema=bare",
                "--spring.jpa.open-in-view=false",
                "--spring.jpa.hibernate.ddl-auto=validate",
                "--spring.jpa.properties.hibernate.default_schema=bare")) {
            awaitPage(application.port(), "/");
            return (System.nanoTime() - from) / 1e6;
        }
    }

    private static void awaitPage(int port, String path) {
        HttpRequest page = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(LONGEST)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            await().pollInterval(Duration.ofMillis(10)).atMost(LONGEST).ignoreExceptions().until(
                            () -> client.send(page, HttpResponse.BodyHandlers.ofString()).statusCode() == 200);
        }
    }
}
