package org.fullscore.consistency.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClusteredTestTests {

    private static final List<ClusteredCount> TWENTY_GOOD_OCCASIONS = occasions("other", 20, 9, 10);

    private static List<ClusteredCount> occasions(String name, int howMany, int successes, int trials) {
        return IntStream.range(0, howMany)
                .mapToObj(i -> new ClusteredCount("all", name + i, new Proportion(successes, trials)))
                .toList();
    }

    @SafeVarargs
    private static List<ClusteredCount> together(List<ClusteredCount>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    @Test
    void casesOfTheirOwnClustersAreTheUsualTestOfTwoProportions() {
        var first = together(occasions("a", 14, 1, 1), occasions("b", 6, 0, 1));
        var second = together(occasions("c", 270, 1, 1), occasions("d", 30, 0, 1));
        var test = ClusteredTest.of(first, second);
        var pearson = ChiSquared.pearson(new TwoByTwo(sumOf(first), sumOf(second)));

        assertThat(test.difference()).isCloseTo(-0.2, within(1e-12));
        assertThat(test.standardError()).isCloseTo(0.2 / Math.sqrt(pearson.value()), within(0.003));
        assertThat(test.pValue()).isBetween(pearson.pValue(), 2.5 * pearson.pValue());
    }

    @Test
    void oneForgottenClosingIsOneEvent() {
        var first = together(occasions("forgotten", 1, 0, 10), occasions("done", 2, 10, 10));
        assertThat(sumOf(first).newcombe(sumOf(TWENTY_GOOD_OCCASIONS), 0.95).upper())
                .isNegative();
        assertThat(ClusteredTest.of(first, TWENTY_GOOD_OCCASIONS).pValue()).isGreaterThan(0.3);
    }

    @Test
    void oneHugeOccasionAmongManySmallOnesExplainsIt() {
        var first = together(occasions("huge", 1, 0, 40), occasions("small", 10, 1, 1));
        assertThat(ExactTest.of(sumOf(first), sumOf(TWENTY_GOOD_OCCASIONS)).pValue())
                .isLessThan(1e-9);
        assertThat(ClusteredTest.of(first, TWENTY_GOOD_OCCASIONS).pValue()).isGreaterThan(0.1);
    }

    @Test
    void badOnEveryOccasionIsNotOneEvent() {
        assertThat(ClusteredTest.of(occasions("bad", 6, 5, 10), TWENTY_GOOD_OCCASIONS)
                        .pValue())
                .isLessThan(0.01);
    }

    @Test
    void twoOccasionsThatHappenToGoAlikeAreNoProof() {
        assertThat(ClusteredTest.of(occasions("bad", 2, 0, 3), TWENTY_GOOD_OCCASIONS)
                        .pValue())
                .isGreaterThan(0.05);
    }

    @Test
    void anOccasionOfBothGroupsCountsOnce() {
        var women = occasions("closing", 8, 2, 4);
        var men = occasions("closing", 8, 2, 4);
        var test = ClusteredTest.of(women, men);
        assertThat(test.difference()).isZero();
        assertThat(test.pValue()).isEqualTo(1);
    }

    @Test
    void oneOccasionAloneCannotBeTested() {
        var test = ClusteredTest.of(occasions("only", 1, 0, 10), TWENTY_GOOD_OCCASIONS);
        assertThat(test.isComputable()).isFalse();
        assertThat(test.pValue()).isEqualTo(1);
        assertThat(test.difference()).isCloseTo(-0.9, within(1e-12));
    }

    @Test
    void strataOfOneGroupOnlyAreLeftOut() {
        var first = together(occasions("a", 5, 1, 2), List.of(new ClusteredCount("lonely", "x", new Proportion(9, 9))));
        assertThat(ClusteredTest.of(first, TWENTY_GOOD_OCCASIONS))
                .isEqualTo(ClusteredTest.of(occasions("a", 5, 1, 2), TWENTY_GOOD_OCCASIONS));
    }

    @Test
    void theOccasionThatAloneMakesAComparisonPossibleCarriesIt() {
        var first = Stream.of("x", "y")
                .map(stratum -> new ClusteredCount(stratum, "of " + stratum, new Proportion(0, 5)))
                .toList();
        var second = List.of(
                new ClusteredCount("x", "p", new Proportion(5, 5)), new ClusteredCount("y", "q", new Proportion(5, 5)));
        assertThat(ClusteredTest.of(first, second).difference()).isCloseTo(-1, within(1e-12));
        assertThat(ClusteredTest.of(first, second).isComputable()).isTrue();
    }

    private static Proportion sumOf(List<ClusteredCount> counts) {
        return counts.stream().map(ClusteredCount::count).reduce(Proportion.NONE, Proportion::plus);
    }
}
