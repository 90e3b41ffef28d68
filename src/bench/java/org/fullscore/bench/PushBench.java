package org.fullscore.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Facts pushed by eight clients, each with its Idempotency-Key and each waiting for its answer, against eight connections that insert and
 * commit a row at a time.
 *
 * <p>Each number of facts is pushed for a minute before it is measured. In a process that has just started, compiling takes 1.9 ms of processor
 * time a push in the first five seconds, 0.4 ms after a quarter of a minute, 0.02 ms after 35 seconds, when all the rest takes 0.6 ms; what is
 * measured is a process that has been fed for a while.
 */
class PushBench {

    private static final int CLIENTS = 8;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int WARMING = Integer.getInteger("bench.warming", 12);
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
                Clients clients = new Clients(CLIENTS)) {
            shop.describe("feed");
            database.createStatement().execute(TABLE);
            for (int facts : new int[] {1, 5, 10, 100}) {
                List<Double> pushed = new ArrayList<>();
                List<Double> inserted = new ArrayList<>();
                warm(shop, clients, facts);
                for (int round = 0; round < ROUNDS; round++) {
                    inserted.add(insert(shop, clients));
                    pushed.add(push(shop, clients, facts));
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

    /** Until the compiler of the machine has done its work. */
    private static void warm(Shop shop, Clients clients, int facts) throws Exception {
        for (int round = 0; round < WARMING; round++) {
            System.out.printf("warming, %d facts a request: %,.0f facts/s%n", facts, push(shop, clients, facts));
        }
    }

    private static double push(Shop shop, Clients clients, int facts) throws Exception {
        List<Wire> wires = new ArrayList<>();
        try {
            return facts * clients.rate(ROUND, () -> {
                Wire wire = shop.wire();
                wires.add(wire);
                return () -> {
                    byte[] answer = wire.call(shop.wired(
                            "POST",
                            "/api/sources/feed/results",
                            "Content-Type: application/json\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\n",
                            body(facts).getBytes(StandardCharsets.UTF_8)));
                    return new String(answer, StandardCharsets.UTF_8).contains("\"recorded\":" + facts + ",");
                };
            });
        } finally {
            for (Wire wire : wires) {
                wire.close();
            }
        }
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

    private static double insert(Shop shop, Clients clients) throws Exception {
        List<Connection> connections = new ArrayList<>();
        try {
            return clients.rate(ROUND, () -> {
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
}
