package org.fullscore.goals;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much of a period counts for somebody, as an exact fraction from 0 to 1.
 *
 * @param days working days that count, with at most 6 decimals
 * @param of working days of the period in the person's country; where there are none, everything counts
 * @param ramp whether a newcomer's ramp makes a day count in part, so that the period neither counts nor breaks in a row
 */
public record Factor(BigDecimal days, int of, boolean ramp) {

    private static final int CENT = 2;

    public Factor {
        if (days.signum() < 0 || days.compareTo(BigDecimal.valueOf(of)) > 0) {
            throw new IllegalArgumentException(days + " of " + of + " working days cannot count");
        }
    }

    /** Whether every working day counts in full. */
    public boolean isWhole() {
        return days.compareTo(BigDecimal.valueOf(of)) == 0;
    }

    /** Whether no working day counts, so that there is no target at all. */
    public boolean isNothing() {
        return !isWhole() && days.signum() == 0;
    }

    /**
     * That part of an agreed level. This is where it is rounded, once, half up, to hundredths of the metric's unit; what is
     * more than nothing stays more than nothing.
     */
    public BigDecimal of(BigDecimal agreed) {
        if (isWhole()) {
            return agreed;
        }
        BigDecimal part = agreed.multiply(days).divide(BigDecimal.valueOf(of), CENT, RoundingMode.HALF_UP);
        return part.signum() == 0 && !isNothing() ? agreed.min(BigDecimal.ONE.movePointLeft(CENT)) : part;
    }
}
