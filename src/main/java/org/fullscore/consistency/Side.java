package org.fullscore.consistency;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fullscore.consistency.statistics.Layout;

/**
 * One of the groups that are compared.
 *
 * @param name as it is to be read in a sentence
 * @param coverage the share of its person-periods with a goal in force in time, 0 to 1 (rule book 2.3); 1 where it is not measured
 * @param tallies its cases, any number of lines per stratum, occasion or person
 */
record Side(String name, double coverage, List<Tally> tallies) {

    Side {
        tallies = List.copyOf(tallies);
    }

    /** The sides numbered and counted. */
    static Family family(List<Side> sides, String everybodyElse, Clusters clusters) {
        var all = sides.stream().flatMap(side -> side.tallies().stream()).toList();
        var strata = ascending(all, Tally::stratum);
        var stratum = column(all, Tally::stratum, strata);
        var group = new Layout.Column(
                IntStream.range(0, sides.size())
                        .flatMap(side -> sides.get(side).tallies().stream().mapToInt(tally -> side))
                        .toArray(),
                sides.size());
        int[] kept = all.stream().mapToInt(Tally::kept).toArray();
        int[] due = all.stream().mapToInt(Tally::due).toArray();
        return new Family(
                sides.stream()
                        .map(side -> new Family.Group(side.name(), side.coverage()))
                        .toList(),
                everybodyElse,
                strata,
                Layout.of(column(all, Tally::occasion, ascending(all, Tally::occasion)), stratum, group)
                        .count(kept, due),
                Layout.of(column(all, Tally::person, ascending(all, Tally::person)), stratum, group)
                        .count(kept, due),
                clusters);
    }

    private static List<String> ascending(Collection<Tally> tallies, Function<Tally, String> of) {
        return List.copyOf(new TreeSet<>(tallies.stream().map(of).toList()));
    }

    private static Layout.Column column(List<Tally> tallies, Function<Tally, String> of, List<String> values) {
        return new Layout.Column(
                tallies.stream()
                        .mapToInt(tally -> Collections.binarySearch(values, of.apply(tally)))
                        .toArray(),
                values.size());
    }
}
