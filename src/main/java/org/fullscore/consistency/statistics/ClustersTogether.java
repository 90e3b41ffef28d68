package org.fullscore.consistency.statistics;

import java.util.HashMap;
import java.util.Map;

/**
 * All clusters taken together: how many have cases in some strata, and what it changes to leave out one after the other of those that the
 * group in question is no part of.
 *
 * <p>Leaving out a cluster changes the difference D / W by {@code (P + D / W * L) / (W - L)}, where P is the sum over strata of
 * {@code n1 * pull} and L that of {@code n1^2 * loss} ({@link ClusterTotals}). Where L is small beside W, the square is
 * {@code (P + D / W * L)^2 (1 + 2 L / W) / W^2} to a relative error of {@code 3 (L / W)^2}. Summed over clusters that is a polynomial in the
 * n1 of the strata whose coefficients do not depend on the group, so that each of thousands of groups is a matter of strata, not of
 * clusters. It is used where L / W stays below 1e-5 for every cluster, an error below 1e-9; elsewhere clusters are gone through one by one.
 */
final class ClustersTogether {

    private static final int MOST_STRATA = 64;
    private static final double SMALL = 1e-5;

    private final ClusterTotals totals;
    private final boolean worthwhile;
    private final Map<Long, Integer> known = new HashMap<>();
    private long[] patterns = {};
    private int[] clustersOfPattern = {};
    private double[][] moments = {};
    private final double[] mostLoss;
    private final int[] mark;
    private final double[] pulled;
    private final double[] lost;
    private int marks;

    /** @param leastWork from how many entries of clusters times groups on the polynomial is worth being made */
    ClustersTogether(ClusterTotals totals, int groups, long leastWork) {
        this.totals = totals;
        this.worthwhile = totals.strata <= MOST_STRATA && (long) groups * totals.cluster.length >= leastWork;
        this.mark = new int[totals.clusters];
        this.pulled = new double[totals.clusters];
        this.lost = new double[totals.clusters];
        this.mostLoss = new double[totals.strata];
        for (int entry = 0; entry < totals.cluster.length; entry++) {
            int stratum = totals.stratum[entry];
            mostLoss[stratum] = Math.max(mostLoss[stratum], totals.loss[entry]);
        }
    }

    /** How many clusters have cases in any of the strata. */
    int in(int[] strata) {
        if (totals.strata > MOST_STRATA) {
            return marked(strata);
        }
        long asked = 0;
        for (int stratum : strata) {
            asked |= 1L << stratum;
        }
        return known.computeIfAbsent(asked, this::countPatterns);
    }

    private int marked(int[] strata) {
        marks++;
        int count = 0;
        for (int stratum : strata) {
            for (int i = totals.firstOfStratum[stratum]; i < totals.firstOfStratum[stratum + 1]; i++) {
                int cluster = totals.cluster[totals.byStratum[i]];
                if (mark[cluster] != marks) {
                    mark[cluster] = marks;
                    count++;
                }
            }
        }
        return count;
    }

    /** Clusters have few different sets of strata. */
    private int countPatterns(long asked) {
        if (patterns.length == 0) {
            Map<Long, Integer> counts = new HashMap<>();
            for (int cluster = 0; cluster < totals.clusters; cluster++) {
                long pattern = 0;
                for (int entry = totals.first[cluster]; entry < totals.first[cluster + 1]; entry++) {
                    pattern |= 1L << totals.stratum[entry];
                }
                counts.merge(pattern, 1, Integer::sum);
            }
            patterns = counts.keySet().stream().mapToLong(Long::longValue).toArray();
            clustersOfPattern = new int[patterns.length];
            for (int i = 0; i < patterns.length; i++) {
                clustersOfPattern[i] = counts.getOrDefault(patterns[i], 0);
            }
        }
        int count = 0;
        for (int i = 0; i < patterns.length; i++) {
            count += (patterns[i] & asked) == 0 ? 0 : clustersOfPattern[i];
        }
        return count;
    }

    /** The group's cases in the strata compared, and the difference that results. */
    record Compared(int[] strata, double[] n1, double weight, double difference) {

        double pulled(int[] place, ClusterTotals totals, int cluster) {
            double sum = 0;
            for (int entry = totals.first[cluster]; entry < totals.first[cluster + 1]; entry++) {
                int at = place[totals.stratum[entry]];
                sum += at < 0 ? 0 : n1[at] * totals.pull[entry];
            }
            return sum;
        }

        double lost(int[] place, ClusterTotals totals, int cluster) {
            double sum = 0;
            for (int entry = totals.first[cluster]; entry < totals.first[cluster + 1]; entry++) {
                int at = place[totals.stratum[entry]];
                sum += at < 0 ? 0 : n1[at] * n1[at] * totals.loss[entry];
            }
            return sum;
        }
    }

    /**
     * The squared changes of the difference, summed over the clusters the group is no part of.
     *
     * @param own the clusters the group is a part of
     * @param place where a stratum is among those compared, -1 when it is not
     */
    double squaredChanges(Compared compared, int[] own, int[] place) {
        if (!worthwhile || !isSmall(compared)) {
            return oneByOne(compared, own);
        }
        double sum = together(compared);
        for (int cluster : own) {
            double loss = compared.lost(place, totals, cluster);
            double change = compared.pulled(place, totals, cluster) + compared.difference() * loss;
            sum -= change * change * (1 + 2 * loss / compared.weight());
        }
        return Math.max(0, sum) / (compared.weight() * compared.weight());
    }

    private boolean isSmall(Compared compared) {
        double most = 0;
        for (int i = 0; i < compared.strata().length; i++) {
            most += compared.n1()[i] * compared.n1()[i] * mostLoss[compared.strata()[i]];
        }
        return most <= SMALL * compared.weight();
    }

    private double oneByOne(Compared compared, int[] own) {
        marks += 2;
        for (int cluster : own) {
            mark[cluster] = marks;
        }
        int seen = marks - 1;
        int[] found = new int[totals.clusters];
        int count = 0;
        for (int i = 0; i < compared.strata().length; i++) {
            int stratum = compared.strata()[i];
            double n1 = compared.n1()[i];
            for (int j = totals.firstOfStratum[stratum]; j < totals.firstOfStratum[stratum + 1]; j++) {
                int entry = totals.byStratum[j];
                int cluster = totals.cluster[entry];
                if (mark[cluster] < seen) {
                    mark[cluster] = seen;
                    found[count++] = cluster;
                    pulled[cluster] = 0;
                    lost[cluster] = 0;
                }
                pulled[cluster] += n1 * totals.pull[entry];
                lost[cluster] += n1 * n1 * totals.loss[entry];
            }
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double change =
                    ClusteredTest.change(compared.weight(), compared.difference(), -lost[found[i]], pulled[found[i]]);
            sum += change * change;
        }
        return sum;
    }

    private double together(Compared compared) {
        if (moments.length == 0) {
            addMoments();
        }
        int[] strata = compared.strata();
        double[] n1 = compared.n1();
        double sum = quadratic(moments[totals.strata], compared);
        for (int i = 0; i < strata.length; i++) {
            sum += 2 * n1[i] * n1[i] / compared.weight() * quadratic(moments[strata[i]], compared);
        }
        return sum;
    }

    /** {@code (P + D / W * L)^2} of all clusters, from the sums of products of two strata. */
    private double quadratic(double[] products, Compared compared) {
        int[] strata = compared.strata();
        double sum = 0;
        for (int i = 0; i < strata.length; i++) {
            double n1 = compared.n1()[i];
            double scaled = compared.difference() * n1 * n1;
            for (int j = 0; j < strata.length; j++) {
                double other = compared.n1()[j];
                double otherScaled = compared.difference() * other * other;
                int at = 3 * (strata[i] * totals.strata + strata[j]);
                sum += n1 * other * products[at]
                        + 2 * n1 * otherScaled * products[at + 1]
                        + scaled * otherScaled * products[at + 2];
            }
        }
        return sum;
    }

    /** Sums over clusters of pull × pull, pull × loss and loss × loss of two strata: by stratum times the loss there, at last plainly. */
    private void addMoments() {
        int strata = totals.strata;
        moments = new double[strata + 1][3 * strata * strata];
        for (int cluster = 0; cluster < totals.clusters; cluster++) {
            int from = totals.first[cluster];
            int to = totals.first[cluster + 1];
            for (int i = from; i < to; i++) {
                for (int j = from; j < to; j++) {
                    int at = 3 * (totals.stratum[i] * strata + totals.stratum[j]);
                    double pulls = totals.pull[i] * totals.pull[j];
                    double mixed = totals.pull[i] * totals.loss[j];
                    double losses = totals.loss[i] * totals.loss[j];
                    add(moments[strata], at, 1, pulls, mixed, losses);
                    for (int k = from; k < to; k++) {
                        add(moments[totals.stratum[k]], at, totals.loss[k], pulls, mixed, losses);
                    }
                }
            }
        }
    }

    private static void add(double[] products, int at, double times, double pulls, double mixed, double losses) {
        products[at] += times * pulls;
        products[at + 1] += times * mixed;
        products[at + 2] += times * losses;
    }
}
