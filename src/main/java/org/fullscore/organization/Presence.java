package org.fullscore.organization;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * On which of the working days of a range a person was there, and for how much of them; why not is known nowhere.
 *
 * @param workingDays the working days of the person's country in the range, in their order
 * @param joined first day; 0001-01-01 without limit
 * @param left the day after the last; 9999-12-31 without limit
 * @param away absences that touch the range
 * @param hours working hours agreed for parts of the range
 */
public record Presence(
        List<LocalDate> workingDays, LocalDate joined, LocalDate left, List<Away> away, List<Hours> hours) {

    private static final BigDecimal FULL_TIME = BigDecimal.valueOf(100);

    /** Days of absence, half-open. */
    public record Away(LocalDate starts, LocalDate ends) {

        boolean contains(LocalDate day) {
            return !day.isBefore(starts) && day.isBefore(ends);
        }
    }

    /** Working hours in percent of full time, more than 0 and at most 100 with 2 decimals; half-open. */
    public record Hours(LocalDate starts, LocalDate ends, BigDecimal percent) {

        boolean contains(LocalDate day) {
            return !day.isBefore(starts) && day.isBefore(ends);
        }
    }

    public boolean isAway(LocalDate day) {
        return away.stream().anyMatch(absence -> absence.contains(day));
    }

    /** Working hours of a day in percent of full time: of what overlaps, what begins last; 100 where nothing was agreed. */
    public BigDecimal hoursOn(LocalDate day) {
        return hours.stream()
                .filter(agreed -> agreed.contains(day))
                .max(Comparator.comparing(Hours::starts))
                .map(Hours::percent)
                .orElse(FULL_TIME);
    }
}
