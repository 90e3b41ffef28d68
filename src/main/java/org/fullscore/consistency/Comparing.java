package org.fullscore.consistency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Compares the groups of every dimension in every respect, benefits and burdens apart. */
final class Comparing {

    private Comparing() {}

    /** The comparisons of one dimension. */
    static List<Equality> equalities(
            Inquiry inquiry,
            Dimension dimension,
            Caseload counted,
            Avoided avoided,
            CoverageShares shares,
            VerdictRule rule,
            Names names) {
        var equalities = new ArrayList<Equality>();
        var criteria = Criterion.within(inquiry.stratify(), dimension);
        for (var nature : Nature.values()) {
            var groups = new Groups(counted, dimension, nature);
            var lines = lines(groups, dimension, nature, avoided, shares, names);
            var numbered = groups.numbered(lines.stream().map(Line::value).toList(), criteria);
            for (var aspect : Aspect.values()) {
                var compared = compared(numbered, aspect, lines, dimension, rule, names);
                equalities.add(new Equality(aspect, dimension, nature, criteria, lines, compared, groups.unstated()));
            }
        }
        return equalities;
    }

    /** By which day how much was decided, leaders and everybody else. */
    static List<Waiting> waiting(Caseload found, int least) {
        var waiting = new ArrayList<Waiting>();
        for (var nature : Nature.values()) {
            var groups = new Groups(found, Dimension.RANK, nature);
            for (int group = 0; group < groups.values().size(); group++) {
                groups.waiting(group, nature, least).ifPresent(waiting::add);
            }
        }
        return List.copyOf(waiting);
    }

    private static List<Line> lines(
            Groups groups, Dimension dimension, Nature nature, Avoided avoided, CoverageShares shares, Names names) {
        var lines = new ArrayList<Line>();
        for (int group = 0; group < groups.values().size(); group++) {
            var value = groups.values().get(group);
            lines.add(new Line(
                    value,
                    names.of(dimension, value, groups.name(group)),
                    shares.of(dimension, value),
                    groups.outcomes(group),
                    groups.extent(group),
                    groups.delay(group).orElse(null),
                    avoided.of(dimension, nature, value),
                    true));
        }
        lines.sort(order(dimension));
        return lines;
    }

    private static List<Equality.Compared> compared(
            Numbered numbered, Aspect aspect, List<Line> lines, Dimension dimension, VerdictRule rule, Names names) {
        var groups = lines.stream()
                .map(line -> new Family.Group(line.name(), line.coverage()))
                .toList();
        var findings = rule.judge(numbered.family(aspect, groups, names.rest(dimension), dimension.clusters())
                .comparisons());
        var compared = new ArrayList<Equality.Compared>();
        for (int i = 0; i < findings.size(); i++) {
            compared.add(new Equality.Compared(lines.get(i).value(), findings.get(i)));
        }
        return compared;
    }

    private static Comparator<Line> order(Dimension dimension) {
        return dimension.kind() == Dimension.Kind.RANK
                ? Comparator.comparing(Line::value)
                : Comparator.comparing(Line::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Line::value);
    }
}
