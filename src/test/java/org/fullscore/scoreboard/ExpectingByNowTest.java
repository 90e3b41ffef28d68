package org.fullscore.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Where a goal should stand by now. */
class ExpectingByNowTest {

    private static Pace pace(String target, String actual, int gone, int days) {
        return new Pace(new BigDecimal(target), new BigDecimal(actual), gone, days, false);
    }

    @Test
    void thirtyFiveOfSixtyFiveDaysExpectThatShareOfTheTarget() {
        Pace priya = pace("420000", "245700", 35, 65);
        assertThat(priya.expected()).isEqualByComparingTo("226153.8462");
        assertThat(priya.difference()).isEqualByComparingTo("19546.1538");
        assertThat(priya.points()).isEqualByComparingTo("4.7");
        assertThat(priya.isOnPace()).isTrue();
    }

    @Test
    void whatIsMissingIsSpreadOverTheDaysLeft() {
        Pace priya = pace("420000", "245700", 35, 65);
        assertThat(priya.left()).isEqualTo(30);
        assertThat(priya.remaining()).isEqualByComparingTo("174300");
        assertThat(priya.remainingADay()).isEqualByComparingTo("5810");
    }

    @Test
    void whereLowerIsBetterMoreThanExpectedIsBehind() {
        Pace returns = new Pace(new BigDecimal("8000"), new BigDecimal("5140"), 35, 65, true);
        assertThat(returns.expected()).isEqualByComparingTo("4307.6923");
        assertThat(returns.difference()).isEqualByComparingTo("832.3077");
        assertThat(returns.isOnPace()).isFalse();
    }

    @Test
    void exactlyAsExpectedIsOnPaceInBothDirections() {
        assertThat(new Pace(BigDecimal.TEN, BigDecimal.valueOf(5), 1, 2, false).isOnPace())
                .isTrue();
        assertThat(new Pace(BigDecimal.TEN, BigDecimal.valueOf(5), 1, 2, true).isOnPace())
                .isTrue();
    }

    @Test
    void aTargetOfNothingHasNoPoints() {
        assertThat(new Pace(BigDecimal.ZERO, BigDecimal.ONE, 1, 2, true).points())
                .isNull();
    }

    @Test
    void nothingIsLeftToDoADayAfterTheLast() {
        assertThat(pace("10", "4", 65, 65).remainingADay()).isNull();
        assertThat(pace("10", "40", 35, 65).remaining()).isEqualByComparingTo("0");
    }

    @Test
    void whoeverIsAwayForAllOfItHasNoPace() {
        assertThat(Pace.of(BigDecimal.TEN, BigDecimal.ZERO, 0, 0, false)).isEmpty();
        assertThatThrownBy(() -> pace("10", "4", 66, 65)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void expectationGrowsFromNothingToTheWholeTarget(
            @ForAll @IntRange(min = 1, max = 260) int days, @ForAll @IntRange(min = 0, max = 1_000_000) int target) {
        BigDecimal whole = BigDecimal.valueOf(target);
        assertThat(Pace.expected(whole, 0, days)).isEqualByComparingTo("0");
        assertThat(Pace.expected(whole, days, days)).isEqualByComparingTo(whole);
        assertThat(Pace.expected(whole, days / 2, days)).isLessThanOrEqualTo(whole);
    }
}
