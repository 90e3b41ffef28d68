package org.fullscore.consistency.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the odds ratios of the strata are alike, so that they may be summed up: Breslow and Day 1980 (Statistical Methods in Cancer
 * Research 1, section 4.4) with the correction of Tarone 1985 (Biometrika 72:91). Over the strata that have both groups and both outcomes.
 */
public final class HomogeneityTest {

    private final List<Fitted> fitted;

    private HomogeneityTest(List<Fitted> fitted) {
        this.fitted = fitted;
    }

    /** Empty when fewer than two strata say anything or the common odds ratio of Mantel and Haenszel is 0 or infinite. */
    public static Optional<HomogeneityTest> of(StratifiedTest test) {
        var strata = test.strata().stream().filter(TwoByTwo::isInformative).toList();
        if (strata.size() < 2) {
            return Optional.empty();
        }
        return test.commonOddsRatio(0.95)
                .map(common -> new HomogeneityTest(strata.stream()
                        .map(stratum -> Fitted.of(stratum, common.value()))
                        .toList()));
    }

    /**
     * Whether the counts to be expected under the common odds ratio are large enough for the chi-squared distribution: none below 1, four of
     * five at least 5 (Cochran 1954, Biometrics 10:417).
     */
    public boolean isTestable() {
        var counts = new ArrayList<Double>();
        fitted.forEach(stratum -> counts.addAll(stratum.cells()));
        long large = counts.stream().filter(count -> count >= 5).count();
        return counts.stream().allMatch(count -> count >= 1) && large * 5 >= counts.size() * 4L;
    }

    /** Breslow and Day: sum of {@code (observed - fitted)^2 / variance}, strata less one degrees of freedom. */
    public Statistic breslowDay() {
        return Statistic.chiSquared(uncorrected(), fitted.size() - 1);
    }

    /** Tarone: the same less {@code (sum of observed - fitted)^2 / sum of variances}. */
    public Statistic tarone() {
        double distance = 0;
        double variance = 0;
        for (var stratum : fitted) {
            distance += stratum.observed - stratum.firstSuccesses;
            variance += stratum.variance();
        }
        return Statistic.chiSquared(uncorrected() - distance * distance / variance, fitted.size() - 1);
    }

    private double uncorrected() {
        double sum = 0;
        for (var stratum : fitted) {
            double distance = stratum.observed - stratum.firstSuccesses;
            sum += distance * distance / stratum.variance();
        }
        return sum;
    }

    /** The four counts of a stratum that have its margins and exactly the common odds ratio. */
    private record Fitted(
            double observed,
            double firstSuccesses,
            double firstFailures,
            double secondSuccesses,
            double secondFailures) {

        /** Solves {@code a (n2 - m + a) = ratio (n1 - a) (m - a)} for a, by whichever form of the root keeps its digits. */
        private static Fitted of(TwoByTwo stratum, double ratio) {
            double n1 = stratum.first().trials();
            double n2 = stratum.second().trials();
            double successes = stratum.successes();
            double b = n2 - successes + ratio * (n1 + successes);
            double root = Math.sqrt(b * b + 4 * (1 - ratio) * ratio * n1 * successes);
            double a = b > 0 ? 2 * ratio * n1 * successes / (b + root) : (root - b) / (2 * (1 - ratio));
            return new Fitted(stratum.first().successes(), a, n1 - a, successes - a, n2 - successes + a);
        }

        private double variance() {
            return 1 / cells().stream().mapToDouble(count -> 1 / count).sum();
        }

        private List<Double> cells() {
            return List.of(firstSuccesses, firstFailures, secondSuccesses, secondFailures);
        }
    }
}
