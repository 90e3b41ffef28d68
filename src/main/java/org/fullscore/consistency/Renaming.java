package org.fullscore.consistency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
                        afterwards.disputed().stream().map(this::disputes).toList(),
                        afterwards.approving(),
                        afterwards.pairs().stream().map(this::pair).toList()),
                report.exceptions()
                        .with(report.exceptions().moved().stream()
                                .map(this::moved)
                                .toList()),
                new Relieved(
                        report.relieved().all(),
                        report.relieved().parts().stream().map(this::part).toList(),
                        report.relieved().overTime(),
                        report.relieved().shown()));
    }

    private Exceptions.Moved moved(Exceptions.Moved moved) {
        var called = naming.of(Dimension.OWED_BY, moved.owedBy(), moved.name());
        return new Exceptions.Moved(called.value(), called.name(), moved.cause(), moved.currency(), moved.amount());
    }

    private Relieved.Part part(Relieved.Part part) {
        var named = new LinkedHashMap<String, Relieved.Line>();
        for (var line : part.lines()) {
            var called = naming.of(part.dimension(), line.value(), line.name());
            named.put(line.value(), new Relieved.Line(called.value(), called.name(), line.count()));
        }
        var lines = List.copyOf(named.values());
        var second = lines.size() == 2 ? lines.getLast().name() : naming.rest(part.dimension());
        var compared = new ArrayList<Equality.Compared>();
        for (var each : part.compared()) {
            var first = Objects.requireNonNull(named.get(each.value()));
            compared.add(new Equality.Compared(first.value(), each.finding().between(first.name(), second)));
        }
        return new Relieved.Part(part.dimension(), lines, compared);
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

    private Disputes disputes(Disputes disputes) {
        return new Disputes(
                disputes.dimension(),
                disputes.lines().stream()
                        .map(line -> {
                            var called = naming.of(disputes.dimension(), line.value(), line.name());
                            return new Disputes.Line(
                                    called.value(),
                                    called.name(),
                                    line.of(),
                                    line.disputed(),
                                    line.upheld(),
                                    line.changed());
                        })
                        .toList(),
                List.of());
    }

    private Afterwards.Pair pair(Afterwards.Pair pair) {
        var one = naming.of(Dimension.OWED_BY, pair.oneId(), pair.one());
        var other = naming.of(Dimension.OWED_BY, pair.otherId(), pair.other());
        return new Afterwards.Pair(one.value(), one.name(), other.value(), other.name(), pair.byOne(), pair.byOther());
    }
}
