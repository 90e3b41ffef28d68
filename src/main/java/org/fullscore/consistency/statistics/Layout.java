package org.fullscore.consistency.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which rows of cases are of the same cluster, stratum and group. Everything is numbered from 0; finding it out once serves every question
 * that is asked of the same rows.
 */
public final class Layout {

    private final int clusters;
    private final int strata;
    private final int groups;

    /** The line of each row: rows of the same group, cluster and stratum share one. */
    private final int[] lineOf;

    /** Lines are in the order of groups, within them of clusters, within these of strata. */
    private final int[] clusterOf;

    private final int[] stratumOf;
    private final int[] firstOfGroup;
    private final int[] byCluster;

    private Layout(
            int clusters, int strata, int groups, int[] lineOf, int[] clusterOf, int[] stratumOf, int[] firstOfGroup) {
        this.clusters = clusters;
        this.strata = strata;
        this.groups = groups;
        this.lineOf = lineOf;
        this.clusterOf = clusterOf;
        this.stratumOf = stratumOf;
        this.firstOfGroup = firstOfGroup;
        this.byCluster = ordered(
                ordered(IntStream.range(0, clusterOf.length).toArray(), stratumOf, strata), clusterOf, clusters);
    }

    /** A column of numbers from 0, one for each row, and how many different ones there are. */
    public record Column(int[] of, int size) {}

    /** The layout of rows with these clusters, strata and groups. */
    public static Layout of(Column cluster, Column stratum, Column group) {
        int rows = cluster.of().length;
        int[] order = IntStream.range(0, rows).toArray();
        order = ordered(order, stratum.of(), stratum.size());
        order = ordered(order, cluster.of(), cluster.size());
        order = ordered(order, group.of(), group.size());
        int[] lineOf = new int[rows];
        int[] clusterOf = new int[rows];
        int[] stratumOf = new int[rows];
        int[] firstOfGroup = new int[group.size() + 1];
        int lines = 0;
        for (int i = 0; i < rows; i++) {
            int row = order[i];
            int before = i == 0 ? row : order[i - 1];
            boolean same = i > 0
                    && group.of()[row] == group.of()[before]
                    && cluster.of()[row] == cluster.of()[before]
                    && stratum.of()[row] == stratum.of()[before];
            if (!same) {
                clusterOf[lines] = cluster.of()[row];
                stratumOf[lines] = stratum.of()[row];
                lines++;
                firstOfGroup[group.of()[row] + 1] = lines;
            }
            lineOf[row] = lines - 1;
        }
        for (int i = 1; i <= group.size(); i++) {
            firstOfGroup[i] = Math.max(firstOfGroup[i], firstOfGroup[i - 1]);
        }
        return new Layout(
                cluster.size(),
                stratum.size(),
                group.size(),
                lineOf,
                Arrays.copyOf(clusterOf, lines),
                Arrays.copyOf(stratumOf, lines),
                firstOfGroup);
    }

    /** The rows in ascending order of their keys (0 to {@code range} - 1); those with the same key stay as they were. */
    static int[] ordered(int[] rows, int[] keys, int range) {
        int[] next = new int[range + 1];
        for (int row : rows) {
            next[keys[row] + 1]++;
        }
        for (int key = 0; key < range; key++) {
            next[key + 1] += next[key];
        }
        int[] ordered = new int[rows.length];
        for (int row : rows) {
            ordered[next[keys[row]]++] = row;
        }
        return ordered;
    }

    /** The rows counted, each so many successes of so many trials. */
    public ClusteredCounts count(int[] successes, int[] trials) {
        return count(successes, trials, ClusteredCounts.LEAST_WORK);
    }

    ClusteredCounts count(int[] successes, int[] trials, long leastWork) {
        return new ClusteredCounts(this, perLine(successes), perLine(trials), leastWork);
    }

    private int[] perLine(int[] perRow) {
        int[] perLine = new int[clusterOf.length];
        for (int row = 0; row < perRow.length; row++) {
            perLine[lineOf[row]] = Math.addExact(perLine[lineOf[row]], perRow[row]);
        }
        return perLine;
    }

    int clusters() {
        return clusters;
    }

    int strata() {
        return strata;
    }

    int groups() {
        return groups;
    }

    int lines() {
        return clusterOf.length;
    }

    int cluster(int line) {
        return clusterOf[line];
    }

    int stratum(int line) {
        return stratumOf[line];
    }

    /** The first line of a group; of the group after the last, how many lines there are. */
    int first(int group) {
        return firstOfGroup[group];
    }

    /** All lines in the order of clusters, within them of strata. */
    int[] byCluster() {
        return byCluster;
    }
}
