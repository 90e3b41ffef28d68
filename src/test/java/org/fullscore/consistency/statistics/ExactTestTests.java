package org.fullscore.consistency.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ExactTestTests {

    @Test
    void pooledTheyLookAlikeApartTheyDoNot() {
        assertThat(ExactTest.of(new Proportion(20, 25), new Proportion(160, 200))
                        .pValue())
                .isCloseTo(1, within(1e-12));
        assertThat(ExactTest.of(new Proportion(20, 20), new Proportion(80, 100)).pValue())
                .isCloseTo(0.024, within(0.0005));
        assertThat(ExactTest.of(new Proportion(0, 5), new Proportion(80, 100)).pValue())
                .isCloseTo(0.0006, within(0.00005));
    }

    @Test
    void outcomesThatAreExactlyAsLikelyCount() {
        assertThat(ExactTest.of(new Proportion(1, 11), new Proportion(2, 6)).pValue())
                .isCloseTo(350.0 / 680, within(1e-12));
    }

    @Test
    void nothingAppliedHasAnOddsRatioOfZeroWithAnUpperEnd() {
        var oddsRatio = ExactTest.of(new Proportion(0, 5), new Proportion(80, 100))
                .oddsRatio(0.95)
                .orElseThrow();
        assertThat(oddsRatio.value()).isZero();
        assertThat(oddsRatio.interval().lower()).isZero();
        assertThat(oddsRatio.interval().upper()).isBetween(0.1, 0.4);
    }

    @Test
    void everythingAppliedHasAnInfiniteOddsRatioWithALowerEnd() {
        var oddsRatio = ExactTest.of(new Proportion(20, 20), new Proportion(80, 100))
                .oddsRatio(0.95)
                .orElseThrow();
        assertThat(oddsRatio.value()).isInfinite();
        assertThat(oddsRatio.interval().lower()).isGreaterThan(1);
        assertThat(oddsRatio.interval().upper()).isInfinite();
    }

    @Test
    void whereEverythingWasAppliedThereIsNothingToTest() {
        var test = ExactTest.of(new Proportion(5, 5), new Proportion(100, 100));
        assertThat(test.pValue()).isEqualTo(1);
        assertThat(test.oddsRatio(0.95)).isEmpty();
    }

    @Test
    void tablesFarBeyondWhatADoubleCanHoldStillHaveAnOddsRatio() {
        var test = ExactTest.of(new Proportion(0, 200_000), new Proportion(1_800_000, 1_800_000));
        assertThat(test.pValue()).isZero();
        assertThat(test.oddsRatio(0.95).orElseThrow().interval().upper()).isBetween(0.0, 1e-8);
    }

    @Test
    void aHundredThousandSmallStrataTakeSeconds() {
        var strata = Collections.nCopies(100_000, new TwoByTwo(new Proportion(3, 4), new Proportion(5, 6)));
        var test = ExactTest.of(strata);
        double p = Assertions.assertTimeout(Duration.ofSeconds(60), test::pValue);
        assertThat(p).isBetween(0.0, 1e-10);
    }

    @Test
    void aStratumOfOneSideSaysNothing() {
        var table = new TwoByTwo(new Proportion(3, 4), new Proportion(1, 4));
        var lonely = new TwoByTwo(new Proportion(7, 9), Proportion.NONE);
        assertThat(ExactTest.of(List.of(table, lonely)).pValue())
                .isEqualTo(ExactTest.of(List.of(table)).pValue());
    }
}
