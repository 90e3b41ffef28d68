package org.fullscore.goals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.fullscore.organization.WorkingDays;

/**
 * How a goal was split over shorter periods within its own: what of it is expected by when. Rule book, 4.6.
 *
 * @param parts in the order of time, without days in common; not all of weight 0
 */
public record SeasonalSplit(List<Part> parts) {

    public SeasonalSplit {
        parts = List.copyOf(parts);
    }

    /** A range of days (half-open), and what falls on it against the others: its target as first agreed. */
    public record Part(LocalDate starts, LocalDate ends, BigDecimal weight) {}

    /** What is expected of a target before a day: the parts gone, and of the present one the share of working days gone. */
    public BigDecimal expected(BigDecimal target, WorkingDays days, LocalDate day, int decimals) {
        BigDecimal gone = BigDecimal.ZERO;
        BigDecimal whole = BigDecimal.ZERO;
        for (Part part : parts) {
            whole = whole.add(part.weight());
            gone = gone.add(gone(part, days, day));
        }
        return target.multiply(gone).divide(whole, decimals, RoundingMode.HALF_UP);
    }

    private static BigDecimal gone(Part part, WorkingDays days, LocalDate day) {
        if (!day.isBefore(part.ends())) {
            return part.weight();
        }
        int all = days.between(part.starts(), part.ends());
        return all == 0 || !day.isAfter(part.starts())
                ? BigDecimal.ZERO
                : part.weight()
                        .multiply(BigDecimal.valueOf(days.between(part.starts(), day)))
                        .divide(BigDecimal.valueOf(all), MathContext.DECIMAL128);
    }
}
