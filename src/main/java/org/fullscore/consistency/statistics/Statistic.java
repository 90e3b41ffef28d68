package org.fullscore.consistency.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** The result of a chi-squared test: the statistic, its degrees of freedom and the p-value (0 to 1). */
public record Statistic(double value, int degreesOfFreedom, double pValue) {

    /** The statistic referred to the chi-squared distribution with the given degrees of freedom (at least 1). */
    public static Statistic chiSquared(double value, int degreesOfFreedom) {
        return new Statistic(
                value,
                degreesOfFreedom,
                ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(value));
    }
}
