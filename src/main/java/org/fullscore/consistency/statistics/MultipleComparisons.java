package org.fullscore.consistency.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** P-values adjusted for how many were looked at; answers in the order given, as R's {@code p.adjust}. */
public final class MultipleComparisons {

    private MultipleComparisons() {}

    /** Bonferroni: each p-value times their number, at most 1. */
    public static double[] bonferroni(double... pValues) {
        double[] adjusted = new double[pValues.length];
        for (int i = 0; i < pValues.length; i++) {
            adjusted[i] = Math.min(1, pValues[i] * pValues.length);
        }
        return adjusted;
    }

    /** Holm 1979 (Scand. J. Stat. 6:65): the chance of even one false finding in the family stays below the level. */
    public static double[] holm(double... pValues) {
        int[] order = ascending(pValues);
        double[] adjusted = new double[pValues.length];
        double least = 0;
        for (int i = 0; i < order.length; i++) {
            least = Math.max(least, Math.min(1, (order.length - i) * pValues[order[i]]));
            adjusted[order[i]] = least;
        }
        return adjusted;
    }

    /** Benjamini and Hochberg 1995 (J. R. Stat. Soc. B 57:289): the share of false findings among the findings stays below the level. */
    public static double[] benjaminiHochberg(double... pValues) {
        int[] order = ascending(pValues);
        double[] adjusted = new double[pValues.length];
        double most = 1;
        for (int i = order.length - 1; i >= 0; i--) {
            most = Math.min(most, (double) order.length / (i + 1) * pValues[order[i]]);
            adjusted[order[i]] = most;
        }
        return adjusted;
    }

    private static int[] ascending(double[] pValues) {
        return IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
