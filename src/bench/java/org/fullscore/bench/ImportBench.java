package org.fullscore.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * An import of a million rows through HTTP, against {@code COPY} of the same rows into a table with the same indexes; then the same
 * again with five million rows of history in both tables. Some rounds before, taken back, let both be compared in a process that is
 * equally warm.
 */
class ImportBench {

    private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
    private static final int HISTORY = Integer.getInteger("bench.history", 5_000_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int WARMING = Integer.getInteger("bench.warming", 2);
    private static final long SEED = 42;
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

    private static final String TABLE = """
            create schema bench;
            create table bench.fact (like results.fact including indexes);
            """;

    /** Results of five years before, with their totals, and the same rows in the table that is copied into. */
    private static final String PAST = """
            insert into results.fact (organization_id, source_key, external_id, metric_key, version, person_key, day, amount, import_key, line)
            select p.organization_id, s.key, 'OLD-' || lpad(n::text, 8, '0'), m.key, 1, p.key,
                   date '2020-01-01' + (n * 7919::bigint %% 1826)::integer, (n %% 9000000) / 100.0, 0, n
            from generate_series(1, %d) n
            join (select *, row_number() over (order by key) as place from organization.person) p on p.place = 1 + n %% %d
            cross join organization.metric m
            join results.source s on s.name = 'past';
            insert into results.total
            select organization_id, person_key, metric_key, day, sum(amount), sum(amount), count(*) from results.fact
            where import_key = 0 group by organization_id, person_key, metric_key, day;
            insert into bench.fact select * from results.fact where import_key = 0;
            analyze;
            """;

    @TempDir
    private Path folder;

    @Test
    void aMillionRowsAgainstCopy() throws Exception {
        try (Shop shop = Shop.open(folder);
                Connection database = shop.superuser();
                Statement statement = database.createStatement()) {
            statement.execute(TABLE);
            for (int round = 0; round < WARMING; round++) {
                copy(database, typed(round));
                deliver(shop, "feed-" + round, delivered(round));
            }
            statement.execute("truncate results.fact, results.total, bench.fact");
            rounds("without", shop, database, WARMING);
            shop.describe("past");
            statement.execute(PAST.formatted(HISTORY, Shop.PEOPLE));
            rounds("with " + HISTORY + " rows of", shop, database, WARMING + ROUNDS);
        }
    }

    private void rounds(String history, Shop shop, Connection database, int before) throws Exception {
        List<Double> imports = new ArrayList<>();
        List<Double> copies = new ArrayList<>();
        for (int round = before; round < before + ROUNDS; round++) {
            copies.add(copy(database, typed(round)));
            imports.add(deliver(shop, "feed-" + round, delivered(round)));
            System.out.printf(
                    "round %d: COPY %,.0f rows/s, import %,.0f rows/s, ratio %.2f%n",
                    round, copies.getLast(), imports.getLast(), imports.getLast() / copies.getLast());
        }
        Report.line(
                "Import of " + ROWS + " rows, good rows, heap 256 MB, " + history + " history",
                imports,
                "`COPY`, same indexes",
                copies);
    }

    private static double deliver(Shop shop, String source, Path file) throws IOException, InterruptedException {
        shop.describe(source);
        HttpRequest request = shop.request("/api/sources/" + source + "/imports")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        long started = System.nanoTime();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        double seconds = (System.nanoTime() - started) / 1e9;
        assertThat(answer.body()).contains("\"recorded\":" + ROWS);
        return ROWS / seconds;
    }

    private static double copy(Connection database, Path file) throws IOException, SQLException {
        long started = System.nanoTime();
        try (InputStream rows = Files.newInputStream(file)) {
            database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bench.fact from stdin (format csv)", rows, 1 << 16);
        }
        return ROWS / ((System.nanoTime() - started) / 1e9);
    }

    /** As a CRM would export it. */
    private Path delivered(int round) throws IOException {
        Path file = folder.resolve("delivered.csv");
        Random random = new Random(SEED + round);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,who,day,amount\n");
            for (int row = 0; row < ROWS; row++) {
                out.write("OPP-%08d,p%d,%s,%d.%02d%n"
                        .formatted(row, random.nextInt(Shop.PEOPLE), day(random), random.nextInt(90_000), random.nextInt(100)));
            }
        }
        return file;
    }

    /** The same rows as the table has them. */
    private Path typed(int round) throws IOException {
        Path file = folder.resolve("typed.csv");
        Random random = new Random(SEED + round);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int row = 0; row < ROWS; row++) {
                out.write("00000000-0000-0000-0000-000000000001,%d,OPP-%08d,1,1,%d,%s,%d.%02d,true,false,1,%d,0%n"
                        .formatted(
                                round,
                                row,
                                random.nextInt(Shop.PEOPLE),
                                day(random),
                                random.nextInt(90_000),
                                random.nextInt(100),
                                row + 2));
            }
        }
        return file;
    }

    private static LocalDate day(Random random) {
        return FIRST.plusDays(random.nextInt(365));
    }
}
