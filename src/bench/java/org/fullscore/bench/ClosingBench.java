package org.fullscore.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Closing a quarter in which everybody has a goal, through HTTP: standings frozen, obligations and ledger written. Against one transaction that inserts the same rows
 * into tables with the same columns, checks, indexes and foreign keys. Each round is the next quarter, so that streaks have something to look back at.
 */
class ClosingBench {

    private static final int GOALS = Integer.getInteger("bench.goals", 100_000);
    private static final int ROUNDS = Math.min(3, Integer.getInteger("bench.rounds", 3));
    private static final int TEAM = 100;
    private static final int FILE = 20_000;

    private static final String POLICY = """
            metric: revenue
            of: [person]
            period: quarter
            from: 2026-01-01
            source: Measured
            rules:
              - { name: Met, from: 100, then: [{ consequence: Accelerator, kind: reward, severity: 1, owedBy: leader, workingDays: 10, pay: { perPoint: 50, above: 100, currency: USD } }] }
              - { name: Short, from: 70, below: 100, then: [{ consequence: Review of the pipeline, kind: support, severity: 1, owedBy: leader, workingDays: 5 }] }
              - { name: Missed, below: 70, then: [{ consequence: Coaching plan, kind: support, severity: 2, owedBy: leader, workingDays: 5 }] }
              - { name: Missed again, below: 70, inARow: 2, then: [{ consequence: Improvement plan, kind: corrective, severity: 3, owedBy: leader, workingDays: 10 }] }
            """;

    @TempDir
    private Path folder;

    @Test
    void aQuarterOfEverybody() throws Exception {
        try (Shop shop = Shop.open(folder);
                Connection database = shop.superuser()) {
            enter(shop);
            shop.describe("feed");
            deliver(shop);
            execute(database, "create schema bench");
            for (String table : List.of("results.frozen_standing", "consequences.obligation", "ledger.entry")) {
                execute(database, "create table bench." + name(table) + " (like " + table + " including all)");
                referTo(database, table);
            }
            List<Double> closed = new ArrayList<>();
            List<Double> inserted = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                String period = "2026-Q" + round;
                agree(shop, period);
                execute(database, "analyze");
                closed.add(close(shop, period));
                inserted.add(insert(database, period));
                System.out.printf(
                        "round %s: closed in %,.0f ms, plain rows in %,.0f ms%n",
                        period, closed.getLast(), inserted.getLast());
            }
            Report.milliseconds(
                    "Closing a period of %,d goals".formatted(GOALS), closed, "plain SQL inserts the same rows", inserted);
        }
    }

    private static void enter(Shop shop) {
        shop.putCsv("/api/people", "id,name,rank\nhead,Head,executive\nboard,Board,executive\n");
        put(shop, "/api/people", "id,name,rank", GOALS / TEAM, leader -> "l%1$d,Leader %1$d,leader".formatted(leader));
        shop.putCsv("/api/teams", "id,name,leader,answersTo\nhouse,House,head,board\n");
        put(
                shop,
                "/api/teams",
                "id,name,parent,leader",
                GOALS / TEAM,
                team -> "t%1$d,Team %1$d,house,l%1$d".formatted(team));
        put(
                shop,
                "/api/people",
                "id,name,rank,team,joined",
                GOALS,
                person -> "p%d,Person %d,rep,t%d,2020-01-01".formatted(person, person, person / TEAM));
        shop.publish("revenue", POLICY, "board");
    }

    private static void agree(Shop shop, String period) {
        put(
                shop,
                "/api/goals?agreed=true",
                "owner,metric,period,target",
                GOALS,
                person -> "person:p" + person + ",revenue," + period + ",1000");
    }

    private static void put(Shop shop, String path, String columns, int rows, IntFunction<String> row) {
        for (int first = 0; first < rows; first += FILE) {
            shop.putCsv(
                    path,
                    columns + "\n"
                            + IntStream.range(first, Math.min(rows, first + FILE))
                                    .mapToObj(row)
                                    .collect(Collectors.joining("\n")));
        }
    }

    /** A result of everybody in each quarter: half to one and a half times the target. */
    private static void deliver(Shop shop) throws Exception {
        String rows = IntStream.range(0, ROUNDS * GOALS)
                .mapToObj(row -> "R-%d,p%d,2026-%02d-15,%d\n"
                        .formatted(row, row % GOALS, 3 * (row / GOALS) + 2, 500 + row % GOALS * 7919L % 1000))
                .collect(Collectors.joining());
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    shop.request("/api/sources/feed/imports")
                            .header("Content-Type", "text/csv")
                            .POST(HttpRequest.BodyPublishers.ofString("id,who,day,amount\n" + rows))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("\"recorded\":" + ROUNDS * GOALS + ",");
        }
    }

    private static double close(Shop shop, String period) throws Exception {
        long started = System.nanoTime();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    shop.request("/api/periods/" + period + "/closing")
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("\"state\":\"closed\"");
        }
        return (System.nanoTime() - started) / 1e6;
    }

    private static double insert(Connection database, String period) throws SQLException {
        long goals = count(database, "select count(*) from results.frozen_standing where period = '" + period + "'");
        long owed = count(database, "select count(*) from consequences.obligation where period = '" + period + "'");
        assertThat(goals).isEqualTo(GOALS);
        assertThat(owed).isEqualTo(GOALS);
        long started = System.nanoTime();
        database.setAutoCommit(false);
        execute(
                database,
                "insert into bench.frozen_standing select * from results.frozen_standing where period = '" + period + "'");
        execute(
                database,
                "insert into bench.obligation select * from consequences.obligation where period = '" + period + "'");
        execute(
                database,
                "insert into bench.entry select * from ledger.entry where subject = 'period:" + period + "'");
        database.commit();
        database.setAutoCommit(true);
        return (System.nanoTime() - started) / 1e6;
    }

    /** Gives the copy the foreign keys of its table: plain SQL has to look them up, too. */
    private static void referTo(Connection database, String table) throws SQLException {
        List<String> added = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("""
                        select 'alter table bench.%s add ' || pg_get_constraintdef(oid) from pg_constraint
                        where contype = 'f' and conrelid = '%s'::regclass
                        """.formatted(name(table), table))) {
            while (row.next()) {
                added.add(row.getString(1));
            }
        }
        for (String sql : added) {
            execute(database, sql);
        }
    }

    private static String name(String table) {
        return table.substring(table.indexOf('.') + 1);
    }

    private static long count(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
