package org.fullscore.goals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.fullscore.organization.Presence;

/**
 * By which formula targets of persons are adjusted, the same for everybody a policy judges. Rule book, 2.4.
 *
 * <p>The factor is the sum of the weights of the working days of a period / their number. A day weighs 1; it weighs 0 where it
 * does not count, and is multiplied by working hours and by ramp where these count. Only what adds up over days is adjusted:
 * metrics that aggregate by sum. A rate or a last value does not shrink because somebody was away.
 *
 * @param joining whether days before somebody joined do not count
 * @param leaving whether days after somebody left do not count
 * @param absence whether days of absence do not count
 * @param hours whether a day counts by the working hours agreed for it, in percent of full time
 * @param ramp what a day counts in the first, second, … month after joining, in whole percent, 0 to 100; in full from then on.
 *     A month begins on the day of the month somebody joined on, or on the last one where a month is shorter.
 */
public record AdjustmentFormula(boolean joining, boolean leaving, boolean absence, boolean hours, List<Integer> ramp) {

    /** Nothing is adjusted. */
    public static final AdjustmentFormula NONE = new AdjustmentFormula(false, false, false, false, List.of());

    /** Hours in hundredths of a percent × ramp in percent: the weight of a whole day is 10 to the power of this. */
    private static final int DECIMALS = 6;

    private static final int WHOLE = 100;

    public AdjustmentFormula {
        ramp = List.copyOf(ramp);
    }

    /** Whether nothing is adjusted. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** What of a range counts for somebody. */
    public Factor factor(Presence presence) {
        long weights = 0;
        boolean ramps = false;
        for (LocalDate day : presence.workingDays()) {
            weights += weight(presence, day);
            ramps |= !day.isBefore(presence.joined()) && ramp(presence.joined(), day) < WHOLE;
        }
        return new Factor(
                BigDecimal.valueOf(weights, DECIMALS), presence.workingDays().size(), ramps);
    }

    private long weight(Presence presence, LocalDate day) {
        if (joining && day.isBefore(presence.joined())
                || leaving && !day.isBefore(presence.left())
                || absence && presence.isAway(day)) {
            return 0;
        }
        long worked = hours ? presence.hoursOn(day).movePointRight(2).longValueExact() : WHOLE * WHOLE;
        return worked * ramp(presence.joined(), day);
    }

    private int ramp(LocalDate joined, LocalDate day) {
        int month = 0;
        while (month < ramp.size() && !joined.plusMonths(month + 1).isAfter(day)) {
            month++;
        }
        return month < ramp.size() ? ramp.get(month) : WHOLE;
    }
}
