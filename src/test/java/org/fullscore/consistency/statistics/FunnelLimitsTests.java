package org.fullscore.consistency.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FunnelLimitsTests {

    @Test
    void unitsThatDifferByChanceOnlyAreNotWidened() {
        var units = List.of(new Proportion(40, 50), new Proportion(41, 50), new Proportion(39, 50));
        assertThat(FunnelLimits.around(units).widenedFor(units).dispersion()).isEqualTo(1);
    }

    @Test
    void unitsThatAllDifferWidenTheLimits() {
        var units = IntStream.range(0, 20)
                .mapToObj(i -> new Proportion(30 + 18 * (i % 2), 50))
                .toList();
        var plain = FunnelLimits.around(units);
        var widened = plain.widenedFor(units);
        assertThat(widened.dispersion()).isGreaterThan(5);
        assertThat(widened.exact(50, 0.95).lower())
                .isLessThan(plain.exact(50, 0.95).lower());
        assertThat(widened.approximate(50, 0.95).lower())
                .isLessThan(plain.approximate(50, 0.95).lower());
    }

    @Test
    void oneOutlierAmongTwentyDoesNotHideItself() {
        var units = Stream.concat(
                        Collections.nCopies(19, new Proportion(45, 50)).stream(), Stream.of(new Proportion(10, 50)))
                .toList();
        var funnel = FunnelLimits.around(units).widenedFor(units);
        assertThat(funnel.dispersion()).isEqualTo(1);
        assertThat(funnel.isOutside(new Proportion(10, 50), 0.998)).isTrue();
    }

    @Test
    void aUnitThatAppliesEverythingIsNotOutsideWhereMostDo() {
        var funnel = new FunnelLimits(0.98, 1);
        assertThat(funnel.exact(8, 0.998).upper()).isLessThan(1);
        assertThat(funnel.isOutside(new Proportion(8, 8), 0.998)).isFalse();
    }

    @Test
    void camilleIsOutsideTheOuterLimits() {
        var funnel = new FunnelLimits(311 / 385.0, 1);
        assertThat(funnel.isOutside(new Proportion(26, 44), 0.998)).isTrue();
        assertThat(new FunnelLimits(311 / 385.0, 4).isOutside(new Proportion(26, 44), 0.998))
                .isFalse();
    }

    @Test
    void whereEverybodyAppliesEverythingNobodyIsOutside() {
        var funnel = FunnelLimits.around(List.of(new Proportion(8, 8), new Proportion(30, 30)));
        assertThat(funnel.exact(8, 0.998).contains(1)).isTrue();
        assertThat(funnel.isOutside(new Proportion(8, 8), 0.998)).isFalse();
        assertThat(funnel.score(new Proportion(8, 8))).isZero();
    }
}
