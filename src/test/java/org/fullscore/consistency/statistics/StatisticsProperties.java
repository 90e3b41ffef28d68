package org.fullscore.consistency.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

class StatisticsProperties {

    @Provide
    Arbitrary<Proportion> proportions() {
        return Arbitraries.integers()
                .between(1, 80)
                .flatMap(trials ->
                        Arbitraries.integers().between(0, trials).map(successes -> new Proportion(successes, trials)));
    }

    @Provide
    Arbitrary<List<TwoByTwo>> strata() {
        return Combinators.combine(proportions(), proportions())
                .as(TwoByTwo::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static List<TwoByTwo> swapped(List<TwoByTwo> strata) {
        return strata.stream()
                .map(stratum -> new TwoByTwo(stratum.second(), stratum.first()))
                .toList();
    }

    @Property
    void wilsonAgreesWithCommonsStatistics(@ForAll("proportions") Proportion proportion) {
        var theirs = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
                proportion.trials(), proportion.successes(), 0.05);
        assertThat(proportion.wilson().lower()).isCloseTo(theirs.getLowerBound(), within(1e-12));
        assertThat(proportion.wilson().upper()).isCloseTo(theirs.getUpperBound(), within(1e-12));
    }

    @Property
    void intervalsContainTheRate(@ForAll("proportions") Proportion proportion) {
        assertThat(proportion.wilson().contains(proportion.rate())).isTrue();
        assertThat(proportion.clopperPearson(0.95).contains(proportion.rate())).isTrue();
    }

    @Property
    void newcombesIntervalContainsTheDifferenceAndTurnsRoundWithTheGroups(
            @ForAll("proportions") Proportion first, @ForAll("proportions") Proportion second) {
        var interval = first.newcombe(second, 0.95);
        var other = second.newcombe(first, 0.95);
        assertThat(interval.contains(first.rate() - second.rate())).isTrue();
        assertThat(interval.lower()).isCloseTo(-other.upper(), within(1e-12)).isGreaterThanOrEqualTo(-1 - 1e-12);
        assertThat(interval.upper()).isCloseTo(-other.lower(), within(1e-12)).isLessThanOrEqualTo(1 + 1e-12);
    }

    @Property
    void oneStratumIsThePlainComparison(
            @ForAll("proportions") Proportion first, @ForAll("proportions") Proportion second) {
        var test = new StratifiedTest(List.of(new TwoByTwo(first, second)));
        var plain = first.newcombe(second, 0.95);
        assertThat(test.rateDifference()).isCloseTo(first.rate() - second.rate(), within(1e-12));
        assertThat(test.newcombe(0.95).lower()).isCloseTo(plain.lower(), within(1e-12));
        assertThat(test.newcombe(0.95).upper()).isCloseTo(plain.upper(), within(1e-12));
    }

    @Example
    void theStratifiedIntervalReachesItsOwnDifferenceWhereAllRatesAreAtTheirEnds() {
        var test = new StratifiedTest(List.of(
                new TwoByTwo(new Proportion(2, 2), new Proportion(0, 1)),
                new TwoByTwo(new Proportion(3, 3), new Proportion(0, 2))));
        assertThat(test.rateDifference()).isEqualTo(1);
        assertThat(test.newcombe(0.90).contains(1)).isTrue();
    }

    @Property
    void theStratifiedIntervalIsNeverAPointAndShrinksWithTheCases(@ForAll("strata") List<TwoByTwo> strata) {
        var test = new StratifiedTest(strata);
        assertThat(test.newcombe(0.90).contains(test.rateDifference())).isTrue();
        assertThat(test.newcombe(0.90).width()).isGreaterThan(0.001);
        assertThat(test.newcombe(0.90, 4).width())
                .isLessThan(test.newcombe(0.90).width());
        assertThat(test.newcombe(0.95).width())
                .isGreaterThan(test.newcombe(0.90).width());
    }

    @Property
    void fishersTestIsTheSumOfTheTablesNoMoreLikely(
            @ForAll("proportions") Proportion first, @ForAll("proportions") Proportion second) {
        var table = new TwoByTwo(first, second);
        var chance = HypergeometricDistribution.of(
                (int) table.total(), (int) table.successes(), table.first().trials());
        double observed = chance.probability(first.successes()) * (1 + 1e-7);
        double sum = IntStream.rangeClosed(chance.getSupportLowerBound(), chance.getSupportUpperBound())
                .mapToDouble(chance::probability)
                .filter(probability -> probability <= observed)
                .sum();
        assertThat(ExactTest.of(first, second).pValue()).isCloseTo(sum, within(1e-9));
    }

    @Property(tries = 300)
    void theExactTestDoesNotCareWhoComesFirst(@ForAll("strata") List<TwoByTwo> strata) {
        assertThat(ExactTest.of(swapped(strata)).pValue())
                .isCloseTo(ExactTest.of(strata).pValue(), within(1e-9));
    }

    @Property(tries = 100)
    void theExactOddsRatioLiesInItsIntervalAndTurnsRoundWithTheGroups(@ForAll("strata") List<TwoByTwo> strata) {
        assertThat(ExactTest.of(strata).oddsRatio(0.95).stream()).allSatisfy(ratio -> {
            var other = ExactTest.of(swapped(strata)).oddsRatio(0.95).orElseThrow();
            assertThat(ratio.interval().contains(ratio.value())).isTrue();
            assertThat(1 / ratio.interval().upper())
                    .isCloseTo(
                            other.interval().lower(),
                            within(1e-8 * (1 + other.interval().lower())));
        });
    }

    @Property
    void mantelHaenszelDoesNotCareWhoComesFirst(@ForAll("strata") List<TwoByTwo> strata) {
        var test = new StratifiedTest(strata);
        var other = new StratifiedTest(swapped(strata));
        assertThat(test.cochranMantelHaenszel().value())
                .isCloseTo(other.cochranMantelHaenszel().value(), within(1e-7));
        assertThat(test.correctedCochranMantelHaenszel().value())
                .isLessThanOrEqualTo(test.cochranMantelHaenszel().value());
        assertThat(test.rateDifference()).isCloseTo(-other.rateDifference(), within(1e-12));
        assertThat(test.commonOddsRatio(0.95).stream())
                .allSatisfy(ratio ->
                        assertThat(ratio.interval().contains(ratio.value())).isTrue());
    }

    @Property
    void taroneNeverExceedsBreslowDay(@ForAll("strata") List<TwoByTwo> strata) {
        assertThat(HomogeneityTest.of(new StratifiedTest(strata)).stream()).allSatisfy(test -> {
            assertThat(test.breslowDay().value()).isNotNegative();
            assertThat(test.tarone().value())
                    .isLessThanOrEqualTo(test.breslowDay().value());
        });
    }

    @Property
    void adjustmentsKeepTheOrderAndNeverFlatter(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0, max = 1) Double> values) {
        double[] p = values.stream().mapToDouble(Double::doubleValue).toArray();
        double[] holm = MultipleComparisons.holm(p);
        double[] bh = MultipleComparisons.benjaminiHochberg(p);
        double[] bonferroni = MultipleComparisons.bonferroni(p);
        assertThat(IntStream.range(0, p.length)).allSatisfy(i -> {
            assertThat(bh[i]).isBetween(p[i], 1.0);
            assertThat(holm[i]).isBetween(bh[i] - 1e-12, bonferroni[i] + 1e-12);
        });
        assertThat(IntStream.range(0, p.length * p.length).filter(ij -> p[ij / p.length] < p[ij % p.length]))
                .allSatisfy(ij -> {
                    assertThat(holm[ij / p.length]).isLessThanOrEqualTo(holm[ij % p.length]);
                    assertThat(bh[ij / p.length]).isLessThanOrEqualTo(bh[ij % p.length]);
                });
    }

    @Property
    void funnelLimitsHoldTheCentreAndNarrowWithTheCases(
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double centre, @ForAll @IntRange(min = 60, max = 500) int n) {
        var funnel = new FunnelLimits(centre, 1);
        assertThat(funnel.exact(n, 0.95).contains(centre)).isTrue();
        assertThat(funnel.exact(n, 0.998).width())
                .isGreaterThan(funnel.exact(n, 0.95).width());
        assertThat(funnel.exact(4 * n, 0.95).width())
                .isLessThan(funnel.exact(n, 0.95).width());
        assertThat(new FunnelLimits(centre, 2).exact(n, 0.95).width())
                .isGreaterThanOrEqualTo(funnel.exact(n, 0.95).width());
    }
}
