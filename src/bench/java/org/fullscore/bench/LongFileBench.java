package org.fullscore.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files as long as asked for ({@code -Dbench.megabytes=2048}) through HTTP into an application with a heap of 256 MB, against files of a
 * tenth: one of rows that have a long text beside what is recorded, one of rows that nearly all do not count, and one of rows that are
 * nearly all bad.
 */
class LongFileBench {

    private static final long MEGABYTES = Long.getLong("bench.megabytes", 200);
    private static final int PARTS = 10;
    private static final long SEED = 42;
    private static final String NOTE = "Spoke to their purchasing again, they want the second offer in writing. ".repeat(7);

    @TempDir
    private Path folder;

    private int files;

    /** How the rows of a file come about. */
    private interface Line {
        String of(int row, Random random);
    }

    @Test
    void longFilesIntoASmallHeap() throws Exception {
        try (Shop shop = Shop.open(folder)) {
            compare(shop, "every row recorded", (row, random) -> line(row, random, "Won", random.nextInt(Shop.PEOPLE)));
            compare(shop, "one row in 50 counts", (row, random) ->
                    line(row, random, row % 50 == 0 ? "Won" : "Lost", random.nextInt(Shop.PEOPLE)));
            compare(shop, "one row in 50 is good", (row, random) ->
                    line(row, random, "Won", random.nextInt(Shop.PEOPLE) + (row % 50 == 0 ? 0 : Shop.PEOPLE)));
        }
    }

    private void compare(Shop shop, String what, Line line) throws Exception {
        double part = rate(shop, MEGABYTES / PARTS, line);
        double whole = rate(shop, MEGABYTES, line);
        Report.line(
                "Rows of a file of " + MEGABYTES + " MB, heap 256 MB, " + what,
                List.of(whole),
                "a file of a tenth",
                List.of(part));
    }

    private double rate(Shop shop, long megabytes, Line line) throws IOException, InterruptedException {
        Path file = folder.resolve("long.csv");
        int rows = write(file, megabytes, line);
        String source = "long-" + files++;
        shop.describe(source, "only: { stage: [Won] }\n");
        long started = System.nanoTime();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        shop.request("/api/sources/" + source + "/imports")
                                .header("Content-Type", "text/csv")
                                .POST(HttpRequest.BodyPublishers.ofFile(file))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        double seconds = (System.nanoTime() - started) / 1e9;
        assertThat(answer.body()).contains("\"state\":\"recorded\"", "\"read\":" + rows);
        System.out.printf("%d rows, %d MB in %.0f s%n", rows, Files.size(file) >> 20, seconds);
        return rows / seconds;
    }

    private static int write(Path file, long megabytes, Line line) throws IOException {
        Random random = new Random(SEED);
        int rows = 0;
        long left = megabytes << 20;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,who,day,amount,stage,note\n");
            while (left > 0) {
                String next = line.of(rows++, random);
                left -= next.length();
                out.write(next);
            }
        }
        return rows;
    }

    private static String line(int row, Random random, String stage, int who) {
        return "OPP-" + row + ",p" + who + "," + LocalDate.of(2025, 1, 1).plusDays(random.nextInt(365)) + ","
                + random.nextInt(90_000) + "," + stage + "," + NOTE + "\n";
    }
}
