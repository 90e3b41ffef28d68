package org.fullscore.consistency;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Cases for comparisons: so many of so many, spread over persons and occasions. */
final class Cases {

    private Cases() {}

    /** Every case another person's, decided on another occasion. */
    static Side side(String name, int applied, int due) {
        return side(name, "all", applied, due);
    }

    static Side side(String name, String stratum, int applied, int due) {
        return new Side(
                name,
                1,
                IntStream.range(0, due)
                        .mapToObj(i ->
                                tally(stratum, name + " occasion " + i, name + " person " + i, i < applied ? 1 : 0, 1))
                        .toList());
    }

    static Tally tally(String stratum, String occasion, String person, int applied, int due) {
        return new Tally(stratum, occasion, person, applied, due);
    }

    /** All cases of some sides under one name. */
    static Side together(String name, Side... sides) {
        return new Side(
                name,
                1,
                Stream.of(sides).flatMap(side -> side.tallies().stream()).toList());
    }

    static Side withCoverage(double coverage, Side side) {
        return new Side(side.name(), coverage, side.tallies());
    }

    static Side withTallies(String name, List<Tally> tallies) {
        return new Side(name, 1, tallies);
    }

    /** A side's cases moved to so many persons and so many occasions, in turn. */
    static Side spread(Side side, int persons, int occasions) {
        var tallies = new ArrayList<Tally>();
        for (int i = 0; i < side.tallies().size(); i++) {
            var tally = side.tallies().get(i);
            tallies.add(tally(
                    tally.stratum(),
                    side.name() + " occasion " + i % occasions,
                    side.name() + " person " + i % persons,
                    tally.kept(),
                    tally.due()));
        }
        return withTallies(side.name(), tallies);
    }

    static Comparison comparison(Side first, Side second, Clusters clusters) {
        return Comparison.eachAgainstTheRest(List.of(first, second), "", clusters)
                .getFirst();
    }

    static Finding judged(Side first, Side second) {
        return VerdictRule.USUAL
                .judge(List.of(comparison(first, second, Clusters.OCCASIONS)))
                .getFirst();
    }
}
