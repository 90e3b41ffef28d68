package org.fullscore.consistency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.fullscore.consistency.statistics.Layout;
import org.jspecify.annotations.Nullable;

/** The cases of one nature that fell due, by the groups of one dimension. */
final class Groups {

    private final Caseload caseload;
    private final Dimension dimension;
    private final int[] rows;
    private final int[] groupOf;
    private final int[] number;
    private final List<String> values = new ArrayList<>();
    private final int[][] became;
    private final int[][] days;
    private final Extent[] extents;
    private final @Nullable String[] names;
    private final int unstated;

    Groups(Caseload caseload, Dimension dimension, Nature nature) {
        this.caseload = caseload;
        this.dimension = dimension;
        var kinds = caseload.column(Caseload.Property.KIND);
        var covered = new boolean[kinds.size()];
        for (int kind = 1; kind < kinds.size(); kind++) {
            covered[kind] = nature.covers(Objects.requireNonNull(kinds.word(kind)));
        }
        int[] all = caseload.due(row -> covered[kinds.of(row)]);
        this.rows = IntStream.of(all)
                .filter(row -> caseload.group(dimension, row) > 0)
                .toArray();
        this.unstated = all.length - rows.length;
        this.groupOf =
                IntStream.of(rows).map(row -> caseload.group(dimension, row)).toArray();
        this.number = new int[caseload.groups(dimension)];
        for (int group : groupOf) {
            number[group] = 1;
        }
        for (int group = 1; group < number.length; group++) {
            if (number[group] > 0) {
                number[group] = values.size();
                values.add(caseload.idOfGroup(dimension, group));
            }
        }
        this.became = new int[values.size()][Became.values().length];
        this.days = new int[values.size()][Delay.DAYS];
        this.extents = new Extent[values.size()];
        this.names = new String[values.size()];
        count();
        name();
    }

    private void count() {
        int[] prompt = new int[values.size()];
        int[] full = new int[values.size()];
        int[] harsher = new int[values.size()];
        int[] done = new int[values.size()];
        int[] owed = new int[values.size()];
        int[] timed = new int[values.size()];
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            int group = number[groupOf[i]];
            groupOf[i] = group;
            became[group][caseload.became(row).ordinal()]++;
            if (caseload.isTimed(row)) {
                timed[group]++;
                days[group][caseload.days(row) + Delay.LONGEST]++;
                prompt[group] += caseload.isPrompt(row) ? 1 : 0;
            }
            full[group] += caseload.isFull(row) ? 1 : 0;
            harsher[group] += caseload.done(row) > caseload.severity(row) ? 1 : 0;
            done[group] += caseload.done(row);
            owed[group] += caseload.severity(row);
        }
        for (int group = 0; group < values.size(); group++) {
            extents[group] =
                    new Extent(timed[group], prompt[group], full[group], harsher[group], done[group], owed[group]);
        }
    }

    private void name() {
        Caseload.nameOf(dimension).map(caseload::column).ifPresent(this::name);
    }

    private void name(Column column) {
        for (int i = 0; i < rows.length; i++) {
            var name = column.word(column.of(rows[i]));
            if (names[groupOf[i]] == null && name != null && !name.equals(values.get(groupOf[i]))) {
                names[groupOf[i]] = name;
            }
        }
    }

    /** The ids of the groups that have cases, ascending. */
    List<String> values() {
        return values;
    }

    Outcomes outcomes(int group) {
        return Caseload.outcomes(became[group]);
    }

    Extent extent(int group) {
        return extents[group];
    }

    Optional<Delay> delay(int group) {
        return Delay.of(days[group]);
    }

    /** By which day how much was decided; empty where no day is known; below {@code least} persons not for everybody. */
    Optional<Waiting> waiting(int group, Nature nature, int least) {
        var steps = new ArrayList<Waiting.Step>();
        int decided = 0;
        for (int day = 0; day < Delay.DAYS - 1; day++) {
            if (days[group][day] > 0) {
                decided += days[group][day];
                steps.add(new Waiting.Step(day - Delay.LONGEST, decided));
            }
        }
        int cases = extents[group].timed();
        return cases == 0
                ? Optional.empty()
                : Optional.of(new Waiting(nature, values.get(group), cases, steps, timed(group) >= least));
    }

    /** Behind how many persons' cases a day stands. */
    private int timed(int group) {
        var owners = caseload.column(Caseload.Property.OWNER);
        return (int) IntStream.range(0, rows.length)
                .filter(i -> groupOf[i] == group && caseload.isTimed(rows[i]))
                .map(i -> owners.of(rows[i]))
                .distinct()
                .count();
    }

    /** Somebody decided before Fullscore under an id only, and later with a name: the name is the one to read. */
    String name(int group) {
        return Objects.requireNonNullElse(names[group], values.get(group));
    }

    /** The cases numbered for comparisons, the groups in the order of these ids. */
    Numbered numbered(List<String> order, Set<Criterion> criteria) {
        var places = new HashMap<String, Integer>();
        order.forEach(value -> places.put(value, places.size()));
        int[] place =
                values.stream().mapToInt(value -> places.getOrDefault(value, 0)).toArray();
        return Numbered.of(
                caseload,
                rows,
                new Layout.Column(
                        IntStream.of(groupOf).map(group -> place[group]).toArray(), order.size()),
                criteria);
    }

    /** How many cases are of no known group. */
    int unstated() {
        return unstated;
    }
}
