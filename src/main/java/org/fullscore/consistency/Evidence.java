package org.fullscore.consistency;

import org.fullscore.consistency.statistics.Estimate;
import org.fullscore.consistency.statistics.Interval;
import org.fullscore.consistency.statistics.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * The figures behind a finding, over the strata that both sides share.
 *
 * @param difference first less second rate (a fraction) with its 95 % interval: Newcombe, within strata Mantel-Haenszel
 * @param ninety the 90 % interval of the difference, which decides about CONSISTENT
 * @param test which test was used
 * @param cases how many cases of both sides were compared
 * @param strata in how many strata
 * @param persons distinct persons on the side that has fewer
 * @param occasions decision occasions on the side that has fewer
 * @param pValue of the exact test, two-sided, not adjusted
 * @param clusteredP the p-value with occasions (comparing deciders: persons) as clusters
 * @param chiSquared Pearson, within strata Cochran-Mantel-Haenszel, without continuity correction
 * @param correctedChiSquared the same with continuity correction
 * @param oddsRatio of the first over the second with its 95 % interval: conditional estimate, within strata Mantel-Haenszel where it is
 *     finite; value and ends may be 0 or infinite; null when only one outcome occurs
 * @param homogeneity whether the strata agree
 */
public record Evidence(
        Estimate difference,
        Interval ninety,
        TestUsed test,
        int cases,
        int strata,
        int persons,
        int occasions,
        double pValue,
        double clusteredP,
        Statistic chiSquared,
        Statistic correctedChiSquared,
        @Nullable Estimate oddsRatio,
        Homogeneity homogeneity) {}
