package org.fullscore.consistency;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fullscore.consistency.statistics.Proportion;

/**
 * One of two groups that are compared.
 *
 * @param name as it is to be read in a sentence
 * @param coverage the share of its person-periods with a goal in force in time, 0 to 1 (rule book 2.3); 1 where it is not measured
 * @param tallies its cases, any number of lines per stratum, occasion or person
 */
record Side(String name, double coverage, List<Tally> tallies) {

    Side {
        tallies = List.copyOf(tallies);
    }

    Proportion total() {
        return tallies.stream().map(Tally::proportion).reduce(Proportion.NONE, Proportion::plus);
    }

    int persons() {
        return distinct(Tally::person);
    }

    int occasions() {
        return distinct(Tally::occasion);
    }

    Map<String, Proportion> byStratum() {
        var strata = new LinkedHashMap<String, Proportion>();
        for (var tally : tallies) {
            strata.merge(tally.stratum(), tally.proportion(), Proportion::plus);
        }
        strata.values().removeIf(count -> count.trials() == 0);
        return strata;
    }

    /** The part of this side that lies in the given strata. */
    Side within(Set<String> strata) {
        return new Side(
                name,
                coverage,
                tallies.stream()
                        .filter(tally -> strata.contains(tally.stratum()))
                        .toList());
    }

    private int distinct(Function<Tally, String> key) {
        return tallies.stream()
                .filter(tally -> tally.due() > 0)
                .map(key)
                .collect(Collectors.toSet())
                .size();
    }
}
