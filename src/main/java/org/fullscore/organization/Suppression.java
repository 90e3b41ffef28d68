package org.fullscore.organization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which groups are not shown to those who may not open the cases: fewer distinct persons than the least, or one person with more
 * than half the cases; and the next smallest, until what is missing from a total is never one group and never too few persons
 * (rule book 8.7). A group that is not shown in one table is shown in none. Where groups of one comparison lie within groups of another,
 * as teams lie in regions, all comparisons are looked at together: no sum or difference of what is shown is a group that is not.
 *
 * @param least distinct persons, at least 1
 */
public record Suppression(int least) {

    /**
     * A group of one comparison.
     *
     * @param by what is compared
     * @param least distinct persons below which it is not shown; 0 for one that always is
     */
    public record Group(String by, String value, int least) implements Comparable<Group> {

        private static final Comparator<Group> ORDER =
                Comparator.comparing(Group::by).thenComparing(Group::value);

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }

        private boolean isAlwaysShown() {
            return least == 0;
        }
    }

    /** How many cases each person has that are in the same group of every comparison. */
    public record Part(Set<Group> groups, Map<String, Integer> persons) {}

    /** The values not shown, given for each table how many cases each person has in each value. */
    public Set<String> hidden(Collection<Map<String, Map<String, Integer>>> tables) {
        return together(
                        tables.stream()
                                .map(table -> table.entrySet().stream()
                                        .map(entry -> new Part(
                                                Set.of(new Group("value", entry.getKey(), least)), entry.getValue()))
                                        .toList())
                                .toList(),
                        Set.of())
                .stream()
                .map(Group::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The groups not shown, of several comparisons together; each table is all cases of it in parts.
     *
     * @param already groups that were not shown before, and are not to be worked out now
     */
    public Set<Group> together(Collection<List<Part>> tables, Set<Group> already) {
        var all =
                tables.stream().filter(parts -> !parts.isEmpty()).map(Table::of).toList();
        var hidden = new TreeSet<>(already);
        for (var table : all) {
            table.groups().forEach((group, parts) -> {
                if (!group.isAlwaysShown() && isTooSmall(table.persons(parts), group.least())) {
                    hidden.add(group);
                }
            });
        }
        while (all.stream().anyMatch(table -> hideOneMore(table, hidden))) {
            continue;
        }
        return hidden;
    }

    /** The cases of a table: which of its parts each group is, and what is too small where one meets one that is always shown. */
    private record Table(List<Part> parts, Map<Group, Set<Integer>> groups, List<Set<Integer>> corners) {

        /** Everything together is known to everybody. */
        private static final Group TOTAL = new Group("", "", 0);

        static Table of(List<Part> parts) {
            var groups = new TreeMap<Group, Set<Integer>>();
            groups.put(TOTAL, IntStream.range(0, parts.size()).boxed().collect(Collectors.toSet()));
            for (int i = 0; i < parts.size(); i++) {
                int part = i;
                parts.get(i)
                        .groups()
                        .forEach(group -> groups.computeIfAbsent(group, known -> new TreeSet<>())
                                .add(part));
            }
            var table = new Table(parts, groups, new ArrayList<>());
            groups.keySet().stream().filter(group -> !group.isAlwaysShown()).forEach(table::lookIntoCorners);
            return table;
        }

        /** What a group has in common with one that is always shown, where that is too small to be told. */
        private void lookIntoCorners(Group group) {
            groups.forEach((always, shown) -> {
                if (always.isAlwaysShown()) {
                    var common = new TreeSet<>(of(group));
                    common.retainAll(shown);
                    if (!common.isEmpty()
                            && common.size() < shown.size()
                            && isTooSmall(persons(common), group.least())) {
                        corners.add(common);
                    }
                }
            });
        }

        Map<String, Integer> persons(Collection<Integer> some) {
            var persons = new HashMap<String, Integer>();
            some.forEach(part ->
                    parts.get(part).persons().forEach((person, cases) -> persons.merge(person, cases, Integer::sum)));
            return persons;
        }

        Set<Integer> of(Group group) {
            return Objects.requireNonNull(groups.get(group));
        }

        Optional<Group> smallest(Collection<Group> some) {
            return some.stream()
                    .filter(group -> !group.isAlwaysShown())
                    .min(Comparator.<Group>comparingInt(
                                    group -> persons(of(group)).size())
                            .thenComparing(Comparator.naturalOrder()));
        }
    }

    private static boolean isTooSmall(Map<String, Integer> persons, int least) {
        int cases = persons.values().stream().mapToInt(Integer::intValue).sum();
        int most = persons.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return persons.size() < least || 2 * most > cases;
    }

    private boolean hideOneMore(Table table, Set<Group> hidden) {
        return workedOut(table, hidden)
                .or(() -> missingFromATotal(table, hidden))
                .map(hidden::add)
                .orElse(false);
    }

    /** One more of a comparison of which what is not shown is the total less what is. */
    private static Optional<Group> missingFromATotal(Table table, Set<Group> hidden) {
        var comparisons = table.groups().keySet().stream()
                .collect(Collectors.groupingBy(Group::by, TreeMap::new, Collectors.toList()));
        return comparisons.values().stream()
                .filter(groups -> {
                    var missing = groups.stream().filter(hidden::contains).toList();
                    return missing.size() == 1
                            || !missing.isEmpty()
                                    && isTooSmall(
                                            table.persons(missing.stream()
                                                    .flatMap(group -> table.of(group).stream())
                                                    .toList()),
                                            missing.getFirst().least());
                })
                .flatMap(groups ->
                        table
                                .smallest(groups.stream()
                                        .filter(group -> !hidden.contains(group))
                                        .toList())
                                .stream())
                .findFirst();
    }

    /**
     * The smallest of those shown groups from which, all comparisons together, one can be worked out that is not shown, or too few persons, and
     * not from what is always shown alone.
     */
    private Optional<Group> workedOut(Table table, Set<Group> hidden) {
        var shown = table.groups().keySet().stream()
                .filter(group -> !hidden.contains(group))
                .sorted(Comparator.<Group>comparingInt(
                                group -> group.equals(Table.TOTAL) ? 1 : group.isAlwaysShown() ? 2 : 0)
                        .thenComparingInt(group -> table.of(group).size()))
                .toList();
        var sums = new KnownSums<Group>();
        var always = new KnownSums<Group>();
        shown.forEach(group -> sums.add(group, table.of(group)));
        shown.stream().filter(Group::isAlwaysShown).forEach(group -> always.add(group, table.of(group)));
        var missing = table.groups().keySet().stream().filter(hidden::contains).toList();
        var few = sums.rests().stream()
                .filter(rest -> rest.from().size() > 1)
                .filter(rest -> isTooSmall(
                        table.persons(rest.parts()),
                        missing.stream()
                                .filter(group -> table.of(group).stream().anyMatch(rest.parts()::contains))
                                .mapToInt(Group::least)
                                .max()
                                .orElse(least)))
                .filter(rest -> always.from(rest.parts()).isEmpty())
                .map(KnownSums.Rest::from);
        var known = Stream.concat(missing.stream().map(table::of), table.corners().stream())
                .filter(parts -> always.from(parts).isEmpty())
                .flatMap(parts -> sums.from(parts).stream());
        return Stream.concat(known, few)
                .flatMap(from -> table.smallest(from).stream())
                .findFirst();
    }
}
