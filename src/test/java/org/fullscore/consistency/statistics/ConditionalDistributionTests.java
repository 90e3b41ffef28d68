package org.fullscore.consistency.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConditionalDistributionTests {

    private static List<TwoByTwo> strata(SplittableRandom random) {
        return IntStream.rangeClosed(0, random.nextInt(8))
                .mapToObj(i -> new TwoByTwo(proportion(random, 300), proportion(random, 20_000)))
                .filter(TwoByTwo::isInformative)
                .toList();
    }

    private static Proportion proportion(SplittableRandom random, int most) {
        int trials = 1 + random.nextInt(most);
        return new Proportion((int) (trials * (0.7 + 0.2 * random.nextDouble())), trials);
    }

    @Test
    void whatIsUnlikelyCanBeLeftOutWhereTheObservedIsLikely() {
        var random = new SplittableRandom(8_5);
        var tested = IntStream.range(0, 200)
                .mapToObj(i -> strata(random))
                .filter(strata -> !strata.isEmpty())
                .toList();
        assertThat(tested).hasSizeGreaterThan(150).allSatisfy(strata -> {
            int observed = strata.stream()
                    .mapToInt(stratum -> stratum.first().successes())
                    .sum();
            double whole = ConditionalDistribution.of(strata, 1, ConditionalDistribution.NOTHING)
                    .noMoreLikelyThan(observed);
            assertThat(ExactTest.of(strata).pValue()).isCloseTo(whole, withinPercentage(1e-10));
        });
    }

    @Test
    void aTableOfAMillionCasesKeepsOnlyWhatIsLikely() {
        var table = List.of(new TwoByTwo(new Proportion(250_000, 500_000), new Proportion(250_000, 500_000)));
        var distribution = ConditionalDistribution.of(table, 1, ConditionalDistribution.UNLIKELY);
        assertThat(distribution.isLikely(250_000)).isTrue();
        // 14 standard deviations
        assertThat(distribution.isAbove(250_000 - 3_700)).isTrue();
        assertThat(distribution.isBelow(250_000 + 3_700)).isTrue();
    }
}
