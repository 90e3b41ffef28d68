package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a goal ends if the days left bring what the days gone brought. */
class ProjectingTheEndTest {

    private static List<Projection.Week> weeks(int... amounts) {
        return Arrays.stream(amounts)
                .mapToObj(amount -> new Projection.Week(BigDecimal.valueOf(amount), 5))
                .toList();
    }

    @Test
    void threeWeeksAreTooFewToTell() {
        assertThat(Projection.of(BigDecimal.valueOf(300), weeks(100, 100, 100), 10))
                .isEmpty();
    }

    @Test
    void nothingIsProjectedOnceItIsOver() {
        assertThat(Projection.of(BigDecimal.valueOf(400), weeks(100, 100, 100, 100), 0))
                .isEmpty();
    }

    @Test
    void weeksThatAreAllAlikeLeaveNoDoubt() {
        Projection sure = Projection.of(BigDecimal.valueOf(400), weeks(100, 100, 100, 100), 10)
                .orElseThrow();
        assertThat(sure.low()).isEqualByComparingTo("600");
        assertThat(sure.high()).isEqualByComparingTo("600");
    }

    /** Rate 20 a day; scatter (20² × 4) / 5 / 3 = 106.67; spread √(106.67 × 10 × 1.5) = 40; t(3, 0.90) = 1.6377. */
    @Test
    void weeksThatDifferMakeARange() {
        Projection range = Projection.of(BigDecimal.valueOf(400), weeks(80, 120, 80, 120), 10)
                .orElseThrow();
        assertThat(range.low().doubleValue()).isCloseTo(600 - 65.51, within(0.01));
        assertThat(range.high().doubleValue()).isCloseTo(600 + 65.51, within(0.01));
        assertThat(range.middle()).isEqualByComparingTo("600");
    }

    @Test
    void whatIsThereStaysThereWhereNothingEverCameBack() {
        Projection range =
                Projection.of(BigDecimal.valueOf(1000), weeks(0, 1000, 0, 0), 5).orElseThrow();
        assertThat(range.low()).isEqualByComparingTo("1000");
    }

    @Test
    void weeksOfNoWorkingDaysSayNothing() {
        List<Projection.Week> away = List.of(
                new Projection.Week(BigDecimal.ZERO, 0),
                new Projection.Week(BigDecimal.TEN, 5),
                new Projection.Week(BigDecimal.TEN, 5),
                new Projection.Week(BigDecimal.TEN, 5));
        assertThat(Projection.of(BigDecimal.valueOf(30), away, 10)).isEmpty();
    }
}
