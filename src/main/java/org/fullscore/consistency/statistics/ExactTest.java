package org.fullscore.consistency.statistics;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The exact conditional test that two groups have the same odds in every stratum; with one stratum, Fisher's exact test.
 *
 * <p>Two-sided: the sum of the probabilities of all outcomes no more likely than the observed one, with a relative slack of 1e-7, as in
 * R's {@code fisher.test} and {@code mantelhaen.test(exact = TRUE)}. Own code also for the single table: commons-statistics 1.2 has no slack
 * and so loses ties to rounding (1 of 11 against 2 of 6 gives 0.272 instead of 0.515).
 */
public final class ExactTest {

    private final List<TwoByTwo> strata;
    private final int observed;
    private final int lowest;
    private final int highest;

    private ExactTest(List<TwoByTwo> strata) {
        this.strata = strata;
        long sum = 0;
        long lo = 0;
        long hi = 0;
        for (var stratum : strata) {
            sum += stratum.first().successes();
            lo += Math.max(0, stratum.successes() - stratum.second().trials());
            hi += Math.min(stratum.first().trials(), stratum.successes());
        }
        observed = Math.toIntExact(sum);
        lowest = Math.toIntExact(lo);
        highest = Math.toIntExact(hi);
    }

    /** The test over strata; those with one group or one outcome only say nothing and are left out. */
    public static ExactTest of(List<TwoByTwo> strata) {
        return new ExactTest(strata.stream().filter(TwoByTwo::isInformative).toList());
    }

    /** Fisher's exact test of a single table. */
    public static ExactTest of(Proportion first, Proportion second) {
        return of(List.of(new TwoByTwo(first, second)));
    }

    /** The two-sided p-value; 1 when no stratum says anything, 0 when below 1e-300. */
    public double pValue() {
        return strata.isEmpty() ? 1 : ConditionalDistribution.of(strata, 1).noMoreLikelyThan(observed);
    }

    /**
     * The conditional maximum likelihood estimate of the (common) odds ratio of the first group over the second and its exact interval
     * with equal tails (Cornfield 1956; Mehta, Patel and Gray 1985, J. Am. Stat. Assoc. 80:969), to ten digits; the value is 0 or
     * infinite when the observation is the least or most possible. Empty when no stratum says anything.
     */
    public Optional<Estimate> oddsRatio(double confidence) {
        if (strata.isEmpty()) {
            return Optional.empty();
        }
        double tail = (1 - confidence) / 2;
        double tilt = roughOddsRatio();
        var distribution = ConditionalDistribution.of(strata, tilt);
        while (distribution.isAbove(observed) || distribution.isBelow(observed)) {
            tilt *= distribution.isAbove(observed) ? 1e-2 : 1e2;
            distribution = ConditionalDistribution.of(strata, tilt);
        }
        var around = distribution;
        double value = observed == lowest
                ? 0
                : observed == highest
                        ? Double.POSITIVE_INFINITY
                        : tilt * solve(shift -> around.meanAbove(observed, shift));
        double lower = observed == lowest ? 0 : tilt * solve(shift -> around.atLeast(observed, shift) - tail);
        double upper = observed == highest
                ? Double.POSITIVE_INFINITY
                : tilt * solve(shift -> around.atLeast(observed + 1, shift) - (1 - tail));
        return Optional.of(new Estimate(value, new Interval(lower, upper)));
    }

    /** Mantel and Haenszel's estimate with a half added above and below: near enough to compute around. */
    private double roughOddsRatio() {
        double concordant = 0.5;
        double discordant = 0.5;
        for (var stratum : strata) {
            concordant += stratum.concordant();
            discordant += stratum.discordant();
        }
        return concordant / discordant;
    }

    /** The e^x at which a rising function of x is zero, by bisection. */
    private static double solve(DoubleUnaryOperator rising) {
        double from = -1;
        double to = 1;
        while (rising.applyAsDouble(from) > 0) {
            from *= 2;
        }
        while (rising.applyAsDouble(to) < 0) {
            to *= 2;
        }
        while (to - from > 1e-13 * Math.max(1, Math.abs(from))) {
            double middle = (from + to) / 2;
            if (rising.applyAsDouble(middle) > 0) {
                to = middle;
            } else {
                from = middle;
            }
        }
        return Math.exp((from + to) / 2);
    }
}
