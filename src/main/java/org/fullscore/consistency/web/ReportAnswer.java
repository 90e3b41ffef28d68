package org.fullscore.consistency.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.UUID;
import org.fullscore.consistency.Afterwards;
import org.fullscore.consistency.ConsistencyReport;
import org.fullscore.consistency.Equality;
import org.fullscore.consistency.Exceptions;
import org.fullscore.consistency.Outcomes;
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
                        .map(dimension -> DimensionAnswer.of(report, dimension, tests))
                        .toList(),
                snapshot);
    }

    static @Nullable Integer orNull(OptionalInt number) {
        return number.isEmpty() ? null : number.getAsInt();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
