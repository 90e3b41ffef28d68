package org.fullscore.bench;

import static org.assertj.core.api.Assertions.assertThat;

import bare.TotalsApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The board of a team of ten, as JSON and as a page, against the smallest application that answers with the same totals; with all of the
 * history and with a fiftieth of it.
 */
class BoardBench {

    private static final int HISTORY = Integer.getInteger("bench.history", 5_000_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int WARMING = Integer.getInteger("bench.warming", 4);
    private static final int CONNECTIONS = 16;
    private static final int TEAM = 10;
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final String BOARD = "?period=2026-Q1&metric=revenue";

    /** Every fortieth result is of the quarter, the others of the ten years before. */
    private static final String FACTS = """
            insert into results.fact (organization_id, source_key, external_id, metric_key, part, version, person_key, day, amount,
              counts, overlay, import_key, line)
            select o.id, s.key, 'H-' || n, m.key, 0, 1, p.key,
                   case when n %% 40 = 0 then date '2026-01-01' + (n / 40 + n / 40000) %% 90 else date '2016-01-01' + (n * 13 %% 3650) end,
                   n * 17 %% 900, true, false, 1, n
            from generate_series(%d, %d) n
            join organization.person p on p.id = 'p' || (n * 7919::bigint + n / 40) %% 1000
            join tenancy.organization o on o.id = p.organization_id
            join results.source s on s.organization_id = o.id and s.name = 'feed'
            join organization.metric m on m.organization_id = o.id and m.code = 'revenue'
            """;

    private static final String TOTALS = """
            truncate results.total, results.month_total;
            insert into results.total (organization_id, person_key, metric_key, day, amount, primary_amount, facts)
            select organization_id, person_key, metric_key, day, sum(amount), sum(amount), count(*) from results.fact group by 1, 2, 3, 4;
            """;

    private static final String BARE = """
            create schema bench;
            create table bench.total (team text, id text, name text, metric text, period text, target numeric(24,4), actual numeric(24,4),
              primary key (team, period, metric, id));
            insert into bench.total
            select 'team-' || n / 10, 'p' || n, 'Person ' || n, 'revenue', '2026-Q' || q, 100000, n * 17
            from generate_series(0, 9999) n, generate_series(1, 4) q;
            analyze bench.total;
            """;

    @TempDir
    private Path folder;

    /** What is asked again and again, over connections of its own. */
    private record Asked(int port, byte[] request, String expected) implements Clients.Client {

        @Override
        public java.util.concurrent.Callable<Boolean> ready() throws Exception {
            Wire wire = new Wire(port);
            return () -> new String(wire.call(request), StandardCharsets.UTF_8).contains(expected);
        }
    }

    @Test
    void boardOfATeamOfTen() throws Exception {
        try (Shop shop = Shop.open(folder);
                Connection database = shop.superuser();
                Statement sql = database.createStatement();
                Clients clients = new Clients(CONNECTIONS)) {
            enter(shop);
            sql.execute(BARE);
            deliver(sql, 1, HISTORY / 50);
            try (BareProcess bare = BareProcess.start(
                    TotalsApplication.class,
                    folder,
                    Map.of("BENCH_DATABASE", shop.database(), "BENCH_PASSWORD", shop.password()),
                    List.of("-Xmx256m", "-XX:+UseParallelGC"))) {
                Asked totals = new Asked(
                        bare.port(),
                        Wire.request("GET", "/totals?team=team-0&period=2026-Q1&metric=revenue", "", new byte[0]),
                        "Person 9");
                Asked json = new Asked(
                        shop.port(), shop.wired("GET", "/api/boards/ten" + BOARD, "", new byte[0]), "Person 9");
                Asked page = new Asked(shop.port(), page(shop), "Person 9");
                for (int round = 0; round < WARMING; round++) {
                    clients.rate(ROUND, json);
                    clients.rate(ROUND, page);
                    clients.rate(ROUND, totals);
                }
                List<Double> little = ratios(clients, json, totals);
                deliver(sql, HISTORY / 50 + 1, HISTORY);
                compare(clients, json, page, totals, little);
            }
        }
    }

    private static void compare(Clients clients, Asked json, Asked page, Asked totals, List<Double> little)
            throws Exception {
        List<Double> bare = new ArrayList<>();
        List<Double> asJson = new ArrayList<>();
        List<Double> asPage = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            bare.add(clients.rate(ROUND, totals));
            asJson.add(clients.rate(ROUND, json));
            asPage.add(clients.rate(ROUND, page));
            System.out.printf(
                    "round: bare %,.0f/s, JSON %,.0f/s, page %,.0f/s%n",
                    bare.getLast(), asJson.getLast(), asPage.getLast());
        }
        String what = String.format("Board of %d people, %,d results, ", TEAM, HISTORY);
        String against = "the same totals by plain JDBC, nobody signed in";
        Report.line(what + "JSON", asJson, against, bare);
        Report.line("… page", asPage, against, bare);
        Report.ratios(
                "… JSON, its ratio to that",
                IntStream.range(0, ROUNDS)
                        .mapToObj(round -> asJson.get(round) / bare.get(round))
                        .toList(),
                "with a fiftieth of the history",
                little);
        double half = Report.median(bare) / 2;
        Report.milliseconds(
                String.format("… JSON, 99th percentile at %,.0f/s", half),
                List.of(Report.p99(clients.latencies(ROUND, half, json))),
                against,
                List.of(Report.p99(clients.latencies(ROUND, half, totals))));
    }

    private static List<Double> ratios(Clients clients, Asked asked, Asked totals) throws Exception {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double bare = clients.rate(ROUND, totals);
            ratios.add(clients.rate(ROUND, asked) / bare);
        }
        return ratios;
    }

    private static void deliver(Statement sql, int first, int last) throws SQLException {
        sql.execute(FACTS.formatted(first, last));
        sql.execute(TOTALS);
        sql.execute("vacuum analyze results.fact, results.total");
    }

    /** Ten people of the shop in a team of their own; everybody has a goal. */
    private static void enter(Shop shop) {
        shop.describe("feed");
        shop.putCsv("/api/teams", "id,name,parent\nten,Ten,house\n");
        shop.putCsv(
                "/api/people",
                "id,team,moved\n"
                        + IntStream.range(0, TEAM)
                                .mapToObj(i -> "p" + i + ",ten,2015-01-01\n")
                                .collect(Collectors.joining()));
        shop.putCsv(
                "/api/goals?agreed=true",
                "owner,metric,period,target\nteam:ten,revenue,2026-Q1,1000000\n"
                        + IntStream.range(0, Shop.PEOPLE)
                                .mapToObj(i -> "person:p" + i + ",revenue,2026-Q1,100000\n")
                                .collect(Collectors.joining()));
    }

    /** The page as somebody who has signed in asks for it. */
    private static byte[] page(Shop shop) throws Exception {
        HttpClient browser = shop.browser();
        URI page = shop.uri("/boards/ten" + BOARD);
        HttpResponse<String> answer =
                browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        String cookie =
                String.join("; ", browser.cookieHandler().orElseThrow().get(page, Map.of()).get("Cookie"));
        return Wire.request("GET", "/boards/ten" + BOARD, "Cookie: " + cookie + "\r\n", new byte[0]);
    }
}
