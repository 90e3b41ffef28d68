package org.fullscore.consequences;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/** Reads a rule table aloud, from 0 % up, as somebody would say it across a table. */
public final class Aloud {

    private Aloud() {}

    /**
     * One thing said.
     *
     * @param range "0 to <80"
     * @param text what follows there
     * @param nature what the check found there, or null for a row
     * @param number number of the finding on the number line, 0 for a row
     */
    public record Line(String range, String text, Finding.@Nullable Nature nature, int number) {}

    /** Rows and findings in the order of the attainments they begin at. */
    public static List<Line> read(RuleTable table, PolicyCheck check, Words words) {
        List<Said> said = new ArrayList<>();
        table.rows()
                .forEach(row -> said.add(
                        new Said(row.from(), row.inARow(), new Line(range(row, words), row(row, words), null, 0))));
        int number = 1;
        for (Finding finding : check.findings()) {
            said.add(new Said(
                    finding.from(),
                    finding.nature() == Finding.Nature.CLIFF ? -1 : 0,
                    new Line(range(finding, words), finding.sentence().in(words), finding.nature(), number++)));
        }
        return said.stream()
                .sorted(Comparator.comparing(Said::from).thenComparingInt(Said::order))
                .map(Said::line)
                .toList();
    }

    private record Said(BigDecimal from, int order, Line line) {}

    /** What follows from a row: "Coaching plan from the leader within 5 working days, with evidence." */
    public static String row(Rule row, Words words) {
        return row(row, consequence -> consequence(consequence, words), words);
    }

    /** The same without who and when: "Coaching plan." */
    public static String brief(Rule row, Words words) {
        return row(row, consequence -> consequence.name() + money(consequence, words), words);
    }

    private static String row(Rule row, Function<Consequence, String> aloud, Words words) {
        List<String> then = row.then().stream().map(aloud).toList();
        String follows = then.isEmpty() ? words.say("consequences.aloud.nothing") : words.list(then) + ".";
        String again = row.inARow() > 1 ? words.say("consequences.aloud.again", row.inARow()) + " " : "";
        String team = row.teamFrom() == null
                ? ""
                : words.say("consequences.aloud.team", PolicyCheck.text(row.teamFrom())) + " ";
        return again + team + follows;
    }

    /** "Accelerator, $50 for every point above 100, from the leader within 10 working days". */
    public static String consequence(Consequence consequence, Words words) {
        return consequence.name()
                + money(consequence, words)
                + " "
                + words.say("consequences.aloud.by." + consequence.owedBy().wire(), consequence.workingDays())
                + (consequence.evidence() ? words.say("consequences.aloud.evidence") : "");
    }

    private static String money(Consequence consequence, Words words) {
        return consequence.pay() == null ? "" : ", " + pay(consequence.pay(), words);
    }

    /** "$50 for every point above 100%". */
    public static String pay(Pay pay, Words words) {
        return switch (pay) {
            case Pay.PerPoint points -> {
                String upTo = points.upTo() == null
                        ? ""
                        : words.say("consequences.aloud.up-to", PolicyCheck.text(points.upTo()));
                yield words.say(
                                "consequences.aloud.per-point",
                                words.money(points.perPoint(), points.currency()),
                                PolicyCheck.text(points.above()))
                        + upTo;
            }
            case Pay.Fixed fixed -> words.money(fixed.amount(), fixed.currency());
        };
    }

    /** Where a row applies: "0 to <80, 2 times". */
    public static String range(Rule row, Words words) {
        return range(row.from(), row.below(), words)
                + (row.inARow() > 1 ? ", " + words.say("consequences.aloud.repeat", row.inARow()) : "");
    }

    private static String range(Finding finding, Words words) {
        return finding.nature() == Finding.Nature.CLIFF
                ? words.say("consequences.aloud.at", PolicyCheck.text(finding.from()))
                : range(finding.from(), finding.below(), words);
    }

    private static String range(BigDecimal from, @Nullable BigDecimal below, Words words) {
        return below == null
                ? words.say("consequences.aloud.up", PolicyCheck.text(from))
                : words.say("consequences.aloud.range", PolicyCheck.text(from), PolicyCheck.text(below));
    }
}
