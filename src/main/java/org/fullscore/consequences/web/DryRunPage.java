package org.fullscore.consequences.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.fullscore.consequences.Differences;
import org.fullscore.consequences.DryRun;
import org.fullscore.consequences.Policies;
import org.fullscore.consequences.Treatment;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/** A version tried on closed periods: what it would have changed, for how many, at what cost, and for whom. */
public record DryRunPage(
        Form form,
        Errors errors,
        @Nullable String lead,
        List<Line> lines,
        List<Cost> costs,
        List<Treated> treated,
        int more,
        boolean suppressed) {

    static final int MOST_OFFERED = 24;
    private static final int SHOWN = 25;

    /**
     * What is tried on what.
     *
     * @param several whether the viewer may choose several periods at once
     */
    public record Form(
            Policies.Version version,
            List<Option> versions,
            List<Option> periods,
            List<String> chosen,
            boolean several) {}

    /**
     * One sort of thing that is due: a line of the table and two bars of the plot.
     *
     * @param before width of the bar of what fell due, in percent of the widest
     * @param money what it costs, in words; empty where it costs nothing
     */
    public record Line(
            String name, String kind, DryRun.@Nullable Tally tally, String before, String after, List<String> money) {}

    /** What it costs in one currency, in words. */
    public record Cost(String before, String after, String difference, String shape) {}

    /** One obligation of one person. */
    public record Treated(
            String name,
            String period,
            String goal,
            @Nullable BigDecimal attainment,
            String rule,
            String change,
            String tone,
            String shape,
            String text) {}

    /** Those who are shown at once. */
    public List<Treated> first() {
        return treated.stream().limit(SHOWN).toList();
    }

    /** The others, who are shown when asked for. */
    public List<Treated> others() {
        return treated.stream().skip(SHOWN).toList();
    }

    static DryRunPage empty(Form form) {
        return new DryRunPage(form, Errors.NONE, null, List.of(), List.of(), List.of(), 0, false);
    }

    static DryRunPage refused(Form form, Errors errors) {
        return new DryRunPage(form, errors, null, List.of(), List.of(), List.of(), 0, false);
    }

    static DryRunPage of(Form form, DryRun run, UnaryOperator<String> nameOf, Words words) {
        int most = run.consequences().stream()
                .map(DryRun.Line::tally)
                .filter(tally -> tally != null)
                .mapToInt(tally -> Math.max(tally.before(), tally.after()))
                .max()
                .orElse(1);
        return new DryRunPage(
                form,
                Errors.NONE,
                lead(run, words),
                run.consequences().stream().map(line -> line(line, most, words)).toList(),
                run.money().stream().map(money -> cost(money, words)).toList(),
                run.treated().stream().map(each -> treated(each, nameOf, words)).toList(),
                run.more(),
                run.totals() == null
                        || run.people() == null
                        || run.consequences().stream().anyMatch(line -> line.tally() == null));
    }

    private static String lead(DryRun run, Words words) {
        DryRun.Tally totals = run.totals();
        if (totals == null) {
            return words.say("consequences.try.lead.few", run.goals());
        }
        if (totals.none()) {
            return words.say("consequences.try.lead.none", run.goals());
        }
        String people = run.people() == null
                ? words.say("consequences.try.few")
                : words.say("consequences.try.people", run.people());
        List<String> parts = new ArrayList<>();
        part(parts, "added", totals.added(), words);
        part(parts, "removed", totals.removed(), words);
        part(parts, "changed", totals.changed(), words);
        return words.say("consequences.try.lead", people, words.list(parts), run.goals());
    }

    private static void part(List<String> parts, String change, int count, Words words) {
        if (count > 0) {
            parts.add(words.say("consequences.try.lead." + change, count));
        }
    }

    private static Line line(DryRun.Line line, int most, Words words) {
        DryRun.Tally tally = line.tally();
        List<String> money = new ArrayList<>();
        line.money()
                .forEach(each -> money.add(words.say(
                        "consequences.try.money",
                        words.money(each.before(), each.currency()),
                        words.money(each.after(), each.currency()))));
        return new Line(
                line.name(),
                words.say("consequences.kind." + line.kind().wire()),
                tally,
                width(tally == null ? 0 : tally.before(), most),
                width(tally == null ? 0 : tally.after(), most),
                money);
    }

    private static String width(int count, int most) {
        return String.format(Locale.ROOT, "%.2f%%", 100.0 * count / most);
    }

    private static Cost cost(DryRun.Money money, Words words) {
        int sign = money.difference().signum();
        return new Cost(
                words.money(money.before(), money.currency()),
                words.money(money.after(), money.currency()),
                words.signedMoney(money.difference(), money.currency()),
                sign == 0 ? "ignored" : sign > 0 ? "ahead" : "behind");
    }

    private static Treated treated(DryRun.Treated each, UnaryOperator<String> nameOf, Words words) {
        Differences.Change change = each.change();
        return new Treated(
                each.name(),
                nameOf.apply(each.period()),
                each.goal().toString(),
                each.attainment(),
                each.rule(),
                words.say("consequences.try." + change.wire()),
                change == Differences.Change.ADDED ? "good" : change == Differences.Change.REMOVED ? "bad" : "watch",
                change == Differences.Change.ADDED
                        ? "added"
                        : change == Differences.Change.REMOVED ? "removed" : "corrected",
                text(each, words));
    }

    private static String text(DryRun.Treated each, Words words) {
        Treatment before = each.before();
        Treatment after = each.after();
        if (before != null && after != null) {
            return words.say("consequences.try.instead", owed(after, words), owed(before, words));
        }
        return after == null ? before == null ? "" : owed(before, words) : owed(after, words);
    }

    /** "Accelerator, €620 (reward, severity 1, leader, 10 working days)". */
    private static String owed(Treatment owed, Words words) {
        Treatment.Money money = owed.money();
        return words.say(
                "consequences.try.owed",
                money == null ? owed.name() : owed.name() + ", " + words.money(money.amount(), money.currency()),
                words.say(
                        owed.evidence() ? "consequences.policy.meta.evidence" : "consequences.policy.meta",
                        words.say("consequences.kind." + owed.kind().wire()),
                        owed.severity(),
                        words.say("consequences.policy.owed-by." + owed.owedBy().wire()),
                        owed.workingDays()));
    }
}
