package org.fullscore.consequences.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fullscore.consequences.Consequence;
import org.fullscore.consequences.Pay;
import org.fullscore.consequences.Policies;
import org.fullscore.consequences.PolicyDocument;
import org.fullscore.consequences.PolicyWriter;
import org.fullscore.consequences.Rule;
import org.fullscore.goals.AdjustmentFormula;
import org.fullscore.web.Errors;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it is typed, field by field.
 *
 * @param document what was typed as far as it can be read
 * @param revision of the draft the form was made from
 * @param judges what it judges
 * @param from first day of the first period it judges
 * @param text all of it as text
 */
public record PolicyForm(
        PolicyDocument document,
        int revision,
        List<RowCells> rows,
        JudgesCells judges,
        String from,
        String source,
        AdjustCells adjust,
        String text,
        Errors errors) {

    /** What is judged, as it was typed: code of the metric, whose goals, which periods, and jobs, one a line; none for everybody. */
    public record JudgesCells(String metric, boolean persons, boolean teams, String period, String jobs) {

        static JudgesCells of(PolicyDocument document) {
            return new JudgesCells(
                    document.metric(),
                    document.persons(),
                    document.teams(),
                    document.period(),
                    String.join("\n", document.jobs()));
        }
    }

    /** How targets are adjusted, as it was typed; ramp is percentages with commas between. */
    public record AdjustCells(boolean joining, boolean leaving, boolean absence, boolean hours, String ramp) {

        static AdjustCells of(AdjustmentFormula formula) {
            return new AdjustCells(
                    formula.joining(),
                    formula.leaving(),
                    formula.absence(),
                    formula.hours(),
                    formula.ramp().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
    }

    /** The fields of one row as they were typed. */
    public record RowCells(
            String name, String from, String below, String inARow, String team, String source, List<ThenCells> then) {

        static final RowCells EMPTY = new RowCells("", "", "", "1", "", "", List.of());

        static RowCells of(Rule row) {
            return new RowCells(
                    row.name(),
                    row.from().signum() == 0 ? "" : plain(row.from()),
                    plain(row.below()),
                    String.valueOf(row.inARow()),
                    plain(row.teamFrom()),
                    row.source() == null ? "" : row.source(),
                    row.then().stream().map(ThenCells::of).toList());
        }

        boolean isEmpty() {
            return name.isEmpty() && from.isEmpty() && below.isEmpty() && then.isEmpty();
        }

        RowCells with(List<ThenCells> others) {
            return new RowCells(name, from, below, inARow, team, source, others);
        }
    }

    /**
     * The fields of one thing that follows, as they were typed.
     *
     * @param pay none, perPoint or fixed
     * @param amount money for one point, or the fixed amount
     */
    public record ThenCells(
            String name,
            String kind,
            String severity,
            String owedBy,
            String days,
            boolean evidence,
            boolean entitlement,
            String pay,
            String amount,
            String above,
            String upTo,
            String currency) {

        static ThenCells empty(String currency) {
            return new ThenCells("", "support", "1", "leader", "10", false, false, "none", "", "", "", currency);
        }

        static ThenCells of(Consequence each) {
            Pay pay = each.pay();
            Pay.PerPoint points = pay instanceof Pay.PerPoint perPoint ? perPoint : null;
            Pay.Fixed fixed = pay instanceof Pay.Fixed amount ? amount : null;
            return new ThenCells(
                    each.name(),
                    each.kind().wire(),
                    String.valueOf(each.severity().level()),
                    each.owedBy().wire(),
                    String.valueOf(each.workingDays()),
                    each.evidence(),
                    each.entitlement(),
                    points != null ? "perPoint" : fixed != null ? "fixed" : "none",
                    points != null ? plain(points.perPoint()) : fixed != null ? plain(fixed.amount()) : "",
                    points == null ? "" : plain(points.above()),
                    points == null ? "" : plain(points.upTo()),
                    pay == null ? "" : pay.currency());
        }
    }

    static PolicyForm of(Policies.Version version) {
        PolicyDocument document = version.document();
        return new PolicyForm(
                document,
                version.revision(),
                document.table().rows().stream().map(RowCells::of).toList(),
                JudgesCells.of(document),
                document.from().toString(),
                document.source() == null ? "" : document.source(),
                AdjustCells.of(document.adjust()),
                PolicyWriter.write(document),
                Errors.NONE);
    }

    /** What was typed over a version; whatever has no field stays as it stands there. */
    static PolicyForm typed(Policies.Version version, Map<String, String> typed) {
        return PolicyFormReading.read(new PolicyFormTyped(typed).over(of(version)));
    }

    /**
     * One more row or consequence, or one less.
     *
     * @param wanted "row" for a new row, "2" for a new consequence of the row at that place
     * @param unwanted "2" for a row, "2-0" for a consequence
     * @param currency what a new reward is paid in unless somebody says otherwise
     */
    PolicyForm with(@Nullable String wanted, @Nullable String unwanted, String currency) {
        List<RowCells> cells = new ArrayList<>(rows);
        if ("row".equals(wanted)) {
            cells.add(RowCells.EMPTY);
        }
        for (int i = cells.size() - 1; i >= 0; i--) {
            RowCells row = cells.get(i);
            List<ThenCells> then = new ArrayList<>(row.then());
            for (int j = then.size() - 1; j >= 0; j--) {
                if ((i + "-" + j).equals(unwanted)) {
                    then.remove(j);
                }
            }
            if (String.valueOf(i).equals(wanted)) {
                then.add(ThenCells.empty(currency));
            }
            cells.set(i, row.with(then));
            if (String.valueOf(i).equals(unwanted)) {
                cells.remove(i);
            }
        }
        return PolicyFormReading.read(
                        new PolicyForm(document, revision, cells, judges, from, source, adjust, text, errors))
                .with(Errors.NONE);
    }

    PolicyForm with(PolicyDocument read) {
        return new PolicyForm(read, revision, rows, judges, from, source, adjust, text, errors);
    }

    PolicyForm withText(String other) {
        return new PolicyForm(document, revision, rows, judges, from, source, adjust, other, errors);
    }

    PolicyForm with(Errors found) {
        return new PolicyForm(document, revision, rows, judges, from, source, adjust, text, found);
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
}
