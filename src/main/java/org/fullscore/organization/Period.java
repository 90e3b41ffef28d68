package org.fullscore.organization;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A range of days goals are made for.
 *
 * @param id such as {@code 2017-W27}, {@code 2017-07}, {@code 2017-Q3}, {@code 2017-H2}, {@code 2017}, or an id of the organization's own
 * @param starts its first day
 * @param ends the day after its last day
 */
public record Period(String id, Kind kind, LocalDate starts, LocalDate ends) {

    /** How long a period is; custom ones are whatever the organization says. */
    public enum Kind {
        WEEK,
        MONTH,
        QUARTER,
        HALF,
        YEAR,
        CUSTOM;

        /** The word on the wire and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What people call it: "W27 2026", "Q3 2026", "August 2026", "2026", or the id of one of the organization's own. */
    public String name(Locale locale) {
        return switch (kind) {
            case WEEK, QUARTER, HALF -> id.substring(id.indexOf('-') + 1) + " " + id.substring(0, id.indexOf('-'));
            case MONTH -> DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(YearMonth.parse(id));
            case YEAR, CUSTOM -> id;
        };
    }

    /** What people call the period with this id: the name of one of the calendar, the id of one of the organization's own. */
    public static String nameOf(String id, Locale locale) {
        return PeriodCalendar.OF_ANY_YEAR
                .find(id)
                .map(period -> period.name(locale))
                .orElse(id);
    }

    /** The last day, inclusive. */
    public LocalDate lastDay() {
        return ends.minusDays(1);
    }

    /** Whether a day lies in the period. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(starts) && day.isBefore(ends);
    }
}
