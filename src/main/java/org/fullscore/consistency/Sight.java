package org.fullscore.consistency;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fullscore.organization.Viewer;

/**
 * What of a report somebody may see (rule book 8.7): executives and auditors everything; everybody else managers only where it is they
 * themselves, and groups only where enough persons stand behind them. Leaders as a group are shown to everybody: leaders sign that.
 *
 * @param all whether everything
 * @param person id of whoever reads
 */
record Sight(boolean all, String person) {

    static Sight of(Viewer viewer) {
        return new Sight(viewer.isExecutive() || viewer.isAuditor(), viewer.personId());
    }

    /** The report without what is not for whoever reads it. */
    ConsistencyReport see(ConsistencyReport report, Map<String, List<String>> hidden) {
        if (all) {
            return report;
        }
        var afterwards = report.afterwards();
        return named(report.inPart()
                .drawing(report.waiting().stream()
                        .filter(Waiting::isForEverybody)
                        .toList())
                .with(
                        report.equalities().stream()
                                .map(half -> seen(
                                        half,
                                        Set.copyOf(hidden.getOrDefault(
                                                half.dimension().word(), List.of()))))
                                .toList(),
                        report.support(),
                        afterwards.with(
                                afterwards.disputed().stream()
                                        .map(disputes -> seen(
                                                disputes,
                                                Set.copyOf(hidden.getOrDefault(
                                                        disputes.dimension().word(), List.of()))))
                                        .toList(),
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
                        relieved(report.relieved()));
    }

    private Disputes seen(Disputes disputes, Set<String> hidden) {
        return disputes.dimension().equals(Dimension.OWED_BY)
                ? disputes.only(line -> line.value().equals(person))
                : disputes.without(hidden);
    }

    /** Of everybody else, if they are too few, not what was lowered, or not by how much and when; nor what tells it of all. */
    private Relieved relieved(Relieved relieved) {
        return new Relieved(
                seen(relieved.all(), relieved.shown()),
                relieved.parts().stream()
                        .map(part -> seen(part, relieved.shown()))
                        .filter(part -> !part.lines().isEmpty())
                        .toList(),
                relieved.overTime().stream().map(OverTime::guarded).toList(),
                relieved.shown());
    }

    private static Relieved.Count seen(Relieved.Count count, Relieved.Shown shown) {
        return switch (shown) {
            case ALL -> count;
            case COUNTS -> count.withoutSizes();
            case NONE -> Relieved.Count.NONE;
        };
    }

    private Relieved.Part seen(Relieved.Part part, Relieved.Shown shown) {
        return part.dimension().equals(Dimension.RANK)
                ? ofRanks(part, shown)
                : new Relieved.Part(
                        part.dimension(),
                        part.lines().stream()
                                .filter(line -> part.dimension().equals(Dimension.OWED_BY)
                                        && line.value().equals(person))
                                .toList(),
                        List.of());
    }

    private static Relieved.Part ofRanks(Relieved.Part part, Relieved.Shown shown) {
        return new Relieved.Part(
                part.dimension(),
                part.lines().stream()
                        .filter(line -> isLeaders(line) || shown != Relieved.Shown.NONE)
                        .map(line -> new Relieved.Line(
                                line.value(), line.name(), isLeaders(line) ? line.count() : seen(line.count(), shown)))
                        .toList(),
                shown == Relieved.Shown.NONE ? List.of() : part.compared());
    }

    private static boolean isLeaders(Relieved.Line line) {
        return line.value().equals(Dimension.LEADERS);
    }

    private Equality seen(Equality half, Set<String> hidden) {
        return switch (half.dimension().kind()) {
            case RANK -> without(half, Set.of());
            case OWED_BY -> ownOnly(half);
            case TEAM, REGION, GROUP -> without(half, hidden);
        };
    }

    private Equality ownOnly(Equality half) {
        var lines = half.lines().stream()
                .filter(line -> line.value().equals(person))
                .toList();
        // of two who owe the rest is the other, by name
        var compared = half.compared().stream()
                .filter(each -> half.lines().size() > 2 && each.value().equals(person))
                .map(each -> new Equality.Compared(each.value(), each.finding().brief()))
                .toList();
        return new Equality(
                half.aspect(), half.dimension(), half.nature(), half.stratified(), lines, compared, half.unstated());
    }

    private static Equality without(Equality half, Set<String> hidden) {
        var lines = half.lines().stream()
                .map(line -> hidden.contains(line.value()) ? line.suppressed() : line.closed())
                .toList();
        boolean tells = half.lines().size() == 2 && !hidden.isEmpty() || hidden.contains(HiddenGroups.UNSTATED);
        var compared = half.compared().stream()
                .filter(each -> !tells && !hidden.contains(each.value()))
                .map(each -> new Equality.Compared(each.value(), each.finding().brief()))
                .toList();
        return new Equality(
                half.aspect(),
                half.dimension(),
                half.nature(),
                half.stratified(),
                lines,
                compared,
                hidden.contains(HiddenGroups.UNSTATED) ? null : half.unstated());
    }
}
