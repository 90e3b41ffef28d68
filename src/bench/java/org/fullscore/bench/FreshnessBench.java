package org.fullscore.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * From the answer to a push until the lines of an open board show it, event and reading included, against one commit and one
 * notification of the same database.
 */
class FreshnessBench {

    private static final int FACTS = 100 * Integer.getInteger("bench.rounds", 5);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String LINES = "/boards/house?period=2026-Q1&metric=revenue";

    @TempDir
    private Path folder;

    @Test
    void fromAnAcceptedResultToAnOpenBoard() throws Exception {
        try (Shop shop = Shop.open(folder);
                Connection listening = shop.superuser();
                Connection telling = shop.superuser()) {
            shop.describe("feed");
            HttpClient browser = shop.browser();
            LinkedBlockingQueue<Long> events = open(shop, browser);
            HttpClient sender = HttpClient.newHttpClient();
            listening.createStatement().execute("listen bench");
            telling.createStatement().execute("create table bench_told (id integer)");
            List<Double> seen = new ArrayList<>();
            List<Double> told = new ArrayList<>();
            Random pause = new Random(42);
            for (int fact = 0; fact < FACTS; fact++) {
                told.add(notification(listening, telling, fact));
                TimeUnit.MILLISECONDS.sleep(300 + pause.nextInt(200));
                events.clear();
                seen.add(appearance(shop, sender, browser, events, fact));
            }
            System.out.printf(
                    "visible on an open board: median %.1f ms, p99 %.1f ms%n", Report.median(seen), Report.p99(seen));
            Report.milliseconds("A result accepted → read on an open board, median", seen, "commit and `NOTIFY`", told);
            Report.milliseconds(
                    "… 99th percentile", List.of(Report.p99(seen)), "the same", List.of(Report.p99(told)));
        }
    }

    /** Opens the stream of a board and collects when its events came. */
    private static LinkedBlockingQueue<Long> open(Shop shop, HttpClient browser) throws Exception {
        HttpResponse<InputStream> stream = browser.send(
                HttpRequest.newBuilder(shop.uri("/boards/house/events")).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        LinkedBlockingQueue<Long> events = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))
                .lines()
                .filter(line -> line.startsWith("event:") || line.startsWith("data:"))
                .forEach(line -> events.add(System.nanoTime())));
        return events;
    }

    private static double appearance(
            Shop shop, HttpClient sender, HttpClient browser, LinkedBlockingQueue<Long> events, int fact)
            throws Exception {
        String body = "{\"id\":\"F-%d\",\"who\":\"p1\",\"day\":\"2026-02-01\",\"amount\":1}".formatted(fact);
        HttpResponse<String> answer = sender.send(
                shop.request("/api/sources/feed/results")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        long accepted = System.nanoTime();
        assertThat(answer.body()).contains("\"recorded\":1");
        assertThat(events.poll(LONGEST.toMillis(), TimeUnit.MILLISECONDS))
                .as("an event")
                .isNotNull();
        HttpResponse<String> lines = browser.send(
                HttpRequest.newBuilder(shop.uri(LINES)).header("HX-Request", "true").build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(lines.statusCode()).isEqualTo(200);
        return Math.max(0, System.nanoTime() - accepted) / 1e6;
    }

    private static double notification(Connection listening, Connection telling, int fact) throws Exception {
        long started = System.nanoTime();
        telling.setAutoCommit(false);
        try (Statement statement = telling.createStatement()) {
            statement.execute("insert into bench_told values (" + fact + ")");
            statement.execute("notify bench");
        }
        telling.commit();
        assertThat(listening.unwrap(PGConnection.class).getNotifications((int) LONGEST.toMillis()))
                .isNotEmpty();
        return (System.nanoTime() - started) / 1e6;
    }
}
