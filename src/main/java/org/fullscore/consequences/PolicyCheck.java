package org.fullscore.consequences;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rule table says for every attainment from 0 without end, every count in a row and every result of the team exactly
 * one thing, and where what follows jumps.
 *
 * <p>Somebody who joined has a count of 1, and a team need not have a goal; therefore the rows for the first time and without a
 * team condition must cover everything by themselves, and two rows with the same count and the same kind of team
 * condition must not share an attainment: with exactly that count both would apply, whatever other rows there are.
 *
 * @param findings in the order of the attainments they begin at
 */
public record PolicyCheck(List<Finding> findings) {

    /** How many months a miss is remembered. */
    static final int MEMORY_MONTHS = 24;

    public PolicyCheck {
        findings = List.copyOf(findings);
    }

    /**
     * Checks a table.
     *
     * @param months length of the judged periods in months; 0 where they have no common length
     */
    public static PolicyCheck of(RuleTable table, int months) {
        List<Finding> findings = new ArrayList<>(gaps(table));
        findings.addAll(overlaps(table));
        findings.addAll(unreachable(table, months));
        findings.addAll(Cliffs.of(table));
        findings.sort(Comparator.comparing(Finding::from));
        return new PolicyCheck(findings);
    }

    /** Checks a policy: its table, and whether its rows ask for the team of somebody who has one. */
    static PolicyCheck of(PolicyDocument document) {
        List<Finding> findings =
                new ArrayList<>(of(document.table(), document.months()).findings());
        if (!document.persons()) {
            document.table().rows().stream()
                    .filter(Rule::hasTeamCondition)
                    .map(row -> new Finding(
                            Finding.Nature.UNREACHABLE,
                            row.from(),
                            row.below(),
                            List.of(row.name()),
                            Sentence.of("consequences.check.unreachable.team", row.name())))
                    .forEach(findings::add);
            findings.sort(Comparator.comparing(Finding::from));
        }
        return new PolicyCheck(findings);
    }

    /** Whether every situation falls into exactly one row. */
    public boolean isComplete() {
        return findings.stream().noneMatch(finding -> finding.nature().refuses());
    }

    public List<Finding> refusing() {
        return findings.stream().filter(finding -> finding.nature().refuses()).toList();
    }

    /** Every percentage at which a row begins or ends, 0 included, in order. */
    static SortedSet<BigDecimal> edges(RuleTable table) {
        SortedSet<BigDecimal> edges = new TreeSet<>();
        edges.add(BigDecimal.ZERO);
        table.rows().forEach(row -> {
            edges.add(row.from());
            if (row.below() != null) {
                edges.add(row.below());
            }
        });
        return edges;
    }

    private static List<Finding> gaps(RuleTable table) {
        List<Rule> always = table.rows().stream()
                .filter(row -> row.inARow() == 1 && !row.hasTeamCondition())
                .toList();
        List<Finding> gaps = new ArrayList<>();
        BigDecimal opened = null;
        for (BigDecimal edge : edges(table)) {
            boolean covered = always.stream().anyMatch(row -> row.covers(Attained.percent(edge)));
            if (covered && opened != null) {
                gaps.add(gap(table, opened, edge));
                opened = null;
            } else if (!covered && opened == null) {
                opened = edge;
            }
        }
        if (opened != null) {
            gaps.add(gap(table, opened, null));
        }
        return gaps;
    }

    private static Finding gap(RuleTable table, BigDecimal from, @Nullable BigDecimal below) {
        List<Rule> partly = table.rows().stream()
                .filter(row -> row.covers(Attained.percent(from)))
                .toList();
        String when = partly.isEmpty() ? "" : partly.stream().anyMatch(row -> row.inARow() == 1) ? ".team" : ".first";
        List<Object> arguments = new ArrayList<>(List.of(text(from)));
        String end = below == null ? ".up" : "";
        if (below != null) {
            arguments.add(text(below));
        }
        return new Finding(
                Finding.Nature.GAP,
                from,
                below,
                partly.stream().map(Rule::name).toList(),
                new Sentence("consequences.check.gap" + when + end, arguments));
    }

    private static List<Finding> overlaps(RuleTable table) {
        List<Finding> overlaps = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            for (Rule other : table.rows().subList(i + 1, table.rows().size())) {
                Rule one = table.rows().get(i);
                if (RuleTable.tie(one, other) && one.sharesAttainmentWith(other)) {
                    overlaps.add(overlap(one, other));
                }
            }
        }
        return overlaps;
    }

    private static Finding overlap(Rule one, Rule other) {
        BigDecimal from = one.from().max(other.from());
        BigDecimal below = earlier(one.below(), other.below());
        List<String> names = List.of(one.name(), other.name());
        Sentence sentence = below == null
                ? Sentence.of("consequences.check.overlap.up", text(from), one.name(), other.name())
                : Sentence.of("consequences.check.overlap", text(from), text(below), one.name(), other.name());
        return new Finding(Finding.Nature.OVERLAP, from, below, names, sentence);
    }

    private static @Nullable BigDecimal earlier(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.min(other);
    }

    private static List<Finding> unreachable(RuleTable table, int months) {
        // what is remembered, and the period itself
        int most = months == 0 ? Integer.MAX_VALUE : MEMORY_MONTHS / months + 1;
        return table.rows().stream()
                .filter(row -> row.inARow() > most)
                .map(row -> new Finding(
                        Finding.Nature.UNREACHABLE,
                        row.from(),
                        row.below(),
                        List.of(row.name()),
                        Sentence.of("consequences.check.unreachable", row.name(), row.inARow(), MEMORY_MONTHS, most)))
                .toList();
    }

    static String text(BigDecimal percent) {
        return percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    }
}
