package org.fullscore.consistency.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.inference.ChiSquareTest;

/** Pearson's chi-squared test of independence in a table of counts. */
public final class ChiSquared {

    private ChiSquared() {}

    /**
     * Pearson without correction (1900), (rows - 1)(columns - 1) degrees of freedom, at least two rows of at least two columns.
     *
     * @throws IllegalArgumentException if a row or a column is empty
     */
    public static Statistic pearson(long[][] table) {
        var result = ChiSquareTest.withDefaults().test(table);
        int degreesOfFreedom = (table.length - 1) * (table[0].length - 1);
        return new Statistic(result.getStatistic(), degreesOfFreedom, result.getPValue());
    }

    /** Pearson without correction for two groups; 0 with p = 1 when a group or an outcome is absent. */
    public static Statistic pearson(TwoByTwo table) {
        return table.isInformative() ? pearson(counts(table)) : new Statistic(0, 1, 1);
    }

    /**
     * With the correction of Yates 1934 (Suppl. J. R. Stat. Soc. 1:217): 0.5 is taken off |observed - expected|, or all of it when it is
     * less, as R's {@code chisq.test} does; 0 with p = 1 when a group or an outcome is absent.
     */
    public static Statistic yates(TwoByTwo table) {
        if (!table.isInformative()) {
            return new Statistic(0, 1, 1);
        }
        double distance = Math.abs(table.first().successes() - table.expected());
        double corrected = Math.max(0, distance - 0.5);
        double n = table.total();
        double variance = table.variance() * (n - 1) / n;
        return Statistic.chiSquared(corrected * corrected / variance, 1);
    }

    private static long[][] counts(TwoByTwo table) {
        return new long[][] {counts(table.first()), counts(table.second())};
    }

    private static long[] counts(Proportion group) {
        return Arrays.stream(new int[] {group.successes(), group.failures()})
                .asLongStream()
                .toArray();
    }
}
