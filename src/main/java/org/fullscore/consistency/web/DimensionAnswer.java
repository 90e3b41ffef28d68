package org.fullscore.consistency.web;

import java.math.BigDecimal;
import java.util.List;
import org.fullscore.consistency.Aspect;
import org.fullscore.consistency.ConsistencyReport;
import org.fullscore.consistency.Criterion;
import org.fullscore.consistency.Delay;
import org.fullscore.consistency.Dimension;
import org.fullscore.consistency.Equality;
import org.fullscore.consistency.Line;
import org.fullscore.consistency.Nature;
import org.fullscore.consistency.Outcomes;
import org.fullscore.consistency.Verdict;
import org.jspecify.annotations.Nullable;

/** One thing that is compared: its benefits and its burdens. */
record DimensionAnswer(String by, List<String> stratified, HalfAnswer benefits, HalfAnswer burdens) {

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
            ReportAnswer.@Nullable Rate rate,
            @Nullable DelayAnswer delay,
            @Nullable SeverityAnswer severity,
            @Nullable Integer avoided,
            @Nullable BigDecimal coverage,
            @Nullable Verdict verdict) {}

    static DimensionAnswer of(ConsistencyReport report, Dimension dimension, TestAnswers tests) {
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
                        ReportAnswer.Rate.of(outcomes.onTime()),
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
}
