package org.fullscore.consistency.statistics;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The distribution of the first group's successes, summed over strata, when every margin of every stratum is held fixed and the
 * odds ratio is the same in all: the convolution of (non-central) hypergeometric distributions (Cox and Snell 1989, Analysis of
 * Binary Data, section 2.4; Fisher 1935 for the single table).
 *
 * <p>Probabilities below 1e-300 of the mode's are left out. Strata are combined in pairs, halves first, so that a hundred thousand small
 * ones cost about as much as a few large.
 */
final class ConditionalDistribution {

    private static final double NEGLIGIBLE = 1e-300;

    private final int lowest;
    private final double[] probabilities;

    private ConditionalDistribution(int lowest, double[] probabilities) {
        this.lowest = lowest;
        this.probabilities = probabilities;
    }

    /** The distribution over the given strata (at least one) if the odds ratio is as given (positive). */
    static ConditionalDistribution of(List<TwoByTwo> strata, double oddsRatio) {
        if (strata.size() == 1) {
            return of(strata.getFirst(), oddsRatio);
        }
        int middle = strata.size() / 2;
        return of(strata.subList(0, middle), oddsRatio)
                .convolvedWith(of(strata.subList(middle, strata.size()), oddsRatio));
    }

    /** From the mode outwards by the ratio of neighbours, which neither overflows nor loses digits. */
    private static ConditionalDistribution of(TwoByTwo stratum, double oddsRatio) {
        int n1 = stratum.first().trials();
        int n2 = stratum.second().trials();
        int successes = Math.toIntExact(stratum.successes());
        int lo = Math.max(0, successes - n2);
        int hi = Math.min(n1, successes);
        DoubleUnaryOperator nextToThis =
                a -> oddsRatio * (successes - a) / (a + 1) * ((n1 - a) / (n2 - successes + a + 1));
        int mode = mode(lo, hi, nextToThis);
        double[] weights = new double[hi - lo + 1];
        weights[mode - lo] = 1;
        int last = mode;
        while (last < hi && weights[last - lo] > NEGLIGIBLE) {
            weights[last + 1 - lo] = weights[last - lo] * nextToThis.applyAsDouble(last);
            last++;
        }
        int first = mode;
        while (first > lo && weights[first - lo] > NEGLIGIBLE) {
            weights[first - 1 - lo] = weights[first - lo] / nextToThis.applyAsDouble(first - 1.0);
            first--;
        }
        return normalized(lo, weights);
    }

    /** The ratio of neighbours falls from left to right: the mode is where it passes 1. */
    private static int mode(int lo, int hi, DoubleUnaryOperator nextToThis) {
        int from = lo;
        int to = hi;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (nextToThis.applyAsDouble(middle) > 1) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private ConditionalDistribution convolvedWith(ConditionalDistribution other) {
        double[] product = new double[probabilities.length + other.probabilities.length - 1];
        for (int i = 0; i < probabilities.length; i++) {
            for (int j = 0; j < other.probabilities.length; j++) {
                product[i + j] += probabilities[i] * other.probabilities[j];
            }
        }
        return normalized(lowest + other.lowest, product);
    }

    private static ConditionalDistribution normalized(int lowest, double[] weights) {
        int from = 0;
        int to = weights.length;
        while (weights[from] <= NEGLIGIBLE) {
            from++;
        }
        while (weights[to - 1] <= NEGLIGIBLE) {
            to--;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[i];
        }
        double[] probabilities = new double[to - from];
        for (int i = from; i < to; i++) {
            probabilities[i - from] = weights[i] / sum;
        }
        return new ConditionalDistribution(lowest + from, probabilities);
    }

    /** Whether the value is so far below everything likely that it was left out. */
    boolean isAbove(int value) {
        return value < lowest;
    }

    /** Whether the value is so far above everything likely that it was left out. */
    boolean isBelow(int value) {
        return value >= lowest + probabilities.length;
    }

    /** The sum of the probabilities of all values no more likely than the given one, with a relative slack of 1e-7, at most 1. */
    double noMoreLikelyThan(int value) {
        if (isAbove(value) || isBelow(value)) {
            return 0;
        }
        double threshold = probabilities[value - lowest] * (1 + 1e-7);
        double sum = 0;
        for (double probability : probabilities) {
            sum += probability <= threshold ? probability : 0;
        }
        return Math.min(1, sum);
    }

    /** The mean, less the given value, if the odds ratio were e^shift times this distribution's. */
    double meanAbove(int value, double shift) {
        double sum = 0;
        double all = 0;
        double highest = highestExponent(shift);
        for (int i = 0; i < probabilities.length; i++) {
            double weight = Math.exp(Math.log(probabilities[i]) + shift * i - highest);
            all += weight;
            sum += weight * (lowest + i - value);
        }
        return sum / all;
    }

    /** The probability of at least the given value if the odds ratio were e^shift times this distribution's. */
    double atLeast(int value, double shift) {
        double sum = 0;
        double all = 0;
        double highest = highestExponent(shift);
        for (int i = 0; i < probabilities.length; i++) {
            double weight = Math.exp(Math.log(probabilities[i]) + shift * i - highest);
            all += weight;
            sum += lowest + i >= value ? weight : 0;
        }
        return sum / all;
    }

    private double highestExponent(double shift) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < probabilities.length; i++) {
            highest = Math.max(highest, Math.log(probabilities[i]) + shift * i);
        }
        return highest;
    }
}
