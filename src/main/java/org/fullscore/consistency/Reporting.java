package org.fullscore.consistency;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fullscore.goals.PromisedSupport;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Settings;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts the consistency report together (rule book 8): the unit is one obligation whose deadline lies in the range and has passed.
 * Withdrawn and lapsed ones are not counted, one that nobody decided counts as not applied.
 */
@Component
@Transactional(readOnly = true)
public class Reporting {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Cells cells;
    private final CountingDelays delays;
    private final Covering covering;
    private final CountingSupport support;
    private final CountingAfterwards afterwards;
    private final CountingExceptions exceptions;
    private final CountingRelief relief;
    private final PromisedSupport promised;
    private final OrganizationSettings settings;
    private final Today today;

    Reporting(
            Cells cells,
            CountingDelays delays,
            Covering covering,
            CountingSupport support,
            CountingAfterwards afterwards,
            CountingExceptions exceptions,
            CountingRelief relief,
            PromisedSupport promised,
            OrganizationSettings settings,
            Today today) {
        this.cells = cells;
        this.delays = delays;
        this.covering = covering;
        this.support = support;
        this.afterwards = afterwards;
        this.exceptions = exceptions;
        this.relief = relief;
        this.promised = promised;
        this.settings = settings;
        this.today = today;
    }

    /**
     * The report as things stand, its groups named in these words, for those who may open its cases: executives and auditors, and
     * administrators as long as there are only decisions from before Fullscore, which administrators load and can read back. Empty for
     * everybody else, who reads the snapshot of a closing.
     */
    public Optional<ConsistencyReport> live(Inquiry inquiry, Viewer viewer, Words words) {
        var sight = Sight.of(viewer);
        if (!sight.all() && !viewer.isAdministrator()) {
            return Optional.empty();
        }
        var found = find(inquiry);
        return sight.all() || found.cells().stream().allMatch(Cell::past)
                ? Optional.of(sight.named(whole(inquiry, found, words)))
                : Optional.empty();
    }

    /**
     * What a snapshot is made of: the report with everything in it, and which groups not everybody is shown.
     *
     * @param hidden by the word of a dimension, ids of groups
     */
    record Complete(ConsistencyReport report, SortedMap<String, List<String>> hidden) {}

    /**
     * @param changes ranges of days by whose cases the report differs from what everybody could read before
     */
    Complete complete(Inquiry inquiry, List<Inquiry> changes, Words words) {
        var found = find(inquiry);
        var tables = new ArrayList<>(List.of(found.cells()));
        changes.forEach(change -> tables.add(read(change, today.date(), Map.of(), null)));
        var hidden = new TreeMap<String, List<String>>();
        for (var dimension : inquiry.by()) {
            hidden.put(
                    dimension.word(),
                    List.copyOf(
                            Sight.hidden(dimension, tables, settings.current().suppressionPersons())));
        }
        return new Complete(whole(inquiry, found, words), hidden);
    }

    /** Everything of the range, counted. */
    private record Found(List<Cell> cells, Delays days) {}

    private Found find(Inquiry inquiry) {
        var day = today.date();
        var days = delays.between(inquiry.first(), inquiry.last(), day, null);
        return new Found(read(inquiry, day, days.medians(), null), days);
    }

    private ConsistencyReport whole(Inquiry inquiry, Found everything, Words words) {
        var set = settings.current();
        var day = today.date();
        var days = everything.days();
        var medians = days.medians();
        var found = everything.cells();
        var due = found.stream().filter(cell -> cell.outcomes().due() > 0).toList();
        var closings =
                due.stream().filter(cell -> !cell.past()).map(Cell::closing).collect(Collectors.toSet());
        var covered = covering.over(closings);
        var shares = covered.shares();
        var avoided = exceptions.avoided(inquiry, day);
        var rule = rule(set);
        var names = new Names(words);
        var equalities = new ArrayList<Equality>();
        for (var dimension : inquiry.by()) {
            var isGroup = dimension.kind() == Dimension.Kind.GROUP;
            var counted = isGroup ? read(inquiry, day, medians, dimension.group()) : due;
            var decided = isGroup ? delays.between(inquiry.first(), inquiry.last(), day, dimension.group()) : days;
            var criteria = Criterion.within(inquiry.stratify(), dimension);
            for (var nature : Nature.values()) {
                var part = counted.stream()
                        .filter(cell ->
                                nature.covers(cell.kind()) && cell.outcomes().due() > 0)
                        .toList();
                var groups = groups(part, dimension);
                var lines = lines(groups, dimension, nature, decided, avoided, shares, names);
                for (var aspect : Aspect.values()) {
                    var compared = compared(aspect, lines, groups, dimension, criteria, rule, names);
                    equalities.add(new Equality(
                            aspect, dimension, nature, criteria, lines, compared, unstated(part, dimension)));
                }
            }
        }
        var outcomes = sum(due);
        return new ConsistencyReport(
                inquiry.first(),
                inquiry.last(),
                day,
                true,
                outcomes,
                total(found, Cell::notYetDue),
                total(found, Cell::withdrawn),
                total(found, Cell::lapsed),
                (int) due.stream().map(Cell::closing).distinct().count(),
                rule.kept(outcomes.onTime()),
                new ConsistencyReport.Covered(
                        shares.all().people(), shares.all().inForce(), rule.leastCoverage()),
                support.over(inquiry.first(), inquiry.last(), day, names),
                afterwards.over(inquiry, day, due, names),
                exceptions.over(inquiry, day, avoided),
                relief.over(closings, covered.places(), rule, names),
                List.copyOf(equalities));
    }

    /** The first day on which anything fell or falls due, or for which support was promised. */
    public Optional<LocalDate> earliest() {
        return Stream.concat(cells.earliest().stream(), promised.earliest().stream())
                .min(Comparator.naturalOrder());
    }

    private List<Cell> read(Inquiry inquiry, LocalDate day, Map<Delays.Owed, Integer> medians, @Nullable String group) {
        return cells.between(
                inquiry.first(),
                inquiry.last(),
                day,
                medians,
                inquiry.stratify().contains(Criterion.RULE),
                group);
    }

    private static VerdictRule rule(Settings set) {
        return new VerdictRule(fraction(set.keptPercent()), fraction(set.coveragePercent()));
    }

    private static double fraction(BigDecimal percent) {
        return percent.divide(HUNDRED).doubleValue();
    }

    private static Map<String, List<Cell>> groups(List<Cell> part, Dimension dimension) {
        var groups = new LinkedHashMap<String, List<Cell>>();
        part.stream()
                .filter(cell -> cell.value(dimension) != null)
                .forEach(cell -> groups.computeIfAbsent(
                                String.valueOf(cell.value(dimension)), value -> new ArrayList<>())
                        .add(cell));
        return groups;
    }

    private static List<Line> lines(
            Map<String, List<Cell>> groups,
            Dimension dimension,
            Nature nature,
            Delays decided,
            Avoided avoided,
            CoverageShares shares,
            Names names) {
        var lines = new ArrayList<Line>();
        groups.forEach((value, members) -> lines.add(new Line(
                value,
                names.of(dimension, value, name(dimension, value, members)),
                shares.of(dimension, value),
                sum(members),
                members.stream().map(Cell::extent).reduce(Extent.NONE, Extent::plus),
                decided.of(dimension, nature, value).orElse(null),
                avoided.of(dimension, nature, value),
                true)));
        lines.sort(order(dimension));
        return lines;
    }

    private static List<Equality.Compared> compared(
            Aspect aspect,
            List<Line> lines,
            Map<String, List<Cell>> groups,
            Dimension dimension,
            Set<Criterion> criteria,
            VerdictRule rule,
            Names names) {
        var sides = new ArrayList<Side>();
        for (var line : lines) {
            sides.add(new Side(
                    line.name(),
                    line.coverage(),
                    tallies(aspect, groups.getOrDefault(line.value(), List.of()), criteria)));
        }
        var findings = rule.judge(Comparison.eachAgainstTheRest(sides, names.rest(dimension), dimension.clusters()));
        var compared = new ArrayList<Equality.Compared>();
        for (int i = 0; i < findings.size(); i++) {
            compared.add(new Equality.Compared(lines.get(i).value(), findings.get(i)));
        }
        return compared;
    }

    private static int unstated(List<Cell> part, Dimension dimension) {
        return part.stream()
                .filter(cell -> cell.value(dimension) == null)
                .mapToInt(cell -> cell.outcomes().due())
                .sum();
    }

    private static Comparator<Line> order(Dimension dimension) {
        return dimension.kind() == Dimension.Kind.RANK
                ? Comparator.comparing(Line::value)
                : Comparator.comparing(Line::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Line::value);
    }

    /** Somebody decided before Fullscore under an id only, and later with a name: the name is the one to read. */
    private static String name(Dimension dimension, String value, List<Cell> members) {
        return members.stream()
                .map(cell -> switch (dimension.kind()) {
                    case OWED_BY -> cell.owedByName();
                    case TEAM -> cell.teamName() == null ? value : cell.teamName();
                    case RANK, GROUP -> value;
                })
                .filter(name -> !name.equals(value))
                .findFirst()
                .orElse(value);
    }

    /** One line per stratum, occasion and person, however the cells are cut. */
    private static List<Tally> tallies(Aspect aspect, List<Cell> members, Set<Criterion> criteria) {
        record Key(String stratum, String occasion, String person) {}
        Map<Key, Tally> tallies = new LinkedHashMap<>();
        for (var cell : members) {
            var tally = cell.tally(aspect, criteria);
            tallies.merge(
                    new Key(tally.stratum(), tally.occasion(), tally.person()),
                    tally,
                    (one, other) -> new Tally(
                            one.stratum(),
                            one.occasion(),
                            one.person(),
                            one.kept() + other.kept(),
                            one.due() + other.due()));
        }
        return List.copyOf(tallies.values());
    }

    private static Outcomes sum(Collection<Cell> members) {
        return members.stream().map(Cell::outcomes).reduce(Outcomes.NONE, Outcomes::plus);
    }

    private static int total(Collection<Cell> members, ToIntFunction<Cell> part) {
        return members.stream().mapToInt(part).sum();
    }
}
