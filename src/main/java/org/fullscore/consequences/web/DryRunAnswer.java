package org.fullscore.consequences.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.fullscore.consequences.DryRun;
import org.fullscore.consequences.Treatment;
import org.jspecify.annotations.Nullable;

/** A dry run on the wire. */
record DryRunAnswer(
        String name,
        int version,
        List<String> periods,
        int goals,
        @Nullable Integer people,
        DryRun.@Nullable Tally totals,
        List<Sort> kinds,
        List<Sort> consequences,
        List<Cost> money,
        List<Treated> treated,
        int more) {

    static final String EXAMPLE = """
            {"name": "revenue", "version": 3, "periods": ["2026-Q1", "2026-Q2"], "goals": 96, "people": 7,
             "totals": {"before": 52, "after": 56, "added": 6, "removed": 2, "changed": 1},
             "kinds": [{"name": "support", "kind": "support",
                        "tally": {"before": 9, "after": 14, "added": 5, "removed": 0, "changed": 0}, "money": []}],
             "consequences": [{"name": "Coaching plan", "kind": "support",
                               "tally": {"before": 9, "after": 14, "added": 5, "removed": 0, "changed": 0}, "money": []}],
             "money": [{"currency": "EUR", "before": 12400.00, "after": 11980.50, "difference": -419.50}],
             "treated": [{"person": "conor", "name": "Conor Walsh", "period": "2026-Q2",
                          "goal": "0197e1f2-8c1e-7c3a-b5b4-5f1a3c0f9a11", "attainment": 0.764, "row": "Missed", "change": "added",
                          "before": null,
                          "after": {"consequence": "Coaching plan", "kind": "support", "severity": 1, "owedBy": "leader",
                                    "workingDays": 5, "evidence": true, "entitlement": false, "pay": null, "currency": null}}],
             "more": 0}
            """;

    /** Everything due of one kind or one name; a tally that is null is not shown, as too few persons stand behind it. */
    record Sort(String name, String kind, DryRun.@Nullable Tally tally, List<Cost> money) {}

    /** What fell due in money, what would have, and the difference. */
    record Cost(String currency, BigDecimal before, BigDecimal after, BigDecimal difference) {}

    /** One obligation of one person; change is added, removed or changed. */
    record Treated(
            String person,
            String name,
            String period,
            UUID goal,
            @Nullable BigDecimal attainment,
            String row,
            String change,
            @Nullable Due before,
            @Nullable Due after) {}

    /** What is due, in the words of a policy; pay in its currency. */
    record Due(
            String consequence,
            String kind,
            int severity,
            String owedBy,
            int workingDays,
            boolean evidence,
            boolean entitlement,
            @Nullable BigDecimal pay,
            @Nullable String currency) {}

    static DryRunAnswer of(DryRun run) {
        return new DryRunAnswer(
                run.version().policy(),
                run.version().number(),
                run.periods(),
                run.goals(),
                run.people(),
                run.totals(),
                run.kinds().stream().map(DryRunAnswer::sort).toList(),
                run.consequences().stream().map(DryRunAnswer::sort).toList(),
                run.money().stream().map(DryRunAnswer::cost).toList(),
                run.treated().stream().map(DryRunAnswer::treated).toList(),
                run.more());
    }

    private static Sort sort(DryRun.Line line) {
        return new Sort(
                line.name(),
                line.kind().wire(),
                line.tally(),
                line.money().stream().map(DryRunAnswer::cost).toList());
    }

    private static Cost cost(DryRun.Money money) {
        return new Cost(money.currency(), money.before(), money.after(), money.difference());
    }

    private static Treated treated(DryRun.Treated each) {
        return new Treated(
                each.person(),
                each.name(),
                each.period(),
                each.goal(),
                each.attainment(),
                each.rule(),
                each.change().wire(),
                due(each.before()),
                due(each.after()));
    }

    private static @Nullable Due due(@Nullable Treatment owed) {
        if (owed == null) {
            return null;
        }
        Treatment.Money money = owed.money();
        return new Due(
                owed.name(),
                owed.kind().wire(),
                owed.severity(),
                owed.owedBy().wire(),
                owed.workingDays(),
                owed.evidence(),
                owed.entitlement(),
                money == null ? null : money.amount(),
                money == null ? null : money.currency());
    }
}
