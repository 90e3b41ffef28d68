package org.fullscore.consistency;

import java.util.ArrayList;
import java.util.Collection;
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
 */
record Sight(boolean all, String person) {

    /** Groups of optional {@code group:*} dimensions need at least so many persons. */
    private static final int LEAST_OF_GROUPS = 10;

    static Sight of(Viewer viewer) {
        return new Sight(viewer.isExecutive() || viewer.isAuditor(), viewer.personId());
    }

    /**
     * The groups of a dimension that not everybody is shown, in any of the tables.
     *
     * @param counts cases of which each table shows benefits and burdens of every group
     * @param least distinct persons below which a group is not shown
     */
    static Set<String> hidden(Dimension dimension, Collection<Caseload> counts, int least) {
        if (dimension.kind() == Dimension.Kind.RANK || dimension.kind() == Dimension.Kind.OWED_BY) {
            return Set.of();
        }
        var tables = new ArrayList<Map<String, Map<String, Integer>>>();
        for (var caseload : counts) {
            for (var nature : Nature.values()) {
                tables.add(new Groups(caseload, dimension, nature).persons());
            }
        }
        return suppression(dimension, least).hidden(tables);
    }

    static Suppression suppression(Dimension dimension, int least) {
        return new Suppression(dimension.kind() == Dimension.Kind.GROUP ? Math.max(LEAST_OF_GROUPS, least) : least);
    }

    /** The report without what is not for whoever reads it. */
    ConsistencyReport see(ConsistencyReport report, Map<String, List<String>> hidden) {
        if (all) {
            return report;
        }
        var afterwards = report.afterwards();
        return named(report.inPart()
                .with(
                        report.equalities().stream()
                                .map(half -> seen(
                                        half,
                                        Set.copyOf(hidden.getOrDefault(
                                                half.dimension().word(), List.of()))))
                                .toList(),
                        report.support(),
                        new Afterwards(
                                afterwards.done(),
                                afterwards.confirmed(),
                                afterwards.disputed(),
                                afterwards.approving(),
                                afterwards.pairs().stream()
                                        .filter(pair -> pair.oneId().equals(person)
                                                || pair.otherId().equals(person))
                                        .toList()),
                        report.exceptions(),
                        report.relieved()));
    }

    /** The report with those who promised support, owed money or signed agreements named only as far as they may be. */
    ConsistencyReport named(ConsistencyReport report) {
        var support = report.support();
        return all
                ? report
                : report.with(
                        report.equalities(),
                        new SupportKept(
                                support.all(),
                                support.notYetDue(),
                                support.to(),
                                support.by().stream()
                                        .filter(line -> line.value().equals(person))
                                        .toList()),
                        report.afterwards(),
                        report.exceptions()
                                .with(report.exceptions().moved().stream()
                                        .filter(moved -> moved.owedBy().equals(person))
                                        .toList()),
                        new Relieved(
                                report.relieved().all(),
                                report.relieved().parts().stream()
                                        .map(this::seen)
                                        .filter(part -> !part.lines().isEmpty())
                                        .toList()));
    }

    private Relieved.Part seen(Relieved.Part part) {
        return part.dimension().equals(Dimension.RANK)
                ? part
                : new Relieved.Part(
                        part.dimension(),
                        part.lines().stream()
                                .filter(line -> part.dimension().equals(Dimension.OWED_BY)
                                        && line.value().equals(person))
                                .toList(),
                        List.of());
    }

    private Equality seen(Equality half, Set<String> hidden) {
        return switch (half.dimension().kind()) {
            case RANK -> without(half, Set.of());
            case OWED_BY -> ownOnly(half);
            case TEAM, GROUP -> without(half, hidden);
        };
    }

    private Equality ownOnly(Equality half) {
        var lines = half.lines().stream()
                .filter(line -> line.value().equals(person))
                .toList();
        var compared = half.compared().stream()
                .filter(each -> each.value().equals(person))
                .map(each -> new Equality.Compared(each.value(), each.finding().brief()))
                .toList();
        return new Equality(
                half.aspect(), half.dimension(), half.nature(), half.stratified(), lines, compared, half.unstated());
    }

    private static Equality without(Equality half, Set<String> hidden) {
        var lines = half.lines().stream()
                .map(line -> hidden.contains(line.value()) ? line.suppressed() : line.closed())
                .toList();
        boolean pair = half.lines().size() == 2 && !hidden.isEmpty();
        var compared = half.compared().stream()
                .filter(each -> !pair && !hidden.contains(each.value()))
                .map(each -> new Equality.Compared(
                        each.value(),
                        half.dimension().kind() == Dimension.Kind.RANK
                                ? each.finding()
                                : each.finding().brief()))
                .toList();
        return new Equality(
                half.aspect(), half.dimension(), half.nature(), half.stratified(), lines, compared, half.unstated());
    }
}
