package org.fullscore.consistency.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether two rates differ when cases of one cluster stand or fall together: one manager who forgot one closing is one event, however many
 * people it hit.
 *
 * <p>The difference is that of Mantel and Haenszel, so that with one stratum it is the plain one. Its variance is the binomial one under
 * equality times the design effect of Rao and Scott (1992, Biometrics 48:577): how many times the variance between clusters exceeds that of
 * unclustered cases, never taken as less than 1, since that two occasions happened to go alike says nothing about the third. The variance between
 * clusters is the delete-one-cluster jackknife: each cluster is left out in turn, from both groups if it is in both, and the squared changes are
 * summed, times (C - 1) / C with C clusters in the group (MacKinnon, Nielsen and Webb 2023, J. Appl. Econometrics 38:671, "CV3", for why: with few or
 * unequal clusters the linearised variance calls one huge occasion among ten tiny ones proof, this one does not). Referred to Student's t with the
 * degrees of freedom of Welch and Satterthwaite from C - 1 of each group.
 *
 * <p>Small samples: on the safe side. Two clusters a side hardly ever suffice, three or four do when the difference is large; with every case its own
 * cluster it is the usual test of two proportions. No random numbers, so the same cases give the same answer.
 *
 * @param difference first less second rate, a fraction
 * @param standardError of the difference; not a number when a group has fewer than two clusters
 * @param degreesOfFreedom of Student's t, at least 1; not a number when a group has fewer than two clusters
 */
public record ClusteredTest(double difference, double standardError, double degreesOfFreedom) {

    /** The test of two groups; strata that have one group only are left out. At least one stratum must have both. */
    public static ClusteredTest of(List<ClusteredCount> first, List<ClusteredCount> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        var counts = Layout.of(
                        column(all, ClusteredCount::cluster),
                        column(all, ClusteredCount::stratum),
                        new Layout.Column(
                                IntStream.range(0, all.size())
                                        .map(row -> row < first.size() ? 0 : 1)
                                        .toArray(),
                                2))
                .count(
                        all.stream().mapToInt(row -> row.count().successes()).toArray(),
                        all.stream().mapToInt(row -> row.count().trials()).toArray());
        return counts.test(0, counts.shared(0));
    }

    private static Layout.Column column(List<ClusteredCount> rows, Function<ClusteredCount, String> of) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] column = rows.stream()
                .mapToInt(row -> numbers.computeIfAbsent(of.apply(row), known -> numbers.size()))
                .toArray();
        return new Layout.Column(column, numbers.size());
    }

    /** So many clusters of a group, and the jackknife's variance from leaving out one after the other. */
    record Spread(int clusters, double variance) {}

    /**
     * @param strata with cases of both groups
     * @param both the jackknife's variance from leaving out one cluster after the other from both groups
     */
    static ClusteredTest of(List<TwoByTwo> strata, Spread first, Spread second, double both) {
        double weight = 0;
        double weightedDifference = 0;
        for (var stratum : strata) {
            weight += stratum.weight();
            weightedDifference += stratum.weightedDifference();
        }
        double firstBinomial = 0;
        double secondBinomial = 0;
        double unclustered = 0;
        for (var stratum : strata) {
            double share = square(stratum.weight() / weight);
            double pooled = share * stratum.pooledRate() * (1 - stratum.pooledRate());
            firstBinomial += pooled / stratum.first().trials();
            secondBinomial += pooled / stratum.second().trials();
            unclustered += share * (binomial(stratum.first()) + binomial(stratum.second()));
        }
        double ofFirst = Math.max(first.variance(), firstBinomial);
        double ofSecond = Math.max(second.variance(), secondBinomial);
        double designEffect = unclustered == 0 ? 1 : Math.max(1, both / unclustered);
        double variance = designEffect * (firstBinomial + secondBinomial);
        double degreesOfFreedom = variance == 0
                ? 1
                : square(ofFirst + ofSecond)
                        / (square(ofFirst) / (first.clusters() - 1) + square(ofSecond) / (second.clusters() - 1));
        return new ClusteredTest(weightedDifference / weight, Math.sqrt(variance), degreesOfFreedom);
    }

    /**
     * By how much the difference changes when the sum of weights and the weighted sum of differences change by so much; without the last
     * comparable case it is taken to become zero.
     */
    static double change(double weight, double difference, double ofWeight, double ofDifference) {
        double remaining = weight + ofWeight;
        return remaining <= weight * 1e-9 ? -difference : (ofDifference - difference * ofWeight) / remaining;
    }

    private static double binomial(Proportion proportion) {
        return proportion.rate() * (1 - proportion.rate()) / proportion.trials();
    }

    private static double square(double value) {
        return value * value;
    }

    /** Whether each group has at least two clusters. */
    public boolean isComputable() {
        return !Double.isNaN(standardError);
    }

    /** The two-sided p-value; 1 when a group has fewer than two clusters. */
    public double pValue() {
        return pValue(1);
    }

    /** The p-value that the same difference would have with so many times as many clusters (1 or more). */
    public double pValue(double growth) {
        if (!isComputable() || difference == 0) {
            return 1;
        }
        double t = Math.abs(difference) / (standardError / Math.sqrt(growth));
        return Math.min(1, 2 * TDistribution.of(degreesOfFreedom * growth).survivalProbability(t));
    }
}
