package org.fullscore.consistency;

import java.util.List;
import java.util.stream.IntStream;
import org.fullscore.consistency.statistics.ClusteredCounts;
import org.fullscore.consistency.statistics.Proportion;

/**
 * The groups of one dimension in one respect, for benefits or for burdens, numbered and counted: what every comparison of the family is
 * taken from.
 *
 * @param groups in the order in which they are compared
 * @param everybodyElse what all groups but one are called
 * @param strata names, ascending
 * @param occasions cases with owed-by × closing × kind as clusters
 * @param persons the same cases with persons as clusters
 * @param clusters by which of the two a difference is checked a second time
 */
record Family(
        List<Group> groups,
        String everybodyElse,
        List<String> strata,
        ClusteredCounts occasions,
        ClusteredCounts persons,
        Clusters clusters) {

    /**
     * One of them.
     *
     * @param coverage the share of its person-periods with a goal in force in time, 0 to 1 (rule book 2.3); 1 where it is not measured
     */
    record Group(String name, double coverage) {}

    /** Each group against all the others together. Two groups are one comparison, not two; fewer are none. */
    List<Comparison> comparisons() {
        int all = groups.size() == 2 ? 1 : groups.size() < 2 ? 0 : groups.size();
        int[] everywhere = IntStream.range(0, strata.size()).toArray();
        return IntStream.range(0, all)
                .mapToObj(group -> new Comparison(this, group, everywhere))
                .toList();
    }

    /** The clusters a difference is checked with. */
    ClusteredCounts checked() {
        return switch (clusters) {
            case OCCASIONS -> occasions;
            case PERSONS -> persons;
        };
    }

    /** What the others together are called. */
    String nameOfTheRest(int group) {
        return groups.size() == 2 ? groups.get(1 - group).name() : everybodyElse;
    }

    /** The lowest coverage among the others; 1 without any. */
    double coverageOfTheRest(int group) {
        double least = 1;
        for (int other = 0; other < groups.size(); other++) {
            least = other == group ? least : Math.min(least, groups.get(other).coverage());
        }
        return least;
    }

    /** The cases of a group in some strata. */
    Proportion of(int group, int[] within) {
        var sum = Proportion.NONE;
        for (int stratum : within) {
            sum = sum.plus(occasions.of(group, stratum));
        }
        return sum;
    }

    /** The cases of everybody in some strata. */
    Proportion all(int[] within) {
        var sum = Proportion.NONE;
        for (int stratum : within) {
            sum = sum.plus(occasions.all(stratum));
        }
        return sum;
    }
}
