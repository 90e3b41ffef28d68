package org.fullscore.consistency.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * The distribution of the first group's successes, summed over strata, when every margin of every stratum is held fixed and the
 * odds ratio is the same in all: the convolution of (non-central) hypergeometric distributions (Cox and Snell 1989, Analysis of
 * Binary Data, section 2.4; Fisher 1935 for the single table).
 *
 * <p>Probabilities below a bound are left out: with 1e-40 some thirteen standard deviations on each side remain, with 1e-300 some forty.
 * Strata are combined in pairs, halves first, so that a hundred thousand small ones cost about as much as a few large.
 */
final class ConditionalDistribution {

    /** What is left out where everything that is not below the smallest numbers matters. */
    static final double NOTHING = 1e-300;

    /** What is left out where only what is likely matters. */
    static final double UNLIKELY = 1e-40;

    /** How likely a value must be for its probability, and all smaller ones together, to keep their digits without what is {@link #UNLIKELY}. */
    private static final double LIKELY = 1e-20;

    private static final double TOO_SMALL_TO_ADD = -50;

    private final int lowest;
    private final double[] probabilities;
    private final double negligible;
    private double[] logarithms = {};

    private ConditionalDistribution(int lowest, double[] probabilities, double negligible) {
        this.lowest = lowest;
        this.probabilities = probabilities;
        this.negligible = negligible;
    }

    /**
     * The distribution over the given strata (at least one) if the odds ratio is as given (positive).
     *
     * @param negligible {@link #NOTHING} or {@link #UNLIKELY}
     */
    static ConditionalDistribution of(List<TwoByTwo> strata, double oddsRatio, double negligible) {
        if (strata.size() == 1) {
            return of(strata.getFirst(), oddsRatio, negligible);
        }
        int middle = strata.size() / 2;
        return of(strata.subList(0, middle), oddsRatio, negligible)
                .convolvedWith(of(strata.subList(middle, strata.size()), oddsRatio, negligible));
    }

    /** From the mode outwards by the ratio of neighbours, which neither overflows nor loses digits. */
    private static ConditionalDistribution of(TwoByTwo stratum, double oddsRatio, double negligible) {
        int n1 = stratum.first().trials();
        int n2 = stratum.second().trials();
        int successes = Math.toIntExact(stratum.successes());
        int lo = Math.max(0, successes - n2);
        int hi = Math.min(n1, successes);
        DoubleUnaryOperator nextToThis =
                a -> oddsRatio * (successes - a) / (a + 1) * ((n1 - a) / (n2 - successes + a + 1));
        int mode = mode(lo, hi, nextToThis);
        double[] above = outwards(hi - mode, negligible, step -> nextToThis.applyAsDouble(mode + step));
        double[] below = outwards(mode - lo, negligible, step -> 1 / nextToThis.applyAsDouble(mode - step - 1));
        double[] weights = new double[below.length + above.length - 1];
        for (int i = 0; i < below.length; i++) {
            weights[below.length - 1 - i] = below[i];
        }
        System.arraycopy(above, 0, weights, below.length - 1, above.length);
        return normalized(mode - below.length + 1, weights, negligible);
    }

    /** Weights from the mode's, which is 1, until they no longer matter. */
    private static double[] outwards(int most, double negligible, DoubleUnaryOperator ratio) {
        double[] weights = new double[Math.min(most + 1, 32)];
        weights[0] = 1;
        int last = 0;
        while (last < most && weights[last] > negligible) {
            if (last + 1 == weights.length) {
                weights = Arrays.copyOf(weights, Math.min(most + 1, 2 * weights.length));
            }
            weights[last + 1] = weights[last] * ratio.applyAsDouble(last);
            last++;
        }
        return Arrays.copyOf(weights, last + 1);
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
        return normalized(lowest + other.lowest, product, negligible);
    }

    private static ConditionalDistribution normalized(int lowest, double[] weights, double negligible) {
        int from = 0;
        int to = weights.length;
        while (weights[from] <= negligible) {
            from++;
        }
        while (weights[to - 1] <= negligible) {
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
        return new ConditionalDistribution(lowest + from, probabilities, negligible);
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

    /** Whether the value is so likely that what was left out does not matter to {@link #noMoreLikelyThan}. */
    boolean isLikely(int value) {
        return !isAbove(value) && !isBelow(value) && probabilities[value - lowest] > LIKELY;
    }

    /** The mean, less the given value, if the odds ratio were e^shift times this distribution's. */
    double meanAbove(int value, double shift) {
        double sum = 0;
        double all = 0;
        double highest = highestExponent(shift);
        for (int i = 0; i < probabilities.length; i++) {
            double exponent = exponent(i, shift) - highest;
            if (exponent > TOO_SMALL_TO_ADD) {
                double weight = Math.exp(exponent);
                all += weight;
                sum += weight * (lowest + i - value);
            }
        }
        return sum / all;
    }

    /** The probability of at least the given value if the odds ratio were e^shift times this distribution's. */
    double atLeast(int value, double shift) {
        double sum = 0;
        double all = 0;
        double highest = highestExponent(shift);
        for (int i = 0; i < probabilities.length; i++) {
            double exponent = exponent(i, shift) - highest;
            if (exponent > TOO_SMALL_TO_ADD) {
                double weight = Math.exp(exponent);
                all += weight;
                sum += lowest + i >= value ? weight : 0;
            }
        }
        return sum / all;
    }

    /**
     * Whether, at this shift, nothing was left out that matters: what is kept reaches down to where nothing is likely, on either side, or as
     * far as there are values.
     */
    boolean reachesFarEnough(double shift, int lowestPossible, int highestPossible) {
        double highest = highestExponent(shift);
        int last = probabilities.length - 1;
        return (lowest == lowestPossible || exponent(0, shift) - highest < TOO_SMALL_TO_ADD)
                && (lowest + last == highestPossible || exponent(last, shift) - highest < TOO_SMALL_TO_ADD);
    }

    private double highestExponent(double shift) {
        if (logarithms.length == 0) {
            logarithms = DoubleStream.of(probabilities).map(Math::log).toArray();
        }
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < probabilities.length; i++) {
            highest = Math.max(highest, exponent(i, shift));
        }
        return highest;
    }

    private double exponent(int i, double shift) {
        return logarithms[i] + shift * i;
    }
}
