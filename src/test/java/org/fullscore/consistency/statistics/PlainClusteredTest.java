package org.fullscore.consistency.statistics;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The clustered test as its Javadoc says it, cluster by cluster for one pair of groups: slow, and what the quick one is held against. */
public final class PlainClusteredTest {

    private PlainClusteredTest() {}

    /** The test of two groups; strata that have one group only are left out. At least one stratum must have both. */
    public static ClusteredTest of(List<ClusteredCount> first, List<ClusteredCount> second) {
        return new Jackknife(first, second).test();
    }

    private static final class Jackknife {

        private final Map<String, TwoByTwo> strata = new LinkedHashMap<>();
        private final Map<String, Map<String, TwoByTwo>> clusters = new LinkedHashMap<>();
        private double weight;
        private double weightedDifference;

        private Jackknife(List<ClusteredCount> first, List<ClusteredCount> second) {
            first.forEach(count ->
                    strata.merge(count.stratum(), new TwoByTwo(count.count(), Proportion.NONE), TwoByTwo::plus));
            second.forEach(count ->
                    strata.merge(count.stratum(), new TwoByTwo(Proportion.NONE, count.count()), TwoByTwo::plus));
            strata.values().removeIf(stratum -> !stratum.hasBothGroups());
            first.forEach(count -> add(count, new TwoByTwo(count.count(), Proportion.NONE)));
            second.forEach(count -> add(count, new TwoByTwo(Proportion.NONE, count.count())));
            for (var stratum : strata.values()) {
                weight += stratum.weight();
                weightedDifference += stratum.weightedDifference();
            }
        }

        private void add(ClusteredCount count, TwoByTwo table) {
            if (strata.containsKey(count.stratum()) && table.total() > 0) {
                clusters.computeIfAbsent(count.cluster(), key -> new HashMap<>())
                        .merge(count.stratum(), table, TwoByTwo::plus);
            }
        }

        private ClusteredTest test() {
            double difference = weightedDifference / weight;
            long firstClusters =
                    clusters.values().stream().filter(Jackknife::isInFirst).count();
            long secondClusters =
                    clusters.values().stream().filter(Jackknife::isInSecond).count();
            if (firstClusters < 2 || secondClusters < 2) {
                return new ClusteredTest(difference, Double.NaN, Double.NaN);
            }
            double firstFactor = (firstClusters - 1.0) / firstClusters;
            double secondFactor = (secondClusters - 1.0) / secondClusters;
            double both = 0;
            double ofFirst = 0;
            double ofSecond = 0;
            for (var cluster : clusters.values()) {
                double factor = Math.max(isInFirst(cluster) ? firstFactor : 0, isInSecond(cluster) ? secondFactor : 0);
                both += factor * square(changeWithout(cluster, Part.BOTH));
                ofFirst += firstFactor * square(changeWithout(cluster, Part.FIRST));
                ofSecond += secondFactor * square(changeWithout(cluster, Part.SECOND));
            }
            double firstBinomial = 0;
            double secondBinomial = 0;
            double unclustered = 0;
            for (var stratum : strata.values()) {
                double share = square(stratum.weight() / weight);
                double pooled = share * stratum.pooledRate() * (1 - stratum.pooledRate());
                firstBinomial += pooled / stratum.first().trials();
                secondBinomial += pooled / stratum.second().trials();
                unclustered += share * (binomial(stratum.first()) + binomial(stratum.second()));
            }
            ofFirst = Math.max(ofFirst, firstBinomial);
            ofSecond = Math.max(ofSecond, secondBinomial);
            double designEffect = unclustered == 0 ? 1 : Math.max(1, both / unclustered);
            double variance = designEffect * (firstBinomial + secondBinomial);
            double degreesOfFreedom = variance == 0
                    ? 1
                    : square(ofFirst + ofSecond)
                            / (square(ofFirst) / (firstClusters - 1) + square(ofSecond) / (secondClusters - 1));
            return new ClusteredTest(difference, Math.sqrt(variance), degreesOfFreedom);
        }

        /** By how much the difference changes without the cluster; without the last comparable case it is taken to become zero. */
        private double changeWithout(Map<String, TwoByTwo> cluster, Part part) {
            double remainingWeight = weight;
            double remaining = weightedDifference;
            for (var entry : cluster.entrySet()) {
                var whole = strata.getOrDefault(entry.getKey(), TwoByTwo.EMPTY);
                var rest = whole.minus(part.of(entry.getValue()));
                remainingWeight += rest.weight() - whole.weight();
                remaining += rest.weightedDifference() - whole.weightedDifference();
            }
            double now = weightedDifference / weight;
            return remainingWeight <= weight * 1e-9 ? -now : remaining / remainingWeight - now;
        }

        private static boolean isInFirst(Map<String, TwoByTwo> cluster) {
            return cluster.values().stream().anyMatch(table -> table.first().trials() > 0);
        }

        private static boolean isInSecond(Map<String, TwoByTwo> cluster) {
            return cluster.values().stream().anyMatch(table -> table.second().trials() > 0);
        }

        private static double binomial(Proportion proportion) {
            return proportion.rate() * (1 - proportion.rate()) / proportion.trials();
        }

        private static double square(double value) {
            return value * value;
        }
    }

    /** From which group a cluster is left out. */
    private enum Part {
        BOTH,
        FIRST,
        SECOND;

        private TwoByTwo of(TwoByTwo table) {
            return switch (this) {
                case BOTH -> table;
                case FIRST -> new TwoByTwo(table.first(), Proportion.NONE);
                case SECOND -> new TwoByTwo(Proportion.NONE, table.second());
            };
        }
    }
}
