package org.fullscore.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.fullscore.goals.Owner;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.results.Actual;
import org.fullscore.results.Freshness;
import org.fullscore.results.Level;
import org.fullscore.results.Standing;
import org.jspecify.annotations.Nullable;

/** How many more results it takes to the next level is the least number that reaches it, exactly. */
class NextStepProperties {

    private static final Metric REVENUE = metric(Metric.Direction.HIGHER, Metric.Aggregate.SUM, Metric.Unit.CURRENCY);
    private static final Metric RETURNS = metric(Metric.Direction.LOWER, Metric.Aggregate.SUM, Metric.Unit.CURRENCY);
    private static final Metric WIN_RATE = metric(Metric.Direction.HIGHER, Metric.Aggregate.RATIO, Metric.Unit.PERCENT);

    @Property(tries = 300)
    void theLeastNumberOfOwnResultsReachesTheTarget(
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long target,
            @ForAll @LongRange(min = 0, max = 999_999_999L) long actual,
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long sum,
            @ForAll @IntRange(min = 1, max = 900) int count) {
        Assume.that(actual < target);
        Assume.that((double) (target - actual) * count / sum < 90_000);
        NextStep.OwnAverage own = new NextStep.OwnAverage(BigDecimal.valueOf(sum, 2), count);
        Standing now =
                standing(REVENUE, Actual.sum(BigDecimal.valueOf(actual, 2)), BigDecimal.valueOf(target, 2), null);
        NextStep step = step(now, own);
        int needed = needed(step);
        assertThat(now.supposing(own.after(now.actual(), needed)).met()).isTrue();
        assertThat(now.supposing(own.after(now.actual(), needed - 1)).met()).isFalse();
        assertThat(step.missing()).isEqualByComparingTo(BigDecimal.valueOf(target - actual, 2));
        assertThat(step.stops().getFirst().more()).isZero();
        assertThat(step.stops().getLast().standing().met()).isTrue();
        assertThat(step.stops()).hasSizeLessThan(30);
    }

    @Property(tries = 300)
    void theLeastNumberOfWinsInARowReachesTheRate(
            @ForAll @IntRange(min = 0, max = 50) int won,
            @ForAll @IntRange(min = 1, max = 50) int lost,
            @ForAll @IntRange(min = 1, max = 99) int rate) {
        Actual so = new Actual(BigDecimal.valueOf(100L * won), BigDecimal.valueOf(won + lost));
        Standing now = standing(WIN_RATE, so, BigDecimal.valueOf(rate), null);
        Assume.that(!now.met());
        int needed = needed(step(now, new NextStep.Won()));
        assertThat(100 * (won + needed)).isGreaterThanOrEqualTo(rate * (won + lost + needed));
        assertThat(100 * (won + needed - 1)).isLessThan(rate * (won + lost + needed - 1));
    }

    @Example
    void whereLowerIsBetterItSaysHowManyMayStillCome() {
        NextStep step = step(
                standing(RETURNS, Actual.sum(new BigDecimal("700")), new BigDecimal("1000"), null),
                new NextStep.OwnAverage(new BigDecimal("300"), 2));
        assertThat(step.missing()).isEqualByComparingTo("300");
        assertThat(step.needed()).isEqualTo(2);
        assertThat(step.next().level()).isEqualTo(Level.NONE);
        assertThat(step.stops().getLast().standing().met()).isFalse();
    }

    @Example
    void aRateOfAHundredIsReachedByNoNumberOfWins() {
        Actual lostOne = new Actual(BigDecimal.valueOf(300), BigDecimal.valueOf(4));
        NextStep step = step(standing(WIN_RATE, lostOne, BigDecimal.valueOf(100), null), new NextStep.Won());
        assertThat(step.needed()).isNull();
        assertThat(step.stops()).isEmpty();
    }

    @Example
    void onTheBestLevelThereIsNoNextStep() {
        Standing best = standing(REVENUE, Actual.sum(BigDecimal.TEN), BigDecimal.ONE, BigDecimal.TWO);
        assertThat(NextStep.of(best, LevelBox.of(best, null), null)).isEmpty();
    }

    private static NextStep step(Standing standing, NextStep.Unit unit) {
        return NextStep.of(standing, LevelBox.of(standing, null), unit).orElseThrow();
    }

    private static int needed(NextStep step) {
        return java.util.Objects.requireNonNull(step.needed());
    }

    private static Standing standing(Metric metric, Actual actual, BigDecimal target, @Nullable BigDecimal stretch) {
        Period quarter =
                new Period("2026-Q3", Period.Kind.QUARTER, LocalDate.of(2026, 7, 1), LocalDate.of(2026, 10, 1));
        return new Standing(
                        new UUID(0, 1),
                        Owner.person(1),
                        metric,
                        quarter,
                        target,
                        null,
                        stretch,
                        actual,
                        null,
                        Level.NONE,
                        false,
                        true,
                        null,
                        Instant.EPOCH,
                        Freshness.FRESH,
                        false,
                        null)
                .supposing(actual);
    }

    private static Metric metric(Metric.Direction direction, Metric.Aggregate aggregate, Metric.Unit unit) {
        return new Metric((short) 1, "m", "M", unit, null, direction, aggregate, null, null);
    }
}
