package org.fullscore.consistency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.fullscore.consistency.statistics.ClusteredCount;
import org.fullscore.consistency.statistics.ClusteredTest;
import org.fullscore.consistency.statistics.PlainClusteredTest;
import org.fullscore.consistency.statistics.Proportion;
import org.fullscore.consistency.statistics.TwoByTwo;

/** One side against all others as one would count it by hand: the others' tallies laid together and counted anew. */
record PlainComparison(List<Tally> first, List<Tally> second, Clusters clusters) {

    static List<PlainComparison> eachAgainstTheRest(List<Side> sides, Clusters clusters) {
        var comparisons = new ArrayList<PlainComparison>();
        for (var side : sides) {
            comparisons.add(new PlainComparison(
                    side.tallies(),
                    sides.stream()
                            .filter(other -> other != side)
                            .flatMap(other -> other.tallies().stream())
                            .toList(),
                    clusters));
        }
        return sides.size() == 2 ? comparisons.subList(0, 1) : sides.size() < 2 ? List.of() : comparisons;
    }

    static Proportion total(List<Tally> tallies) {
        return tallies.stream().map(Tally::proportion).reduce(Proportion.NONE, Proportion::plus);
    }

    private static Map<String, Proportion> byStratum(List<Tally> tallies) {
        var strata = new LinkedHashMap<String, Proportion>();
        tallies.forEach(tally -> strata.merge(tally.stratum(), tally.proportion(), Proportion::plus));
        strata.values().removeIf(count -> count.trials() == 0);
        return strata;
    }

    /** The strata with cases of both sides, by name. */
    Map<String, TwoByTwo> strata() {
        var ofSecond = byStratum(second);
        var both = new TreeMap<String, TwoByTwo>();
        byStratum(first)
                .forEach((stratum, count) ->
                        both.put(stratum, new TwoByTwo(count, ofSecond.getOrDefault(stratum, Proportion.NONE))));
        both.values().removeIf(table -> !table.hasBothGroups());
        return both;
    }

    List<Tally> compared(List<Tally> tallies) {
        return tallies.stream()
                .filter(tally -> strata().containsKey(tally.stratum()) && tally.due() > 0)
                .toList();
    }

    int fewer(Function<Tally, String> of) {
        return (int) Math.min(
                compared(first).stream().map(of).distinct().count(),
                compared(second).stream().map(of).distinct().count());
    }

    ClusteredTest clustered() {
        return PlainClusteredTest.of(counts(first), counts(second));
    }

    private List<ClusteredCount> counts(List<Tally> tallies) {
        return tallies.stream()
                .map(tally -> new ClusteredCount(
                        tally.stratum(),
                        switch (clusters) {
                            case OCCASIONS -> tally.occasion();
                            case PERSONS -> tally.person();
                        },
                        tally.proportion()))
                .toList();
    }
}
