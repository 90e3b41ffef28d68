package org.fullscore.consistency.statistics;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

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
        if (strata.isEmpty()) {
            return 1;
        }
        var likely = ConditionalDistribution.of(strata, 1, ConditionalDistribution.UNLIKELY);
        return likely.isLikely(observed)
                ? likely.noMoreLikelyThan(observed)
                : ConditionalDistribution.of(strata, 1, ConditionalDistribution.NOTHING)
                        .noMoreLikelyThan(observed);
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
        return Optional.of(oddsRatio(confidence, ConditionalDistribution.UNLIKELY)
                .or(() -> oddsRatio(confidence, ConditionalDistribution.NOTHING))
                .orElseThrow());
    }

    /** Empty when what is negligible where the search begins is not where it ends. */
    private Optional<Estimate> oddsRatio(double confidence, double negligible) {
        double tail = (1 - confidence) / 2;
        double tilt = roughOddsRatio();
        var distribution = ConditionalDistribution.of(strata, tilt, negligible);
        while (distribution.isAbove(observed) || distribution.isBelow(observed)) {
            tilt *= distribution.isAbove(observed) ? 1e-2 : 1e2;
            distribution = ConditionalDistribution.of(strata, tilt, negligible);
        }
        var around = distribution;
        double value = observed == lowest
                ? Double.NEGATIVE_INFINITY
                : observed == highest ? Double.POSITIVE_INFINITY : solve(shift -> around.meanAbove(observed, shift));
        double lower =
                observed == lowest ? Double.NEGATIVE_INFINITY : solve(shift -> around.atLeast(observed, shift) - tail);
        double upper = observed == highest
                ? Double.POSITIVE_INFINITY
                : solve(shift -> around.atLeast(observed + 1, shift) - (1 - tail));
        boolean holds = negligible == ConditionalDistribution.NOTHING
                || DoubleStream.of(value, lower, upper)
                        .filter(Double::isFinite)
                        .allMatch(shift -> around.reachesFarEnough(shift, lowest, highest));
        return holds
                ? Optional.of(new Estimate(
                        tilt * Math.exp(value), new Interval(tilt * Math.exp(lower), tilt * Math.exp(upper))))
                : Optional.empty();
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

    /** The x at which a rising function of x is zero, by the method of Ridders (1979, IEEE Trans. Circuits Syst. 26:979). */
    private static double solve(DoubleUnaryOperator rising) {
        double from = -1;
        double to = 1;
        double low = rising.applyAsDouble(from);
        double high = rising.applyAsDouble(to);
        while (low > 0) {
            from *= 2;
            low = rising.applyAsDouble(from);
        }
        while (high < 0) {
            to *= 2;
            high = rising.applyAsDouble(to);
        }
        double last = Double.NaN;
        while (to - from > 1e-13 * Math.max(1, Math.abs(from))) {
            double middle = (from + to) / 2;
            double half = rising.applyAsDouble(middle);
            double root = Math.sqrt(half * half - low * high);
            double next = root == 0 ? middle : middle - (middle - from) * half / root;
            double there = rising.applyAsDouble(next);
            if (there == 0 || Math.abs(next - last) <= 1e-14 * Math.max(1, Math.abs(next))) {
                return next;
            }
            last = next;
            if (half < 0) {
                from = middle;
                low = half;
            } else {
                to = middle;
                high = half;
            }
            if (there < 0 && next > from) {
                from = next;
                low = there;
            } else if (there > 0 && next < to) {
                to = next;
                high = there;
            }
        }
        return (from + to) / 2;
    }
}
