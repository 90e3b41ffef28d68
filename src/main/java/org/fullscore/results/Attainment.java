package org.fullscore.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.fullscore.organization.Metric.Direction;
import org.jspecify.annotations.Nullable;

/**
 * How much of a target was reached, as an exact fraction: 1 is met.
 *
 * <p>Printed, it is the nearest value on the same side of every boundary as the exact one: 99.96 % prints 99.9 %, and
 * 749,999,997 of 750,000,000 is 0.99999999.
 *
 * @param denominator greater than 0
 */
public record Attainment(BigDecimal numerator, BigDecimal denominator) implements Comparable<Attainment> {

    /** Decimals on the wire. */
    public static final int WIRE = 8;

    /** Bounds of rules are percent with at most 4 decimals, so ratios with at most 6. */
    private static final int BOUNDS = 6;

    private static final int MOST_DECIMALS = 40;

    public Attainment {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("An attainment over " + denominator);
        }
    }

    /**
     * Actual over target, or, where lower is better, target over actual. Null where the fraction says nothing: nothing or
     * less was measured where lower is better, or the target is 0 where higher is.
     */
    public static @Nullable Attainment of(Actual actual, BigDecimal target, Direction direction) {
        return switch (direction) {
            case HIGHER ->
                target.signum() <= 0
                        ? null
                        : new Attainment(
                                actual.numerator(), actual.denominator().multiply(target));
            case LOWER ->
                actual.numerator().signum() <= 0
                        ? null
                        : new Attainment(target.multiply(actual.denominator()), actual.numerator());
        };
    }

    /** As it goes over the wire and is frozen: 8 decimals, on the same side of the levels and of every bound a rule can have. */
    public BigDecimal wire(List<Attainment> levels) {
        List<Attainment> boundaries = new ArrayList<>(levels);
        boundaries.add(of(numerator.divide(denominator, BOUNDS, RoundingMode.HALF_UP)));
        return round(WIRE, boundaries, WIRE);
    }

    /**
     * For pages: percent with 1 decimal (more only where two boundaries lie closer together than that), on the same side of
     * 100 % and of the boundaries.
     *
     * @param attainment as it goes over the wire; null gives null
     * @param boundaries ratios, such as 0.7 for a rule from 70 %
     */
    public static @Nullable BigDecimal printed(@Nullable BigDecimal attainment, Collection<BigDecimal> boundaries) {
        if (attainment == null) {
            return null;
        }
        List<Attainment> exact = new ArrayList<>(List.of(of(BigDecimal.ONE)));
        boundaries.forEach(boundary -> exact.add(of(boundary)));
        return of(attainment).round(3, exact, MOST_DECIMALS).movePointRight(2);
    }

    /** For pages: percent with 1 decimal, on the same side of 100 %. */
    public static @Nullable BigDecimal printed(@Nullable BigDecimal attainment) {
        return printed(attainment, List.of());
    }

    @Override
    public int compareTo(Attainment other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    static Attainment of(BigDecimal ratio) {
        return new Attainment(ratio, BigDecimal.ONE);
    }

    private BigDecimal round(int decimals, List<Attainment> boundaries, int most) {
        for (RoundingMode mode : List.of(RoundingMode.HALF_UP, RoundingMode.FLOOR, RoundingMode.CEILING)) {
            BigDecimal rounded = numerator.divide(denominator, decimals, mode);
            if (boundaries.stream().allMatch(boundary -> isSameSide(of(rounded), boundary))) {
                return rounded;
            }
        }
        return decimals < most
                ? round(decimals + 1, boundaries, most)
                : numerator.divide(denominator, decimals, RoundingMode.FLOOR);
    }

    /** A boundary belongs to what lies above it. */
    private boolean isSameSide(Attainment other, Attainment boundary) {
        return compareTo(boundary) < 0 == other.compareTo(boundary) < 0;
    }
}
