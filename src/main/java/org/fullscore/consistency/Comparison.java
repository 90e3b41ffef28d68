package org.fullscore.consistency;

import java.util.List;
import java.util.stream.IntStream;
import org.fullscore.consistency.statistics.ClusteredTest;
import org.fullscore.consistency.statistics.Proportion;
import org.fullscore.consistency.statistics.TwoByTwo;

/** One group of a family, the first side, of which one asks whether the same was done for it as for all others together, the second. */
final class Comparison {

    private final Family family;
    private final int group;
    private final int[] within;

    /** @param within numbers of the strata whose cases are looked at, ascending */
    Comparison(Family family, int group, int[] within) {
        this.family = family;
        this.group = group;
        this.within = within;
    }

    /**
     * Each side against all the others together, called {@code everybodyElse}, whose coverage is the lowest among them. Two sides are
     * one comparison, not two; fewer are none.
     */
    static List<Comparison> eachAgainstTheRest(List<Side> sides, String everybodyElse, Clusters clusters) {
        return Side.family(sides, everybodyElse, clusters).comparisons();
    }

    String firstName() {
        return family.groups().get(group).name();
    }

    String secondName() {
        return family.nameOfTheRest(group);
    }

    Proportion first() {
        return family.of(group, within);
    }

    Proportion second() {
        return family.all(within).minus(first());
    }

    double coverageOfFirst() {
        return family.groups().get(group).coverage();
    }

    double coverageOfSecond() {
        return family.coverageOfTheRest(group);
    }

    Clusters clusters() {
        return family.clusters();
    }

    /** The numbers of the strata with cases of both sides, ascending. */
    int[] shared() {
        return IntStream.of(within)
                .filter(stratum -> table(stratum).hasBothGroups())
                .toArray();
    }

    TwoByTwo table(int stratum) {
        return family.occasions().table(group, stratum);
    }

    String nameOf(int stratum) {
        return family.strata().get(stratum);
    }

    /** The strata with cases of one side only, by name: they cannot be compared, and are counted and named instead. */
    List<LeftOut> leftOut() {
        return IntStream.of(within)
                .filter(stratum -> family.occasions().all(stratum).trials() > 0)
                .filter(stratum -> !table(stratum).hasBothGroups())
                .mapToObj(stratum -> new LeftOut(
                        nameOf(stratum), table(stratum).first(), table(stratum).second()))
                .toList();
    }

    /** The same comparison in some strata only. */
    Comparison within(int... strata) {
        return new Comparison(family, group, strata);
    }

    /** Distinct persons on the side that has fewer. */
    int persons() {
        return Math.min(
                family.persons().clusters(group, within), family.persons().clustersOfTheRest(group, within));
    }

    /** Distinct occasions on the side that has fewer. */
    int occasions() {
        return Math.min(
                family.occasions().clusters(group, within), family.occasions().clustersOfTheRest(group, within));
    }

    /** The difference checked a second time, by clusters; in strata with cases of both sides only, at least one. */
    ClusteredTest clustered() {
        return family.checked().test(group, within);
    }
}
