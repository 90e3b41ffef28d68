package org.fullscore.consistency.statistics;

import java.util.Arrays;

/**
 * Cases of several groups, counted by stratum and by cluster, so that one group after the other can be held against all the others
 * together: what belongs to the others is the total less the group, and is never added up anew. Made by {@link Layout#count}.
 *
 * <p>Not for use by several threads at once.
 */
public final class ClusteredCounts {

    /** From how much work on (clusters times groups) it is worth to take clusters together. */
    static final long LEAST_WORK = 4_000_000;

    private final Layout layout;
    private final int[] successes;
    private final int[] trials;
    private final int[][] strataOf;
    private final Proportion[][] casesOf;
    private final Proportion[] all;
    private final ClusterTotals totals;
    private final ClustersTogether together;

    /** Where a stratum is among those that are compared just now; -1 when it is not. */
    private final int[] place;

    ClusteredCounts(Layout layout, int[] successes, int[] trials, long leastWork) {
        this.layout = layout;
        this.successes = successes;
        this.trials = trials;
        this.strataOf = new int[layout.groups()][];
        this.casesOf = new Proportion[layout.groups()][];
        this.all = new Proportion[layout.strata()];
        Arrays.fill(all, Proportion.NONE);
        this.place = new int[layout.strata()];
        Arrays.fill(place, -1);
        addUp();
        this.totals = new ClusterTotals(layout, successes, trials, all);
        this.together = new ClustersTogether(totals, layout.groups(), leastWork);
    }

    private void addUp() {
        int[] cases = new int[layout.strata()];
        int[] successful = new int[layout.strata()];
        int[] found = new int[layout.strata()];
        for (int group = 0; group < layout.groups(); group++) {
            int count = 0;
            for (int line = layout.first(group); line < layout.first(group + 1); line++) {
                int stratum = layout.stratum(line);
                if (trials[line] > 0 && cases[stratum] == 0) {
                    found[count++] = stratum;
                }
                cases[stratum] += trials[line];
                successful[stratum] += successes[line];
            }
            int[] strata = Arrays.copyOf(found, count);
            Arrays.sort(strata);
            strataOf[group] = strata;
            casesOf[group] = new Proportion[count];
            for (int i = 0; i < count; i++) {
                casesOf[group][i] = new Proportion(successful[strata[i]], cases[strata[i]]);
                all[strata[i]] = all[strata[i]].plus(casesOf[group][i]);
                cases[strata[i]] = 0;
                successful[strata[i]] = 0;
            }
        }
    }

    /** How many strata there are, with or without cases. */
    public int strata() {
        return all.length;
    }

    /** The cases of everybody in a stratum. */
    public Proportion all(int stratum) {
        return all[stratum];
    }

    /** The cases of a group in a stratum. */
    public Proportion of(int group, int stratum) {
        int at = Arrays.binarySearch(strataOf[group], stratum);
        return at < 0 ? Proportion.NONE : casesOf[group][at];
    }

    /** The cases of a group and of all others in a stratum. */
    public TwoByTwo table(int group, int stratum) {
        var own = of(group, stratum);
        return new TwoByTwo(own, all[stratum].minus(own));
    }

    /** The strata in which both the group and the others have cases, ascending. */
    public int[] shared(int group) {
        return Arrays.stream(strataOf[group])
                .filter(stratum -> table(group, stratum).hasBothGroups())
                .toArray();
    }

    /** How many clusters of the group have cases in the strata. */
    public int clusters(int group, int[] strata) {
        return counted(group, strata, false);
    }

    /** How many clusters of the others have cases in the strata. */
    public int clustersOfTheRest(int group, int[] strata) {
        return together.in(strata) - counted(group, strata, true);
    }

    /** Clusters of the group that have cases in the strata; of these, if asked for, those nobody else has a part in. */
    private int counted(int group, int[] strata, boolean alone) {
        mark(strata);
        int count = 0;
        int line = layout.first(group);
        while (line < layout.first(group + 1)) {
            int cluster = layout.cluster(line);
            int own = 0;
            while (line < layout.first(group + 1) && layout.cluster(line) == cluster) {
                own += place[layout.stratum(line)] < 0 ? 0 : trials[line];
                line++;
            }
            count += own > 0 && !(alone && own < inCluster(cluster)) ? 1 : 0;
        }
        unmark(strata);
        return count;
    }

    private int inCluster(int cluster) {
        int sum = 0;
        for (int entry = totals.first[cluster]; entry < totals.first[cluster + 1]; entry++) {
            sum += place[totals.stratum[entry]] < 0 ? 0 : totals.trials[entry];
        }
        return sum;
    }

    private void mark(int[] strata) {
        for (int i = 0; i < strata.length; i++) {
            place[strata[i]] = i;
        }
    }

    private void unmark(int[] strata) {
        for (int stratum : strata) {
            place[stratum] = -1;
        }
    }

    /** The group against all others, in strata in which both have cases (at least one). */
    public ClusteredTest test(int group, int[] strata) {
        mark(strata);
        var test = new Jackknife(group, strata).test();
        unmark(strata);
        return test;
    }

    private final class Jackknife {

        private final int group;
        private final TwoByTwo[] tables;
        private final double[] cases;
        private final int[] strata;
        private final double weight;
        private final double difference;
        private final int[] own;
        private int ownClusters;
        private int sharedClusters;
        private double alone;
        private double common;
        private double ofFirst;
        private double ofSecond;

        private Jackknife(int group, int[] strata) {
            this.group = group;
            this.strata = strata;
            this.tables = Arrays.stream(strata)
                    .mapToObj(stratum -> table(group, stratum))
                    .toArray(TwoByTwo[]::new);
            this.cases = Arrays.stream(tables)
                    .mapToDouble(table -> table.first().trials())
                    .toArray();
            double weights = 0;
            double weightedDifferences = 0;
            for (var table : tables) {
                weights += table.weight();
                weightedDifferences += table.weightedDifference();
            }
            this.weight = weights;
            this.difference = weightedDifferences / weights;
            this.own = new int[layout.first(group + 1) - layout.first(group)];
        }

        private ClusteredTest test() {
            int line = layout.first(group);
            while (line < layout.first(group + 1)) {
                line = leaveOut(line);
            }
            int secondClusters = together.in(strata) - (ownClusters - sharedClusters);
            if (ownClusters < 2 || secondClusters < 2) {
                return new ClusteredTest(difference, Double.NaN, Double.NaN);
            }
            double rest = together.squaredChanges(
                    new ClustersTogether.Compared(strata, cases, weight, difference),
                    Arrays.copyOf(own, ownClusters),
                    place);
            double firstFactor = (ownClusters - 1.0) / ownClusters;
            double secondFactor = (secondClusters - 1.0) / secondClusters;
            return ClusteredTest.of(
                    Arrays.asList(tables),
                    new ClusteredTest.Spread(ownClusters, firstFactor * ofFirst),
                    new ClusteredTest.Spread(secondClusters, secondFactor * (rest + ofSecond)),
                    firstFactor * alone + Math.max(firstFactor, secondFactor) * common + secondFactor * rest);
        }

        /** Leaves out the cluster that begins on this line: from both groups, and where it is in both, from one. Answers where the next begins. */
        private int leaveOut(int from) {
            int cluster = layout.cluster(from);
            int line = from;
            boolean isInFirst = false;
            boolean isInSecond = false;
            var both = new Change();
            var first = new Change();
            var second = new Change();
            for (int entry = totals.first[cluster]; entry < totals.first[cluster + 1]; entry++) {
                while (isBefore(line, cluster, totals.stratum[entry])) {
                    line++;
                }
                int at = place[totals.stratum[entry]];
                if (at >= 0) {
                    boolean isHere = isBefore(line, cluster, totals.stratum[entry] + 1);
                    var mine = isHere ? new Proportion(successes[line], trials[line]) : Proportion.NONE;
                    var others = new Proportion(totals.successes[entry], totals.trials[entry]).minus(mine);
                    isInFirst |= mine.trials() > 0;
                    isInSecond |= others.trials() > 0;
                    both.add(tables[at], new TwoByTwo(mine, others));
                    first.add(tables[at], new TwoByTwo(mine, Proportion.NONE));
                    second.add(tables[at], new TwoByTwo(Proportion.NONE, others));
                }
            }
            while (isBefore(line, cluster, layout.strata())) {
                line++;
            }
            if (isInFirst) {
                own[ownClusters++] = cluster;
                ofFirst += first.squared();
                if (isInSecond) {
                    sharedClusters++;
                    common += both.squared();
                    ofSecond += second.squared();
                } else {
                    alone += both.squared();
                }
            }
            return line;
        }

        private boolean isBefore(int line, int cluster, int stratum) {
            return line < layout.first(group + 1) && layout.cluster(line) == cluster && layout.stratum(line) < stratum;
        }

        /** What leaving out a part of some strata changes. */
        private final class Change {

            private double ofWeight;
            private double ofDifference;

            private void add(TwoByTwo whole, TwoByTwo part) {
                var rest = whole.minus(part);
                ofWeight += rest.weight() - whole.weight();
                ofDifference += rest.weightedDifference() - whole.weightedDifference();
            }

            private double squared() {
                double change = ClusteredTest.change(weight, difference, ofWeight, ofDifference);
                return change * change;
            }
        }
    }
}
