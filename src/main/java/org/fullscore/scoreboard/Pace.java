package org.fullscore.scoreboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.fullscore.goals.SeasonalSplit;
import org.fullscore.organization.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * Where a goal should stand by now: its target × the share of the owner's working days gone, or of the seasonal split. Rule
 * book, 4.6.
 *
 * @param target in the metric's unit, 0 or more
 * @param actual the result so far
 * @param gone working days of the owner before today, 0 to {@code days}
 * @param days working days of the owner in the whole period, at least 1
 * @param lowerIsBetter whether the actual must stay below the target
 * @param expected what is expected by now, in the metric's unit to four decimals
 * @param season how the goal was split, or null where it was not
 */
public record Pace(
        BigDecimal target,
        BigDecimal actual,
        int gone,
        int days,
        boolean lowerIsBetter,
        BigDecimal expected,
        @Nullable SeasonalSplit season) {

    private static final int DECIMALS = 4;

    public Pace {
        if (days < 1 || gone < 0 || gone > days) {
            throw new IllegalArgumentException(gone + " of " + days + " working days cannot be gone");
        }
    }

    /** By working days. */
    public Pace(BigDecimal target, BigDecimal actual, int gone, int days, boolean lowerIsBetter) {
        this(target, actual, gone, days, lowerIsBetter, expected(target, gone, Math.max(1, days)), null);
    }

    /** Empty for an owner who has no working day in the period, such as somebody away for all of it. */
    static Optional<Pace> of(BigDecimal target, BigDecimal actual, int gone, int days, boolean lowerIsBetter) {
        return days < 1 ? Optional.empty() : Optional.of(new Pace(target, actual, gone, days, lowerIsBetter));
    }

    /** The same as of a day, with what a season expects instead of what the working days do. */
    Pace in(SeasonalSplit split, WorkingDays working, LocalDate today) {
        return new Pace(
                target, actual, gone, days, lowerIsBetter, split.expected(target, working, today, DECIMALS), split);
    }

    static BigDecimal expected(BigDecimal target, WorkingDays days, LocalDate day, @Nullable SeasonalSplit split) {
        return split == null
                ? expected(target, days.before(day), days.all())
                : split.expected(target, days, day, DECIMALS);
    }

    static BigDecimal expected(BigDecimal target, int gone, int days) {
        return target.multiply(BigDecimal.valueOf(gone))
                .divide(BigDecimal.valueOf(days), DECIMALS, RoundingMode.HALF_UP);
    }

    /** How far the actual is above (positive) or below (negative) what is expected, in the metric's unit. */
    public BigDecimal difference() {
        return actual.subtract(expected());
    }

    /** The difference in points of attainment, one decimal; null where the target is 0. */
    public @Nullable BigDecimal points() {
        return target.signum() == 0 ? null : points(difference(), target);
    }

    static BigDecimal points(BigDecimal difference, BigDecimal target) {
        return difference.movePointRight(2).divide(target, 1, RoundingMode.HALF_UP);
    }

    /** Whether the goal stands where it should, or better. */
    public boolean isOnPace() {
        return lowerIsBetter ? difference().signum() <= 0 : difference().signum() >= 0;
    }

    /** Working days left, today included. */
    public int left() {
        return days - gone;
    }

    /**
     * What is still missing to the target, or still allowed where lower is better; 0 when nothing is.
     */
    public BigDecimal remaining() {
        return target.subtract(actual).max(BigDecimal.ZERO);
    }

    /** What remains for each working day left, to four decimals; null when none is left. */
    public @Nullable BigDecimal remainingADay() {
        return left() == 0 ? null : remaining().divide(BigDecimal.valueOf(left()), DECIMALS, RoundingMode.HALF_UP);
    }
}
