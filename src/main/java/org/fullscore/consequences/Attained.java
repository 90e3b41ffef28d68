package org.fullscore.consequences;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An attainment in percent of target, exact: a fraction that is never rounded before it is judged. Below 0 it counts as 0.
 *
 * @param numerator at least 0
 * @param denominator at least 0; 0 means more than any percentage, as where lower is better and nothing was sent back
 */
public record Attained(BigDecimal numerator, BigDecimal denominator) implements Comparable<Attained> {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    public Attained {
        numerator = numerator.max(BigDecimal.ZERO);
        if (denominator.signum() < 0) {
            throw new IllegalArgumentException("A denominator is not negative: " + denominator);
        }
    }

    public static Attained percent(BigDecimal percent) {
        return new Attained(percent, BigDecimal.ONE);
    }

    /** Above every row that ends. */
    public static Attained withoutLimit() {
        return new Attained(BigDecimal.ONE, BigDecimal.ZERO);
    }

    /** Actual (numerator / denominator) of a target where higher is better. */
    public static Attained ofHigher(BigDecimal numerator, BigDecimal denominator, BigDecimal target) {
        return denominator.signum() <= 0 || target.signum() <= 0
                ? percent(BigDecimal.ZERO)
                : new Attained(numerator.multiply(HUNDRED), denominator.multiply(target));
    }

    /** Actual (numerator / denominator) of a target where lower is better: target / actual; nothing or less is without limit. */
    public static Attained ofLower(BigDecimal numerator, BigDecimal denominator, BigDecimal target) {
        return denominator.signum() <= 0 || numerator.signum() <= 0
                ? withoutLimit()
                : new Attained(target.multiply(denominator).multiply(HUNDRED), numerator);
    }

    public boolean isWithoutLimit() {
        return denominator.signum() == 0;
    }

    public boolean isAtLeast(BigDecimal percent) {
        return numerator.compareTo(percent.multiply(denominator)) >= 0;
    }

    /** Whether it lies from (inclusive) – below (exclusive, null = without end). */
    public boolean isWithin(BigDecimal from, @Nullable BigDecimal below) {
        return isAtLeast(from) && (below == null || !isAtLeast(below));
    }

    @Override
    public int compareTo(Attained other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }
}
