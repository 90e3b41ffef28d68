package org.fullscore.consistency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Objects;

/** The same report with other ids and names in it, everything else as it was. */
record Renaming(Naming naming) {

    ConsistencyReport report(ConsistencyReport report) {
        var support = report.support();
        var afterwards = report.afterwards();
        return report.with(
                report.equalities().stream().map(this::equality).toList(),
                new SupportKept(
                        support.all(),
                        support.notYetDue(),
                        support.to().stream()
                                .map(line -> line(line, Dimension.RANK))
                                .toList(),
                        support.by().stream()
                                .map(line -> line(line, Dimension.OWED_BY))
                                .toList()),
                new Afterwards(
                        afterwards.done(),
                        afterwards.confirmed(),
                        afterwards.disputed().stream().map(this::disputed).toList(),
                        afterwards.approving(),
                        afterwards.pairs().stream().map(this::pair).toList()));
    }

    private Equality equality(Equality equality) {
        var dimension = equality.dimension();
        var lines = new ArrayList<Line>();
        var named = new HashMap<String, Line>();
        for (var line : equality.lines()) {
            var called = naming.of(dimension, line.value(), line.name());
            var other = line.called(called.value(), called.name());
            lines.add(other);
            named.put(line.value(), other);
        }
        var second = lines.size() == 2 ? lines.getLast().name() : naming.rest(dimension);
        var compared = new ArrayList<Equality.Compared>();
        for (var each : equality.compared()) {
            var first = Objects.requireNonNull(named.get(each.value()));
            compared.add(new Equality.Compared(first.value(), each.finding().between(first.name(), second)));
        }
        return new Equality(
                equality.aspect(),
                dimension,
                equality.nature(),
                equality.stratified(),
                lines,
                compared,
                equality.unstated());
    }

    private SupportKept.Line line(SupportKept.Line line, Dimension dimension) {
        var called = naming.of(dimension, line.value(), line.name());
        return new SupportKept.Line(called.value(), called.name(), line.count());
    }

    private Afterwards.Disputed disputed(Afterwards.Disputed group) {
        var called = naming.of(Dimension.RANK, group.value(), group.name());
        return new Afterwards.Disputed(
                called.value(), called.name(), group.of(), group.disputed(), group.upheld(), group.changed());
    }

    private Afterwards.Pair pair(Afterwards.Pair pair) {
        var one = naming.of(Dimension.OWED_BY, pair.oneId(), pair.one());
        var other = naming.of(Dimension.OWED_BY, pair.otherId(), pair.other());
        return new Afterwards.Pair(one.value(), one.name(), other.value(), other.name(), pair.byOne(), pair.byOther());
    }
}
