package org.fullscore.consistency;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fullscore.organization.Suppression;
import org.fullscore.organization.Viewer;

/**
 * What of a report somebody may see (rule book 8.7): executives and auditors everything; everybody else managers only where it is they
 * themselves, and groups only where enough persons stand behind them. Leaders as a group are shown to everybody: leaders sign that.
 *
 * @param all whether everything
 * @param person id of whoever reads
 * @param least distinct persons below which a group is not shown
 */
record Sight(boolean all, String person, int least) {

    /** Groups of optional {@code group:*} dimensions need at least so many persons. */
    private static final int LEAST_OF_GROUPS = 10;

    /**
     * Administrators see everything as long as there are only decisions from before Fullscore, which administrators load and can read
     * back.
     */
    static Sight of(Viewer viewer, Collection<Cell> cells, int least) {
        boolean loaded = viewer.isAdministrator() && cells.stream().allMatch(Cell::past);
        return new Sight(viewer.isExecutive() || viewer.isAuditor() || loaded, viewer.personId(), least);
    }

    /** The comparisons of one dimension, benefits and burdens, as they may be seen. */
    List<Equality> see(List<Equality> halves, Dimension dimension, Collection<Cell> cells) {
        if (all || dimension.kind() == Dimension.Kind.RANK) {
            return halves;
        }
        if (dimension.kind() == Dimension.Kind.OWED_BY) {
            return halves.stream().map(this::ownOnly).toList();
        }
        var hidden = suppression(dimension)
                .hidden(List.of(persons(Nature.BENEFITS, dimension, cells), persons(Nature.BURDENS, dimension, cells)));
        return halves.stream().map(half -> without(half, hidden)).toList();
    }

    Suppression suppression(Dimension dimension) {
        return new Suppression(dimension.kind() == Dimension.Kind.GROUP ? Math.max(LEAST_OF_GROUPS, least) : least);
    }

    private Equality ownOnly(Equality half) {
        var lines = new ArrayList<Line>();
        half.lines().stream().filter(line -> line.value().equals(person)).forEach(lines::add);
        var compared = half.compared().stream()
                .filter(each -> each.value().equals(person))
                .map(each -> new Equality.Compared(each.value(), brief(each.finding())))
                .toList();
        return new Equality(
                half.aspect(), half.dimension(), half.nature(), half.stratified(), lines, compared, half.unstated());
    }

    private static Equality without(Equality half, Set<String> hidden) {
        var lines = half.lines().stream()
                .map(line -> hidden.contains(line.value()) ? line.suppressed() : line)
                .toList();
        boolean pair = half.lines().size() == 2 && !hidden.isEmpty();
        var compared = half.compared().stream()
                .filter(each -> !pair && !hidden.contains(each.value()))
                .map(each -> new Equality.Compared(each.value(), brief(each.finding())))
                .toList();
        return new Equality(
                half.aspect(), half.dimension(), half.nature(), half.stratified(), lines, compared, half.unstated());
    }

    /** Without the strata one by one, in which single persons might be recognized. */
    private static Finding brief(Finding finding) {
        return new Finding(
                finding.firstName(),
                finding.first(),
                finding.secondName(),
                finding.second(),
                finding.stratum(),
                finding.reason(),
                finding.direction(),
                finding.evidence(),
                finding.adjustedP(),
                finding.family(),
                List.of(),
                List.of(),
                finding.moreCases(),
                finding.isWorthALook());
    }

    private static Map<String, Map<String, Integer>> persons(
            Nature nature, Dimension dimension, Collection<Cell> cells) {
        var persons = new HashMap<String, Map<String, Integer>>();
        for (var cell : cells) {
            var value = cell.value(dimension);
            int due = cell.outcomes().due();
            if (value != null && due > 0 && nature.covers(cell.kind())) {
                persons.computeIfAbsent(value, known -> new HashMap<>()).merge(cell.owner(), due, Integer::sum);
            }
        }
        return persons;
    }
}
