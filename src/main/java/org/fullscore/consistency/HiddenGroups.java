package org.fullscore.consistency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fullscore.organization.Suppression;
import org.jspecify.annotations.Nullable;

/**
 * Which groups of a report not everybody is shown (rule book 8.7), in any of its tables. Teams lie in regions, and those who lead may be the
 * whole of a team: all comparisons are looked at together, with those of the report before. Leaders and everybody else are shown of whatever
 * range a report covers, so they count as known of each period.
 *
 * @param by what is compared
 * @param least distinct persons below which a group is not shown
 */
record HiddenGroups(List<Dimension> by, int least) {

    /** Stands for the cases of no known group, which are what the groups shown leave of the total. */
    static final String UNSTATED = "";

    /** Groups of optional {@code group:*} dimensions need at least so many persons. */
    private static final int LEAST_OF_GROUPS = 10;

    /** Marks what the report before showed of a dimension, or did not. */
    private static final String BEFORE = " before";

    private static final Pattern DAY = Pattern.compile("^(\\d{4}-\\d{2})-\\d{2}$");

    /** What is counted in one table: benefits and burdens of every group, and disputes of both together, of what was decided here. */
    private enum Table {
        BENEFITS,
        BURDENS,
        DISPUTES;

        boolean has(Caseload caseload, int row) {
            return switch (this) {
                case BENEFITS -> Nature.BENEFITS.covers(kind(caseload, row));
                case BURDENS -> Nature.BURDENS.covers(kind(caseload, row));
                case DISPUTES -> !caseload.isPast(row);
            };
        }

        private static String kind(Caseload caseload, int row) {
            var kinds = caseload.column(Caseload.Property.KIND);
            return Objects.requireNonNull(kinds.word(kinds.of(row)));
        }
    }

    /** Cases of one period that are in the same group of every comparison. */
    private record Place(String period, List<String> values) {}

    /**
     * Of a report that is the first, by the word of their dimension; {@link #UNSTATED} among them where the cases of no known group are too
     * few to be told from the rest.
     */
    SortedMap<String, List<String>> of(Caseload report) {
        return hidden(alone(report), Set.of());
    }

    /** The same, of one that everybody can read after another. */
    SortedMap<String, List<String>> of(Caseload report, ReadBefore<Caseload> before) {
        var differences = Stream.concat(before.left().stream(), before.came().stream());
        var already = by.stream()
                .flatMap(dimension -> before.hidden().getOrDefault(dimension.word(), List.of()).stream()
                        .map(value -> new Suppression.Group(dimension.word() + BEFORE, value, least(dimension, least))))
                .collect(Collectors.toSet());
        var tables = Stream.of(
                        alone(report),
                        differences.flatMap(this::alone),
                        Stream.of(Table.values()).map(table -> together(table, before)))
                .flatMap(Function.identity());
        return hidden(tables, already);
    }

    private SortedMap<String, List<String>> hidden(
            Stream<List<Suppression.Part>> tables, Set<Suppression.Group> already) {
        var hidden = new TreeMap<String, List<String>>();
        by.forEach(dimension -> hidden.put(dimension.word(), new ArrayList<>()));
        new Suppression(least)
                .together(tables.toList(), already).stream()
                        .filter(group -> !already.contains(group))
                        .forEach(group ->
                                Objects.requireNonNull(hidden.get(group.by())).add(group.value()));
        return hidden;
    }

    /** What a report shows, and what it would tell with what others show of its periods. */
    private Stream<List<Suppression.Part>> alone(Caseload cases) {
        return Stream.of(Table.values())
                .map(table -> places(cases, table))
                .flatMap(places ->
                        Stream.<Naming>of(this::now, this::nowAndOfPeriods).map(naming -> named(places, naming)));
    }

    /** What both reports show of all cases there are in them; what the earlier one showed cannot be hidden any more. */
    private List<Suppression.Part> together(Table table, ReadBefore<Caseload> before) {
        Naming then = (dimension, value, period) -> Stream.of(new Suppression.Group(
                dimension.word() + BEFORE, value, isHidden(before, dimension, value) ? least(dimension, least) : 0));
        Naming both = (dimension, value, period) ->
                Stream.concat(now(dimension, value, period), then.of(dimension, value, period));
        return Stream.of(
                        before.left().stream().flatMap(cases -> parts(cases, table, then)),
                        before.stayed().stream().flatMap(cases -> parts(cases, table, both)),
                        before.came().stream().flatMap(cases -> parts(cases, table, this::now)))
                .flatMap(Function.identity())
                .toList();
    }

    private static boolean isHidden(ReadBefore<Caseload> before, Dimension dimension, String value) {
        return before.hidden().getOrDefault(dimension.word(), List.of()).contains(value);
    }

    /** The sums in which a case of a group counts. */
    @FunctionalInterface
    private interface Naming {
        Stream<Suppression.Group> of(Dimension dimension, String value, String period);
    }

    private Stream<Suppression.Group> now(Dimension dimension, String value, String period) {
        return Stream.of(new Suppression.Group(
                dimension.word(), value, dimension.kind() == Dimension.Kind.RANK ? 0 : least(dimension, least)));
    }

    private Stream<Suppression.Group> nowAndOfPeriods(Dimension dimension, String value, String period) {
        return dimension.kind() == Dimension.Kind.RANK
                ? Stream.of(new Suppression.Group(dimension.word(), value + " " + period, 0))
                : now(dimension, value, period);
    }

    private Stream<Suppression.Part> parts(Caseload cases, Table table, Naming naming) {
        return named(places(cases, table), naming).stream();
    }

    /** How many cases each person has in each place. */
    private Map<Place, Map<String, Integer>> places(Caseload cases, Table table) {
        var owners = cases.column(Caseload.Property.OWNER);
        var closings = cases.column(Caseload.Property.CLOSING);
        var periods = IntStream.range(0, closings.size())
                .mapToObj(number -> period(closings.word(number)))
                .toList();
        var compared = compared();
        var places = new LinkedHashMap<Place, Map<String, Integer>>();
        for (int row : cases.due(each -> table.has(cases, each))) {
            var values = compared.stream()
                    .map(dimension -> value(cases, dimension, row))
                    .toList();
            places.computeIfAbsent(new Place(periods.get(closings.of(row)), values), known -> new HashMap<>())
                    .merge(Objects.requireNonNull(owners.word(owners.of(row))), 1, Integer::sum);
        }
        return places;
    }

    private List<Dimension> compared() {
        return by.stream()
                .filter(dimension -> dimension.kind() != Dimension.Kind.OWED_BY)
                .toList();
    }

    private static String value(Caseload cases, Dimension dimension, int row) {
        int number = cases.group(dimension, row);
        return number == 0 ? UNSTATED : cases.idOfGroup(dimension, number);
    }

    private List<Suppression.Part> named(Map<Place, Map<String, Integer>> places, Naming naming) {
        var compared = compared();
        return places.entrySet().stream()
                .map(entry -> new Suppression.Part(
                        IntStream.range(0, compared.size())
                                .boxed()
                                .flatMap(i -> naming.of(
                                        compared.get(i),
                                        entry.getKey().values().get(i),
                                        entry.getKey().period()))
                                .collect(Collectors.toSet()),
                        entry.getValue()))
                .toList();
    }

    /** Decisions from before Fullscore have a day, and are taken month by month. */
    private static String period(@Nullable String closing) {
        return closing == null ? "" : DAY.matcher(closing).replaceFirst("$1");
    }

    /** Distinct persons below which a group of the dimension is not shown. */
    static int least(Dimension dimension, int least) {
        return dimension.kind() == Dimension.Kind.GROUP ? Math.max(LEAST_OF_GROUPS, least) : least;
    }
}
