package org.fullscore.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/** The table of a run: each measurement beside its baseline, printed and kept in {@code target/bench/report.md}. */
final class Report {

    private static final Path FILE = Path.of("target/bench/report.md");
    private static final String HEAD = "| What | Fullscore | Against | Ratio |\n|---|---|---|---|\n";

    private Report() {}

    /** A line of the table: medians of rates per second, and the first divided by the second. */
    static void line(String what, List<Double> candidate, String against, List<Double> baseline) throws IOException {
        line(what, candidate, against, baseline, "%,.0f/s");
    }

    /** The same of durations in milliseconds. */
    static void milliseconds(String what, List<Double> candidate, String against, List<Double> baseline)
            throws IOException {
        line(what, candidate, against, baseline, "%,.1f ms");
    }

    /** The same of ratios. */
    static void ratios(String what, List<Double> candidate, String against, List<Double> baseline) throws IOException {
        line(what, candidate, against, baseline, "%.2f");
    }

    private static void line(
            String what, List<Double> candidate, String against, List<Double> baseline, String measured)
            throws IOException {
        String line = String.format(
                Locale.ROOT,
                "| %s | " + measured + " | %s, " + measured + " | **%.2f** |%n",
                what,
                median(candidate),
                against,
                median(baseline),
                median(candidate) / median(baseline));
        Files.createDirectories(FILE.getParent());
        if (!Files.exists(FILE)) {
            Files.writeString(FILE, HEAD);
        }
        Files.writeString(FILE, line, StandardOpenOption.APPEND);
        System.out.print(HEAD + line);
    }

    /** The value below which 99 of 100 lie. */
    static double p99(List<Double> values) {
        return values.stream().sorted().toList().get((int) Math.ceil(values.size() * 0.99) - 1);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
