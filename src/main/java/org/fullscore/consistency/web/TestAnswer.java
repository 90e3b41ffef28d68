package org.fullscore.consistency.web;

import java.math.BigDecimal;
import java.util.List;
import org.fullscore.consistency.Direction;
import org.fullscore.consistency.Reason;
import org.fullscore.consistency.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One comparison on the wire: a group against the rest.
 *
 * @param group id of the first group
 * @param first the first group, all its cases
 * @param second what it is compared with
 * @param stratum what all compared cases are; null where they are of several strata
 * @param sentence what was found, in words
 * @param figures what it rests on; null when no stratum has cases of both
 * @param notCompared strata with cases of one side only
 * @param apart the strata one by one, where they disagree
 * @param moreCases about how many more cases would tell
 */
record TestAnswer(
        String group,
        SideAnswer first,
        SideAnswer second,
        @Nullable String stratum,
        Verdict verdict,
        Reason reason,
        Direction direction,
        String sentence,
        @Nullable Figures figures,
        List<StratumAnswer> notCompared,
        List<TestAnswer> apart,
        @Nullable Integer moreCases,
        @Nullable Integer morePeriods,
        boolean worthALook) {

    /** One side: how many of its cases are as they should be in the respect asked for (applied on time, for one), and their rate. */
    record SideAnswer(String name, int n, int kept, ReportAnswer.@Nullable Rate rate) {}

    record StratumAnswer(String stratum, int first, int second) {}

    /** A chi-squared test. */
    record ChiSquaredAnswer(
            @Nullable BigDecimal statistic,
            int degreesOfFreedom,
            @Nullable BigDecimal p) {}

    /**
     * The numbers behind a verdict.
     *
     * @param difference first less second rate with its 95 % interval
     * @param ninety lower and upper end of the 90 % interval
     * @param test fisher, or exact-within-strata
     * @param p of that test, two-sided
     * @param adjustedP Holm-adjusted over the family
     * @param clusteredP with decision occasions (comparing deciders: persons) as clusters
     * @param chiSquared Pearson, within strata Cochran-Mantel-Haenszel
     * @param corrected the same with continuity correction
     * @param oddsRatio conditional estimate, within strata Mantel-Haenszel
     * @param homogeneity whether the strata agree: one-stratum, not-testable, alike, different
     */
    record Figures(
            ReportAnswer.Rate difference,
            List<@Nullable BigDecimal> ninety,
            String test,
            int cases,
            int strata,
            int persons,
            int occasions,
            @Nullable BigDecimal p,
            @Nullable BigDecimal adjustedP,
            int family,
            @Nullable BigDecimal clusteredP,
            ChiSquaredAnswer chiSquared,
            ChiSquaredAnswer corrected,
            ReportAnswer.@Nullable Rate oddsRatio,
            String homogeneity,
            @Nullable ChiSquaredAnswer breslowDay) {}
}
