package org.fullscore.results;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.Predicate;
import org.threeten.extra.PeriodDuration;

/**
 * How often a source delivers, on working days.
 *
 * <p>Up to six days are working days: a feed that is expected daily and delivered on Friday is expected again on Monday. Longer
 * ones are days of the calendar and end on a working day. Whole days last until midnight. Hours of a day nobody works do
 * not count: PT24H after Friday, 18:00, is Monday, 18:00.
 */
record Expectation(PeriodDuration every) {

    private static final int WORKING_WEEK = 7;

    /** Deliveries are expected so often that more days than these without work are not looked for. */
    private static final int FURTHEST = 1000;

    /** When the next delivery is late: the first moment after it was expected. */
    Instant due(Instant delivered, ZoneId zone, Predicate<LocalDate> working) {
        ZonedDateTime from = delivered.atZone(zone);
        Period days = every.getPeriod();
        Duration hours = every.getDuration();
        if (days.isZero()) {
            return after(from, hours, working);
        }
        LocalDate day = dayAfter(from.toLocalDate(), days, working);
        return hours.isZero()
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : after(day.atTime(from.toLocalTime()).atZone(zone), hours, working);
    }

    private static LocalDate dayAfter(LocalDate from, Period days, Predicate<LocalDate> working) {
        boolean counted = days.toTotalMonths() == 0 && days.getDays() < WORKING_WEEK;
        LocalDate day = counted ? from : from.plus(days).minusDays(1);
        int left = counted ? days.getDays() : 1;
        for (int looked = 0; left > 0 && looked < FURTHEST; looked++) {
            day = day.plusDays(1);
            left -= working.test(day) ? 1 : 0;
        }
        return day;
    }

    private static Instant after(ZonedDateTime from, Duration hours, Predicate<LocalDate> working) {
        ZonedDateTime at = from;
        Duration left = hours;
        for (int looked = 0; looked < FURTHEST; looked++) {
            ZonedDateTime midnight = at.toLocalDate().plusDays(1).atStartOfDay(at.getZone());
            Duration ofDay = working.test(at.toLocalDate()) ? Duration.between(at, midnight) : Duration.ZERO;
            if (left.compareTo(ofDay) <= 0) {
                return at.plus(left).toInstant();
            }
            left = left.minus(ofDay);
            at = midnight;
        }
        return at.toInstant();
    }
}
