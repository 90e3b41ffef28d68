package org.fullscore.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Facts pushed by eight clients, each with its Idempotency-Key and each waiting for its answer, against eight connections that insert and
 * commit a row at a time.
 */
class PushBench {

    private static final int CLIENTS = 8;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private static final String TABLE = """
            create schema bench;
            create table bench.fact (id text primary key, who text not null, day date not null, amount numeric(19,4) not null);
            """;

    @TempDir
    private Path folder;

    @Test
    void factsOfEightClients() throws Exception {
        try (Shop shop = Shop.open(folder);
                Connection database = shop.superuser();
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            shop.describe("feed");
            database.createStatement().execute(TABLE);
            HttpClient http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
            for (int facts : new int[] {1, 10, 100}) {
                List<Double> pushed = new ArrayList<>();
                List<Double> inserted = new ArrayList<>();
                push(shop, http, clients, facts);
                for (int round = 0; round < ROUNDS; round++) {
                    inserted.add(insert(shop, clients));
                    pushed.add(push(shop, http, clients, facts));
                    System.out.printf(
                            "%d facts a request: %,.0f facts/s, inserts %,.0f rows/s%n",
                            facts, pushed.getLast(), inserted.getLast());
                }
                Report.line(
                        "Facts pushed by " + CLIENTS + " clients, " + facts + " a request",
                        pushed,
                        "one `insert` and commit a row, " + CLIENTS + " connections",
                        inserted);
            }
        }
    }

    private static double push(Shop shop, HttpClient http, ExecutorService clients, int facts) throws Exception {
        return facts
                * rate(
                        clients,
                        () -> (Callable<Boolean>) () -> {
                            HttpRequest request = shop.request("/api/sources/feed/results")
                                    .header("Content-Type", "application/json")
                                    .header("Idempotency-Key", UUID.randomUUID().toString())
                                    .POST(HttpRequest.BodyPublishers.ofString(body(facts)))
                                    .build();
                            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                            return answer.body().contains("\"recorded\":" + facts);
                        });
    }

    private static String body(int facts) {
        return IntStream.range(0, facts)
                .mapToObj(fact -> "{\"id\":\"%s\",\"who\":\"p%d\",\"day\":\"%s\",\"amount\":%d}"
                        .formatted(
                                UUID.randomUUID(),
                                ThreadLocalRandom.current().nextInt(Shop.PEOPLE),
                                FIRST.plusDays(ThreadLocalRandom.current().nextInt(90)),
                                ThreadLocalRandom.current().nextInt(90_000)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static double insert(Shop shop, ExecutorService clients) throws Exception {
        List<Connection> connections = new ArrayList<>();
        try {
            return rate(clients, () -> {
                Connection connection = shop.superuser();
                connections.add(connection);
                PreparedStatement insert = connection.prepareStatement("insert into bench.fact values (?, ?, ?, ?)");
                return () -> insertOne(insert);
            });
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private static boolean insertOne(PreparedStatement insert) throws SQLException {
        insert.setString(1, UUID.randomUUID().toString());
        insert.setString(2, "p" + ThreadLocalRandom.current().nextInt(Shop.PEOPLE));
        insert.setObject(3, FIRST.plusDays(ThreadLocalRandom.current().nextInt(90)));
        insert.setInt(4, ThreadLocalRandom.current().nextInt(90_000));
        return insert.executeUpdate() == 1;
    }

    /** What one client does again and again. */
    private interface Client {
        Callable<Boolean> ready() throws IOException, SQLException;
    }

    /** How often a second all clients together do it. */
    private static double rate(ExecutorService clients, Client client) throws Exception {
        List<Callable<Boolean>> ready = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            ready.add(client.ready());
        }
        long started = System.nanoTime();
        long end = started + ROUND.toNanos();
        List<Future<Long>> counts = new ArrayList<>();
        for (Callable<Boolean> one : ready) {
            counts.add(clients.submit(() -> {
                long done = 0;
                while (System.nanoTime() < end) {
                    assertThat(one.call()).isTrue();
                    done++;
                }
                return done;
            }));
        }
        long all = 0;
        for (Future<Long> count : counts) {
            all += count.get();
        }
        return all / ((System.nanoTime() - started) / 1e9);
    }
}
