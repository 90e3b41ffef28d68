package org.fullscore.consistency;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fullscore.organization.Period;
import org.fullscore.organization.Suppression;

/** Counts relief and waivers period by period, leaders and everybody else apart. */
final class CountingOverTime {

    private final Map<Cell, OverTime.Count> counts = new HashMap<>();
    private final Map<String, Map<String, Integer>> signed = new HashMap<>();
    private final Map<String, Map<String, Integer>> concerned = new HashMap<>();

    private record Cell(String period, String rank) {}

    /** One agreement of a person. */
    record Agreed(String period, String rank, int person, boolean lowered) {}

    /**
     * From the earliest period to the latest.
     *
     * @param found the obligations of the range
     * @param least persons below which everybody else is not shown to everybody
     */
    static List<OverTime> of(Collection<Agreed> agreed, Caseload found, Collection<Period> periods, int least) {
        var counting = new CountingOverTime();
        agreed.forEach(counting::count);
        counting.count(found);
        var hidden = new Suppression(least).hidden(List.of(counting.signed, counting.concerned));
        return periods.stream()
                .sorted(Comparator.comparing(Period::ends).thenComparing(Period::id))
                .map(period -> new OverTime(
                        period.id(),
                        period.lastDay(),
                        counting.of(period, Dimension.LEADERS),
                        counting.of(period, Dimension.OTHERS),
                        !hidden.contains(period.id())))
                .toList();
    }

    private void count(Agreed one) {
        counts.merge(
                new Cell(one.period(), one.rank()),
                new OverTime.Count(1, one.lowered() ? 1 : 0, 0, 0),
                OverTime.Count::plus);
        if (one.rank().equals(Dimension.OTHERS)) {
            person(signed, one.period(), Integer.toString(one.person()));
        }
    }

    private void count(Caseload found) {
        var periods = found.column(Caseload.Property.CLOSING);
        var owners = found.column(Caseload.Property.OWNER);
        for (int row : found.due(row -> !found.isPast(row) && found.group(Dimension.RANK, row) > 0)) {
            var period = Objects.requireNonNull(periods.word(periods.of(row)));
            var rank = found.idOfGroup(Dimension.RANK, found.group(Dimension.RANK, row));
            counts.merge(
                    new Cell(period, rank),
                    new OverTime.Count(0, 0, 1, found.became(row) == Became.WAIVED ? 1 : 0),
                    OverTime.Count::plus);
            if (rank.equals(Dimension.OTHERS)) {
                person(concerned, period, Objects.requireNonNull(owners.word(owners.of(row))));
            }
        }
    }

    private static void person(Map<String, Map<String, Integer>> table, String period, String person) {
        table.computeIfAbsent(period, known -> new HashMap<>()).merge(person, 1, Integer::sum);
    }

    private OverTime.Count of(Period period, String rank) {
        return counts.getOrDefault(new Cell(period.id(), rank), OverTime.Count.NONE);
    }
}
