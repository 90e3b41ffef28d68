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

    private final Map<Cell, OverTime.Agreements> agreements = new HashMap<>();
    private final Map<Cell, OverTime.Waived> waived = new HashMap<>();
    private final Map<String, Map<String, Integer>> signed = new HashMap<>();

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
        var hidden = new Suppression(least).hidden(List.of(counting.signed));
        return periods.stream()
                .sorted(Comparator.comparing(Period::ends).thenComparing(Period::id))
                .map(period -> new OverTime(
                        period.id(),
                        period.lastDay(),
                        counting.agreements(period, Dimension.LEADERS),
                        counting.agreements(period, Dimension.OTHERS),
                        new OverTime.Waivers(
                                counting.waived(period, Dimension.LEADERS), counting.waived(period, Dimension.OTHERS)),
                        !hidden.contains(period.id())))
                .toList();
    }

    private void count(Agreed one) {
        agreements.merge(
                new Cell(one.period(), one.rank()),
                new OverTime.Agreements(1, one.lowered() ? 1 : 0),
                OverTime.Agreements::plus);
        if (one.rank().equals(Dimension.OTHERS)) {
            signed.computeIfAbsent(one.period(), known -> new HashMap<>())
                    .merge(Integer.toString(one.person()), 1, Integer::sum);
        }
    }

    private void count(Caseload found) {
        var periods = found.column(Caseload.Property.CLOSING);
        for (int row : found.due(row -> !found.isPast(row) && found.group(Dimension.RANK, row) > 0)) {
            var period = Objects.requireNonNull(periods.word(periods.of(row)));
            var rank = found.idOfGroup(Dimension.RANK, found.group(Dimension.RANK, row));
            waived.merge(
                    new Cell(period, rank),
                    new OverTime.Waived(1, found.became(row) == Became.WAIVED ? 1 : 0),
                    OverTime.Waived::plus);
        }
    }

    private OverTime.Agreements agreements(Period period, String rank) {
        return agreements.getOrDefault(new Cell(period.id(), rank), OverTime.Agreements.NONE);
    }

    private OverTime.Waived waived(Period period, String rank) {
        return waived.getOrDefault(new Cell(period.id(), rank), OverTime.Waived.NONE);
    }
}
