package org.fullscore.consistency.statistics;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Two groups compared within strata (like with like) and summed up: Cochran 1954 (Biometrics 10:417), Mantel and Haenszel 1959 (J. Natl.
 * Cancer Inst. 22:719).
 *
 * @param strata the tables; those with a single case add nothing and are left out
 */
public record StratifiedTest(List<TwoByTwo> strata) {

    /** Leaves out strata with fewer than two cases. */
    public StratifiedTest {
        strata = strata.stream().filter(stratum -> stratum.total() > 1).toList();
    }

    /** Whether some stratum has cases of both groups. */
    public boolean isComparable() {
        return strata.stream().anyMatch(TwoByTwo::hasBothGroups);
    }

    /**
     * Cochran-Mantel-Haenszel without continuity correction: {@code (sum of observed - expected)^2 / sum of variances}, one degree of
     * freedom; 0 with p = 1 when nothing can vary.
     */
    public Statistic cochranMantelHaenszel() {
        return cochranMantelHaenszel(0);
    }

    /** The same with 0.5 taken off |sum of observed - expected| when that is at least 0.5, as R's {@code mantelhaen.test} does. */
    public Statistic correctedCochranMantelHaenszel() {
        return cochranMantelHaenszel(0.5);
    }

    private Statistic cochranMantelHaenszel(double correction) {
        double difference = 0;
        double variance = 0;
        for (var stratum : strata) {
            difference += stratum.first().successes() - stratum.expected();
            variance += stratum.variance();
        }
        if (variance == 0) {
            return new Statistic(0, 1, 1);
        }
        double distance = Math.abs(difference);
        double corrected = distance >= correction ? distance - correction : distance;
        return Statistic.chiSquared(corrected * corrected / variance, 1);
    }

    /**
     * The common odds ratio of Mantel and Haenszel with the interval of Robins, Breslow and Greenland (1986, Biometrics 42:311) on the
     * log scale. Empty when a sum is zero, so that the ratio is 0, infinite or undefined.
     */
    public Optional<Estimate> commonOddsRatio(double confidence) {
        double concordant = 0;
        double discordant = 0;
        double agreeing = 0;
        double mixed = 0;
        double opposing = 0;
        for (var stratum : strata) {
            double r = stratum.concordant();
            double s = stratum.discordant();
            double p = ((double) stratum.first().successes() + stratum.second().failures()) / stratum.total();
            concordant += r;
            discordant += s;
            agreeing += p * r;
            mixed += p * s + (1 - p) * r;
            opposing += (1 - p) * s;
        }
        if (concordant == 0 || discordant == 0) {
            return Optional.empty();
        }
        double ratio = concordant / discordant;
        double variance = agreeing / (2 * concordant * concordant)
                + mixed / (2 * concordant * discordant)
                + opposing / (2 * discordant * discordant);
        double factor = Math.exp(Interval.normalQuantile(confidence) * Math.sqrt(variance));
        return Optional.of(new Estimate(ratio, new Interval(ratio / factor, ratio * factor)));
    }

    /**
     * The difference of the rates of Mantel and Haenszel, weights {@code n1 n2 / (n1 + n2)} (Greenland and Robins 1985, Biometrics
     * 41:55), as a fraction; with one stratum the plain difference.
     *
     * @throws IllegalStateException if no stratum has both groups
     */
    public double rateDifference() {
        return rates().difference();
    }

    /**
     * The interval of the Mantel-Haenszel difference by Newcombe's rule with Mantel-Haenszel weights (Yan and Su 2010, Stat. Biopharm.
     * Res. 2:329); with one stratum exactly Newcombe's interval. The usual variances (Greenland and Robins, Sato) are zero when everything was
     * applied in every stratum, and would call ten cases against ten proof of equality; this one never is.
     *
     * @throws IllegalStateException if no stratum has both groups
     */
    public Interval newcombe(double confidence) {
        return newcombe(confidence, 1);
    }

    /** The interval that the same rates would have with so many times as many cases (1 or more). */
    public Interval newcombe(double confidence, double growth) {
        return rates().newcombe(confidence, growth);
    }

    /**
     * The rates of both groups, weighted with Mantel-Haenszel, from which the interval is made.
     *
     * @param first of the first group, a fraction
     * @param firstSpread its variance under a rate P is this times P (1 - P)
     * @param second of the second group
     * @param secondSpread the same of that
     */
    public record Rates(double first, double firstSpread, double second, double secondSpread) {

        /** First less second. */
        public double difference() {
            return first - second;
        }

        /** As {@link StratifiedTest#newcombe(double, double)}. */
        public Interval newcombe(double confidence, double growth) {
            return Interval.ofDifference(
                    first,
                    Interval.wilson(first, firstSpread / growth, confidence),
                    second,
                    Interval.wilson(second, secondSpread / growth, confidence));
        }
    }

    /** The weighted rates, worked out once. */
    public Rates rates() {
        double weight = totalWeight();
        double firstSpread = 0;
        double secondSpread = 0;
        for (var stratum : strata) {
            double share = stratum.weight() / weight;
            if (share > 0) {
                firstSpread += share * share / stratum.first().trials();
                secondSpread += share * share / stratum.second().trials();
            }
        }
        return new Rates(rate(TwoByTwo::first), firstSpread, rate(TwoByTwo::second), secondSpread);
    }

    /** Weighted with Mantel-Haenszel; divided once, so that where all rates are 1 this is 1, and not a hair less. */
    private double rate(Function<TwoByTwo, Proportion> group) {
        return strata.stream()
                        .filter(TwoByTwo::hasBothGroups)
                        .mapToDouble(stratum ->
                                stratum.weight() * group.apply(stratum).rate())
                        .sum()
                / totalWeight();
    }

    private double totalWeight() {
        double weight = strata.stream()
                .filter(TwoByTwo::hasBothGroups)
                .mapToDouble(TwoByTwo::weight)
                .sum();
        if (weight == 0) {
            throw new IllegalStateException("no stratum has cases of both groups");
        }
        return weight;
    }
}
