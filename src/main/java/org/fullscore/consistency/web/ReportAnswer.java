package org.fullscore.consistency.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.UUID;
import org.fullscore.consistency.Afterwards;
import org.fullscore.consistency.Aspect;
import org.fullscore.consistency.ConsistencyReport;
import org.fullscore.consistency.Criterion;
import org.fullscore.consistency.Delay;
import org.fullscore.consistency.Dimension;
import org.fullscore.consistency.Equality;
import org.fullscore.consistency.Exceptions;
import org.fullscore.consistency.Finding;
import org.fullscore.consistency.Line;
import org.fullscore.consistency.Nature;
import org.fullscore.consistency.Outcomes;
import org.fullscore.consistency.OverTime;
import org.fullscore.consistency.Relieved;
import org.fullscore.consistency.SupportKept;
import org.fullscore.consistency.Verdict;
import org.fullscore.consistency.Waiting;
import org.fullscore.consistency.statistics.Interval;
import org.fullscore.consistency.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * The report on the wire. Rates and differences are fractions; null stands where there is none, where it is infinite, or where a group
 * is not shown.
 *
 * @param due obligations of the range whose deadline has passed
 * @param kept against the standard
 * @param waiting by which day after its deadline how much was decided
 * @param dimensions one for each thing compared, in the order asked for
 * @param snapshot the snapshot it is from; null for the report as things stand
 */
record ReportAnswer(
        LocalDate from,
        LocalDate to,
        LocalDate today,
        int due,
        int notYetDue,
        int withdrawn,
        int lapsed,
        Outcomes outcomes,
        KeptAnswer kept,
        @Nullable CoverageAnswer coverage,
        @Nullable SupportAnswer support,
        AfterwardsAnswer afterwards,
        ExceptionsAnswer exceptions,
        RelievedAnswer relieved,
        List<WaitingAnswer> waiting,
        List<DimensionAnswer> dimensions,
        @Nullable UUID snapshot) {

    /**
     * What was not as agreed beside the decisions.
     *
     * @param avoided obligations that fell away because a target was changed by decision
     * @param strict applied on time of due and avoided
     * @param moved money by cause: relief, waiver, late, owed
     */
    record ExceptionsAnswer(
            int avoided,
            @Nullable Rate strict,
            List<Exceptions.Postponed> postponed,
            List<Exceptions.Open> restatements,
            List<Exceptions.Moved> moved) {}

    /** Relief per agreement. */
    record RelievedAnswer(RelievedCountAnswer all, List<RelievedPartAnswer> by, List<OverTimeAnswer> overTime) {

        static RelievedAnswer of(Relieved relieved) {
            return new RelievedAnswer(
                    RelievedCountAnswer.of(relieved.all()),
                    relieved.parts().stream()
                            .map(part -> new RelievedPartAnswer(
                                    part.dimension().word(),
                                    part.lines().stream()
                                            .map(line -> new RelievedValueAnswer(
                                                    line.value(),
                                                    line.name(),
                                                    RelievedCountAnswer.of(line.count()),
                                                    part.findingOf(line.value())
                                                            .map(Finding::verdict)
                                                            .orElse(null)))
                                            .toList()))
                            .toList(),
                    relieved.overTime().stream().map(OverTimeAnswer::of).toList());
        }
    }

    /** Relief of one period; {@code others} is null where it is not shown, waivers for those who may not open the cases. */
    record OverTimeAnswer(
            String period,
            LocalDate to,
            OverTime.Agreements leaders,
            OverTime.@Nullable Agreements others,
            OverTime.@Nullable Waivers waivers) {

        static OverTimeAnswer of(OverTime one) {
            return new OverTimeAnswer(one.period(), one.lastDay(), one.leaders(), one.others(), one.waivers());
        }
    }

    /** Agreements of one dimension. */
    record RelievedPartAnswer(String by, List<RelievedValueAnswer> values) {}

    /** Agreements of one group; the verdict is about the share lowered. */
    record RelievedValueAnswer(
            String value,
            String name,
            RelievedCountAnswer count,
            @Nullable Verdict verdict) {}

    /**
     * Some agreements.
     *
     * @param size median, a fraction of the first target
     * @param daysBefore median, before the period's end
     * @param asked first target ÷ last comparable actual, median
     */
    record RelievedCountAnswer(
            int agreements,
            int lowered,
            @Nullable Rate share,
            @Nullable BigDecimal size,
            @Nullable Integer daysBefore,
            @Nullable BigDecimal asked) {

        static RelievedCountAnswer of(Relieved.Count count) {
            return new RelievedCountAnswer(
                    count.agreements(),
                    count.lowered(),
                    Rate.of(count.share()),
                    count.size() == null ? null : Decimals.of(count.size()),
                    count.daysBefore(),
                    count.asked() == null ? null : Decimals.of(count.asked()));
        }
    }

    /**
     * By which day after its deadline (negative before it) how much was decided, in all up to that day.
     *
     * @param of benefits or burdens
     * @param group leaders or others
     * @param longest decided more than 60 days after the deadline, or never
     */
    record WaitingAnswer(String of, String group, int n, int longest, List<Waiting.Step> steps) {

        static WaitingAnswer of(Waiting waiting) {
            return new WaitingAnswer(
                    waiting.nature().word(), waiting.value(), waiting.cases(), waiting.longest(), waiting.steps());
        }
    }

    /**
     * What people said of decisions; pairs are names only where the asker may see them.
     *
     * @param disputed disputes of decisions, of leaders and of everybody else
     * @param disputedBy the same by everything that is compared
     */
    record AfterwardsAnswer(
            int done,
            int confirmed,
            @Nullable Rate rate,
            List<DisputesAnswer.Value> disputed,
            List<DisputesAnswer> disputedBy,
            int approvingPairs,
            List<Afterwards.Pair> pairs) {

        static AfterwardsAnswer of(Afterwards afterwards) {
            return new AfterwardsAnswer(
                    afterwards.done(),
                    afterwards.confirmed(),
                    Rate.of(afterwards.rate()),
                    afterwards.byRank().stream().map(DisputesAnswer.Value::of).toList(),
                    afterwards.disputed().stream().map(DisputesAnswer::of).toList(),
                    afterwards.approving(),
                    afterwards.pairs());
        }
    }

    record Rate(
            @Nullable BigDecimal value,
            @Nullable BigDecimal lower,
            @Nullable BigDecimal upper) {

        static @Nullable Rate of(Proportion proportion) {
            return proportion.trials() == 0 ? null : of(proportion.rate(), proportion.wilson());
        }

        static Rate of(double value, Interval interval) {
            return new Rate(Decimals.of(value), Decimals.of(interval.lower()), Decimals.of(interval.upper()));
        }
    }

    record KeptAnswer(
            int n,
            int applied,
            @Nullable Rate rate,
            @Nullable BigDecimal standard,
            Verdict verdict,
            @Nullable Integer moreCases) {}

    /** Person-periods with a goal in force in time; under {@code least} nothing is called consistent. */
    record CoverageAnswer(
            int people,
            int inForce,
            @Nullable BigDecimal rate,
            @Nullable BigDecimal least) {}

    /**
     * Support promised with goals, by the day it was promised for.
     *
     * @param notYetDue promises whose day has not passed, not counted
     * @param to to leaders and to everybody else
     * @param by by who promised it, as far as names may be seen
     */
    record SupportAnswer(
            int n,
            int keptOnTime,
            int keptLate,
            int notKept,
            int notYetDue,
            @Nullable Rate rate,
            List<SupportValueAnswer> to,
            List<SupportValueAnswer> by) {

        static @Nullable SupportAnswer of(SupportKept support) {
            var all = support.all();
            return !support.isAny()
                    ? null
                    : new SupportAnswer(
                            all.promised(),
                            all.onTime(),
                            all.late(),
                            all.notKept(),
                            support.notYetDue(),
                            Rate.of(all.kept()),
                            support.to().stream().map(SupportValueAnswer::of).toList(),
                            support.by().stream().map(SupportValueAnswer::of).toList());
        }
    }

    record SupportValueAnswer(
            String value,
            String name,
            int n,
            int keptOnTime,
            int keptLate,
            int notKept,
            @Nullable Rate rate) {

        static SupportValueAnswer of(SupportKept.Line line) {
            var count = line.count();
            return new SupportValueAnswer(
                    line.value(),
                    line.name(),
                    count.promised(),
                    count.onTime(),
                    count.late(),
                    count.notKept(),
                    Rate.of(count.kept()));
        }
    }

    record DimensionAnswer(String by, List<String> stratified, HalfAnswer benefits, HalfAnswer burdens) {}

    /**
     * Benefits or burdens.
     *
     * @param unstated cases of which the group is not known: counted, not compared; null where they are too few to be shown
     * @param tests whether as many were applied on time
     * @param delay whether as many were decided as soon as half of all of their kind and severity
     * @param severity whether as many were done as severely as the rule says, or more
     * @param relief whether as many were not waived
     */
    record HalfAnswer(
            @Nullable Integer unstated,
            List<ValueAnswer> values,
            List<TestAnswer> tests,
            List<TestAnswer> delay,
            List<TestAnswer> severity,
            List<TestAnswer> relief) {}

    /** Days after the deadline, negative before it; 61 stands for more than 60 and never. */
    record DelayAnswer(int n, int tenth, int median, int ninetieth) {}

    /** Done in full (as the rule says, or more), harsher; sums of severities done and owed. */
    record SeverityAnswer(int full, int harsher, long done, long owed) {}

    record ValueAnswer(
            String value,
            String name,
            boolean suppressed,
            @Nullable Integer n,
            @Nullable Outcomes outcomes,
            @Nullable Rate rate,
            @Nullable DelayAnswer delay,
            @Nullable SeverityAnswer severity,
            @Nullable Integer avoided,
            @Nullable BigDecimal coverage,
            @Nullable Verdict verdict) {}

    static ReportAnswer of(ConsistencyReport report, Statements statements, @Nullable UUID snapshot) {
        var tests = new TestAnswers(statements, report.closings());
        var outcomes = report.outcomes();
        var kept = report.kept();
        var covered = report.coverage();
        return new ReportAnswer(
                report.first(),
                report.last(),
                report.today(),
                outcomes.due(),
                report.notYetDue(),
                report.withdrawn(),
                report.lapsed(),
                outcomes,
                new KeptAnswer(
                        outcomes.due(),
                        outcomes.applied(),
                        Rate.of(outcomes.onTime()),
                        Decimals.of(kept.standard()),
                        kept.verdict(),
                        orNull(kept.moreCases())),
                covered.people() == 0
                        ? null
                        : new CoverageAnswer(
                                covered.people(),
                                covered.inForce(),
                                Decimals.of((double) covered.inForce() / covered.people()),
                                Decimals.of(covered.least())),
                SupportAnswer.of(report.support()),
                AfterwardsAnswer.of(report.afterwards()),
                new ExceptionsAnswer(
                        report.exceptions().avoided(),
                        Rate.of(report.strict()),
                        report.exceptions().postponed(),
                        report.exceptions().restatements(),
                        report.exceptions().moved()),
                RelievedAnswer.of(report.relieved()),
                report.waiting().stream().map(WaitingAnswer::of).toList(),
                report.equalities().stream()
                        .map(Equality::dimension)
                        .distinct()
                        .map(dimension -> dimension(report, dimension, tests))
                        .toList(),
                snapshot);
    }

    private static DimensionAnswer dimension(ConsistencyReport report, Dimension dimension, TestAnswers tests) {
        return new DimensionAnswer(
                dimension.word(),
                equality(report, Aspect.APPLIED, dimension, Nature.BENEFITS).stratified().stream()
                        .map(Criterion::word)
                        .toList(),
                half(report, dimension, Nature.BENEFITS, tests),
                half(report, dimension, Nature.BURDENS, tests));
    }

    private static Equality equality(ConsistencyReport report, Aspect aspect, Dimension dimension, Nature nature) {
        return report.equality(aspect, dimension, nature).orElseThrow();
    }

    private static HalfAnswer half(ConsistencyReport report, Dimension dimension, Nature nature, TestAnswers tests) {
        var applied = equality(report, Aspect.APPLIED, dimension, nature);
        return new HalfAnswer(
                applied.unstated(),
                applied.lines().stream().map(line -> value(line, applied)).toList(),
                compared(applied, tests),
                compared(equality(report, Aspect.DELAY, dimension, nature), tests),
                compared(equality(report, Aspect.SEVERITY, dimension, nature), tests),
                compared(equality(report, Aspect.RELIEF, dimension, nature), tests));
    }

    private static List<TestAnswer> compared(Equality equality, TestAnswers tests) {
        return equality.compared().stream()
                .map(each -> tests.of(each.value(), equality, each.finding()))
                .toList();
    }

    private static @Nullable DelayAnswer delay(@Nullable Delay delay) {
        return delay == null ? null : new DelayAnswer(delay.cases(), delay.tenth(), delay.median(), delay.ninetieth());
    }

    private static ValueAnswer value(Line line, Equality equality) {
        var outcomes = line.outcomes();
        return outcomes == null
                ? new ValueAnswer(line.value(), line.name(), true, null, null, null, null, null, null, null, null)
                : new ValueAnswer(
                        line.value(),
                        line.name(),
                        false,
                        outcomes.due(),
                        outcomes,
                        Rate.of(outcomes.onTime()),
                        delay(line.delay()),
                        new SeverityAnswer(
                                line.extent().full(),
                                line.extent().harsher(),
                                line.extent().done(),
                                line.extent().owed()),
                        line.avoided(),
                        Decimals.of(line.coverage()),
                        equality.findingOf(line.value())
                                .map(finding -> finding.verdict())
                                .orElse(null));
    }

    static @Nullable Integer orNull(OptionalInt number) {
        return number.isEmpty() ? null : number.getAsInt();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
