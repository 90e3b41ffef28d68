package org.fullscore.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.fullscore.organization.Metric.Direction;

/**
 * What was measured, exact: a sum over 1, or one sum over another.
 *
 * @param numerator of a ratio in percent already times 100, so that the value compares with the target as it is written
 * @param denominator greater than 0
 */
public record Actual(BigDecimal numerator, BigDecimal denominator) {

    private static final int DECIMALS = 8;

    public Actual {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("A measure over " + denominator);
        }
    }

    public static Actual sum(BigDecimal amount) {
        return new Actual(amount, BigDecimal.ONE);
    }

    /** The value, with 8 decimals where it has no end. */
    public BigDecimal value() {
        BigDecimal value =
                numerator.divide(denominator, DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    /** Met is actual ≥ level; where lower is better, actual ≤ level. Both include the level itself. */
    boolean reaches(BigDecimal level, Direction direction) {
        int compared = numerator.compareTo(level.multiply(denominator));
        return switch (direction) {
            case HIGHER -> compared >= 0;
            case LOWER -> compared <= 0;
        };
    }
}
