package org.fullscore.consistency.statistics;

/**
 * What each cluster adds to each stratum, whichever group it is of.
 *
 * <p>{@code pull} and {@code loss} say what it means for any group that the cluster is no part of when the cluster is left out. With n1 cases of
 * the group in the stratum, T of everybody and X successes, and m cases of the cluster with y successes, the stratum's weight
 * {@code n1 n2 / T} falls by n1^2 times {@code loss = m / (T (T - m))}, and its weighted difference changes by n1 times
 * {@code pull = (y - m X / T) / (T - m)}: of the group, only n1 is in it.
 */
final class ClusterTotals {

    final int clusters;
    final int strata;

    /** The first entry of each cluster, which are in the order of strata; after the last, how many there are. */
    final int[] first;

    final int[] cluster;
    final int[] stratum;
    final int[] successes;
    final int[] trials;
    final double[] pull;
    final double[] loss;

    /** Entries in the order of strata, and where each stratum begins. */
    final int[] byStratum;

    final int[] firstOfStratum;

    ClusterTotals(Layout layout, int[] lineSuccesses, int[] lineTrials, Proportion[] all) {
        clusters = layout.clusters();
        strata = layout.strata();
        int count = 0;
        int lastCluster = -1;
        int lastStratum = -1;
        for (int line : layout.byCluster()) {
            if (lineTrials[line] > 0 && (layout.cluster(line) != lastCluster || layout.stratum(line) != lastStratum)) {
                lastCluster = layout.cluster(line);
                lastStratum = layout.stratum(line);
                count++;
            }
        }
        first = new int[clusters + 1];
        cluster = new int[count];
        stratum = new int[count];
        successes = new int[count];
        trials = new int[count];
        int entry = -1;
        for (int line : layout.byCluster()) {
            if (lineTrials[line] > 0) {
                if (entry < 0 || layout.cluster(line) != cluster[entry] || layout.stratum(line) != stratum[entry]) {
                    entry++;
                    cluster[entry] = layout.cluster(line);
                    stratum[entry] = layout.stratum(line);
                    first[cluster[entry] + 1]++;
                }
                successes[entry] += lineSuccesses[line];
                trials[entry] += lineTrials[line];
            }
        }
        for (int i = 0; i < clusters; i++) {
            first[i + 1] += first[i];
        }
        pull = new double[count];
        loss = new double[count];
        firstOfStratum = new int[strata + 1];
        int[] identity = new int[count];
        for (int i = 0; i < count; i++) {
            identity[i] = i;
            firstOfStratum[stratum[i] + 1]++;
            double total = all[stratum[i]].trials();
            double others = total - trials[i];
            // a cluster that is the whole stratum is a part of whichever group is in it
            if (others > 0) {
                pull[i] = (successes[i] - trials[i] * (all[stratum[i]].successes() / total)) / others;
                loss[i] = trials[i] / (total * others);
            }
        }
        for (int i = 0; i < strata; i++) {
            firstOfStratum[i + 1] += firstOfStratum[i];
        }
        byStratum = Layout.ordered(identity, stratum, strata);
    }
}
