package org.fullscore.consistency;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import org.fullscore.consistency.statistics.MultipleComparisons;
import org.fullscore.consistency.statistics.Proportion;
import org.fullscore.consistency.statistics.Statistic;

/**
 * The written rule by which figures become verdicts (rule book 8.1 and 8.5): pure, from counts only.
 *
 * @param standard the share of what is due that is expected to be applied on time, 0 to 1
 * @param leastCoverage the coverage below which nothing is called CONSISTENT, 0 to 1
 */
record VerdictRule(double standard, double leastCoverage) {

    /** The defaults of the rule book. */
    static final VerdictRule USUAL = new VerdictRule(0.95, 0.90);

    private static final double SIGNIFICANT = 0.05;
    private static final double SMALLEST_DIFFERENCE = 0.05;
    private static final double PRACTICALLY_EQUAL = 0.10;
    private static final int LEAST_PERSONS = 3;
    private static final int LEAST_OCCASIONS = 2;
    private static final double ROUNDING = 1e-12;

    /**
     * KEPT when the whole Wilson interval (95 %) is at or above the standard, NOT_KEPT when it is below, else TOO_FEW_CASES.
     */
    Kept kept(Proportion cases) {
        var interval = cases.wilson();
        var verdict = isKept(interval.lower())
                ? Verdict.KEPT
                : interval.upper() < standard ? Verdict.NOT_KEPT : Verdict.TOO_FEW_CASES;
        var more = verdict != Verdict.TOO_FEW_CASES || cases.trials() == 0
                ? OptionalInt.empty()
                : casesUntil(cases.trials(), growth -> {
                    var grown = cases.wilson(0.95, growth);
                    return isKept(grown.lower()) || grown.upper() < standard;
                });
        return new Kept(cases, interval, standard, verdict, more);
    }

    private boolean isKept(double rate) {
        return rate >= standard - ROUNDING;
    }

    /**
     * The verdicts of one family (one equality × one dimension × benefits or burdens), in the order given. The p-values are adjusted over
     * the comparisons in which there is anything to compare.
     */
    List<Finding> judge(List<Comparison> family) {
        var measured = family.stream().map(Measurement::of).toList();
        double[] pValues = measured.stream()
                .flatMap(measurement -> measurement.stream())
                .mapToDouble(measurement -> measurement.evidence().pValue())
                .toArray();
        double[] adjusted = MultipleComparisons.holm(pValues);
        double[] worthALook = MultipleComparisons.benjaminiHochberg(pValues);
        var findings = new ArrayList<Finding>();
        int tested = 0;
        for (int i = 0; i < family.size(); i++) {
            var measurement = measured.get(i);
            if (measurement.isPresent()) {
                findings.add(finding(
                        family.get(i), measurement.get(), adjusted[tested], pValues.length, worthALook[tested]));
                tested++;
            } else {
                findings.add(nothingToCompare(family.get(i), pValues.length));
            }
        }
        return List.copyOf(findings);
    }

    private Finding finding(
            Comparison comparison, Measurement measurement, double adjustedP, int family, double worthALook) {
        var evidence = measurement.evidence();
        var pooled = reason(measurement, adjustedP);
        var apart = evidence.homogeneity().state() == Homogeneity.State.DIFFERENT
                ? apart(measurement, family)
                : List.<Finding>of();
        var reason = apart.isEmpty() ? pooled : reason(pooled, apart);
        var more = reason == Reason.STRATA_DISAGREE
                ? moreCases(apart)
                : reason.verdict() == Verdict.TOO_FEW_CASES
                        ? moreCases(measurement, reason, family)
                        : OptionalInt.empty();
        return new Finding(
                comparison.firstName(),
                comparison.first(),
                comparison.secondName(),
                comparison.second(),
                measurement.stratum(),
                reason,
                Direction.of(evidence.difference().value()),
                evidence,
                adjustedP,
                family,
                comparison.leftOut(),
                apart,
                more,
                worthALook <= SIGNIFICANT && reason.verdict() != Verdict.DIFFERS);
    }

    private Reason reason(Measurement measurement, double adjustedP) {
        var evidence = measurement.evidence();
        var comparison = measurement.comparison();
        if (adjustedP <= SIGNIFICANT && isLargeEnough(evidence)) {
            return evidence.persons() < LEAST_PERSONS
                    ? Reason.FEW_PERSONS
                    : evidence.occasions() < LEAST_OCCASIONS
                            ? Reason.FEW_OCCASIONS
                            : evidence.clusteredP() <= SIGNIFICANT
                                    ? Reason.DIFFERENCE
                                    : explained(comparison.clusters());
        }
        if (!evidence.ninety().isWithin(PRACTICALLY_EQUAL)) {
            return Reason.WIDE_INTERVAL;
        }
        double coverage = Math.min(comparison.coverageOfFirst(), comparison.coverageOfSecond());
        return coverage < leastCoverage - ROUNDING ? Reason.LOW_COVERAGE : Reason.PRACTICALLY_THE_SAME;
    }

    private static boolean isLargeEnough(Evidence evidence) {
        return Math.abs(evidence.difference().value()) >= SMALLEST_DIFFERENCE - ROUNDING;
    }

    private static Reason explained(Clusters clusters) {
        return switch (clusters) {
            case OCCASIONS -> Reason.ONE_OCCASION_EXPLAINS_IT;
            case PERSONS -> Reason.ONE_PERSON_EXPLAINS_IT;
        };
    }

    /**
     * Where the strata disagree, a difference in the sum stays a difference, but the sum cannot show that there is none: then each
     * stratum must.
     */
    private static Reason reason(Reason pooled, List<Finding> apart) {
        if (pooled.verdict() == Verdict.DIFFERS) {
            return pooled;
        }
        if (apart.stream().anyMatch(finding -> finding.verdict() == Verdict.DIFFERS)) {
            return Reason.DIFFERENCE_IN_A_STRATUM;
        }
        if (apart.stream().allMatch(finding -> finding.verdict() == Verdict.CONSISTENT)) {
            return Reason.PRACTICALLY_THE_SAME_IN_EVERY_STRATUM;
        }
        return pooled == Reason.PRACTICALLY_THE_SAME || pooled == Reason.WIDE_INTERVAL
                ? Reason.STRATA_DISAGREE
                : pooled;
    }

    /** The strata judged one by one, adjusted over the strata (Holm) and once more over the family (Bonferroni). */
    private List<Finding> apart(Measurement measurement, int family) {
        var parts = measurement.apart();
        double[] adjusted = MultipleComparisons.holm(
                parts.stream().mapToDouble(part -> part.evidence().pValue()).toArray());
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            findings.add(finding(part.comparison(), part, Math.min(1, adjusted[i] * family), parts.size() * family, 1));
        }
        return List.copyOf(findings);
    }

    private static Finding nothingToCompare(Comparison comparison, int family) {
        return new Finding(
                comparison.firstName(),
                comparison.first(),
                comparison.secondName(),
                comparison.second(),
                null,
                Reason.NOTHING_TO_COMPARE,
                Direction.KEEPS_IT_AS_OFTEN,
                null,
                1,
                family,
                comparison.leftOut(),
                List.of(),
                OptionalInt.empty(),
                false);
    }

    private static OptionalInt moreCases(List<Finding> apart) {
        int sum = 0;
        for (var finding : apart) {
            sum += finding.moreCases().orElse(0);
        }
        return sum == 0 ? OptionalInt.empty() : OptionalInt.of(sum);
    }

    /** How many more would make the rule say DIFFERS or, where nothing speaks for a difference yet, CONSISTENT, if the rates stay. */
    private static OptionalInt moreCases(Measurement measurement, Reason reason, int family) {
        if (reason == Reason.LOW_COVERAGE) {
            return OptionalInt.empty();
        }
        return casesUntil(
                measurement.evidence().cases(),
                growth -> wouldDiffer(measurement, family, growth)
                        || (reason == Reason.WIDE_INTERVAL
                                && measurement.rates().newcombe(0.90, growth).isWithin(PRACTICALLY_EQUAL)));
    }

    private static boolean wouldDiffer(Measurement measurement, int family, double growth) {
        var evidence = measurement.evidence();
        double p =
                Statistic.chiSquared(evidence.chiSquared().value() * growth, 1).pValue();
        return isLargeEnough(evidence)
                && p * family <= SIGNIFICANT
                && evidence.persons() * growth >= LEAST_PERSONS
                && evidence.occasions() * growth >= LEAST_OCCASIONS
                && (!measurement.clustered().isComputable()
                        || measurement.clustered().pValue(growth) <= SIGNIFICANT);
    }

    /** The least number of further cases, at least 1, at which the rule tells; empty when a million times as many would not. */
    private static OptionalInt casesUntil(int cases, DoublePredicate tells) {
        double to = 2;
        while (to < 1e6 && !tells.test(to)) {
            to *= 2;
        }
        if (!tells.test(to)) {
            return OptionalInt.empty();
        }
        double from = 1;
        while ((to - from) * cases > 0.1) {
            double middle = (from + to) / 2;
            if (tells.test(middle)) {
                to = middle;
            } else {
                from = middle;
            }
        }
        return OptionalInt.of((int) Math.max(1, Math.ceil((to - 1) * cases - 0.1)));
    }
}
