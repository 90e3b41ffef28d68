package org.fullscore.consistency;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fullscore.consistency.statistics.ClusteredCount;
import org.fullscore.consistency.statistics.Proportion;
import org.fullscore.consistency.statistics.TwoByTwo;

/** Two sides of which one asks whether the same was done for both. */
record Comparison(Side first, Side second, Clusters clusters) {

    /**
     * Each side against all the others together, called {@code everybodyElse}, whose coverage is the lowest among them. Two sides are
     * one comparison, not two; fewer are none.
     */
    static List<Comparison> eachAgainstTheRest(List<Side> sides, String everybodyElse, Clusters clusters) {
        if (sides.size() == 2) {
            return List.of(new Comparison(sides.getFirst(), sides.getLast(), clusters));
        }
        var comparisons = new ArrayList<Comparison>();
        for (int i = 0; i < sides.size() && sides.size() > 2; i++) {
            var others = new ArrayList<>(sides);
            var side = others.remove(i);
            double coverage = others.stream().mapToDouble(Side::coverage).min().orElse(1);
            var tallies =
                    others.stream().flatMap(other -> other.tallies().stream()).toList();
            comparisons.add(new Comparison(side, new Side(everybodyElse, coverage, tallies), clusters));
        }
        return List.copyOf(comparisons);
    }

    /** The strata with cases of both sides, by name. */
    Map<String, TwoByTwo> strata() {
        var ofSecond = second.byStratum();
        var both = new TreeMap<String, TwoByTwo>();
        first.byStratum().forEach((stratum, count) -> {
            var other = ofSecond.getOrDefault(stratum, Proportion.NONE);
            if (other.trials() > 0) {
                both.put(stratum, new TwoByTwo(count, other));
            }
        });
        return both;
    }

    /** The strata with cases of one side only, by name: they cannot be compared, and are counted and named instead. */
    List<LeftOut> leftOut() {
        var ofFirst = first.byStratum();
        var ofSecond = second.byStratum();
        var names = new TreeSet<>(ofFirst.keySet());
        names.addAll(ofSecond.keySet());
        var compared = new HashSet<>(ofFirst.keySet());
        compared.retainAll(ofSecond.keySet());
        names.removeAll(compared);
        return names.stream()
                .map(stratum -> new LeftOut(
                        stratum,
                        ofFirst.getOrDefault(stratum, Proportion.NONE),
                        ofSecond.getOrDefault(stratum, Proportion.NONE)))
                .toList();
    }

    /** The same comparison in some strata only. */
    Comparison within(Set<String> strata) {
        return new Comparison(first.within(strata), second.within(strata), clusters);
    }

    List<ClusteredCount> clustered(Side side) {
        return side.tallies().stream()
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
