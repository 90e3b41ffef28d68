package org.fullscore.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fullscore.organization.Period.Kind;

/**
 * The periods that exist by themselves: months, quarters, halves and years of a fiscal year that starts with any month.
 *
 * <p>A fiscal year is named by the calendar year in which it <em>ends</em>: with a start in July, {@code 2018} is 1 July
 * 2017 to 30 June 2018 and {@code 2018-Q1} its first quarter, July to September 2017. With a start in January it is the
 * calendar year. A month is always named as in the calendar: {@code 2017-07} is July 2017, in whichever fiscal year.
 *
 * @param fiscalYearStart month in which a fiscal year starts, 1 to 12
 */
public record PeriodCalendar(int fiscalYearStart) {

    private static final Pattern ID = Pattern.compile("(\\d{4})(?:-(?:(\\d{2})|([QH])(\\d)))?");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    public PeriodCalendar {
        if (fiscalYearStart < 1 || fiscalYearStart > 12) {
            throw new IllegalArgumentException("A fiscal year starts in a month from 1 to 12, not " + fiscalYearStart);
        }
    }

    /** Whether an id looks like one of a calendar period, so that no custom period may have it. */
    public static boolean isCalendarId(String id) {
        return ID.matcher(id).matches();
    }

    /** The calendar period with this id; years 1900 to 2999. */
    public Optional<Period> find(String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(parts.group(1));
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Optional.empty();
        }
        if (parts.group(2) != null) {
            int month = Integer.parseInt(parts.group(2));
            return month < 1 || month > 12 ? Optional.empty() : Optional.of(month(LocalDate.of(year, month, 1)));
        }
        if (parts.group(3) == null) {
            return Optional.of(part(Kind.YEAR, year, 1));
        }
        Kind kind = parts.group(3).equals("Q") ? Kind.QUARTER : Kind.HALF;
        int part = Integer.parseInt(parts.group(4));
        return part < 1 || part > 12 / months(kind) ? Optional.empty() : Optional.of(part(kind, year, part));
    }

    /**
     * The period of a kind in which a day lies.
     *
     * @throws IllegalArgumentException for custom periods, of which a day may have several or none
     */
    public Period of(Kind kind, LocalDate day) {
        if (kind == Kind.MONTH) {
            return month(day.withDayOfMonth(1));
        }
        int monthOfYear = Math.floorMod(day.getMonthValue() - fiscalYearStart, 12);
        return part(kind, fiscalYear(day), monthOfYear / months(kind) + 1);
    }

    /** The periods of a kind that have at least one day in a range (half-open), the earliest first. */
    public List<Period> between(Kind kind, LocalDate starts, LocalDate ends) {
        List<Period> periods = new ArrayList<>();
        for (LocalDate day = starts; day.isBefore(ends); ) {
            Period period = of(kind, day);
            periods.add(period);
            day = period.ends();
        }
        return periods;
    }

    /** The fiscal year of a day: the calendar year in which it ends. */
    int fiscalYear(LocalDate day) {
        boolean startedThisYear = fiscalYearStart > 1 && day.getMonthValue() >= fiscalYearStart;
        return startedThisYear ? day.getYear() + 1 : day.getYear();
    }

    private Period part(Kind kind, int fiscalYear, int part) {
        int calendarYear = fiscalYearStart == 1 ? fiscalYear : fiscalYear - 1;
        LocalDate starts = LocalDate.of(calendarYear, fiscalYearStart, 1).plusMonths((long) (part - 1) * months(kind));
        String id = kind == Kind.YEAR
                ? "%04d".formatted(fiscalYear)
                : "%04d-%s%d".formatted(fiscalYear, kind == Kind.QUARTER ? "Q" : "H", part);
        return new Period(id, kind, starts, starts.plusMonths(months(kind)));
    }

    private static Period month(LocalDate first) {
        return new Period(
                "%04d-%02d".formatted(first.getYear(), first.getMonthValue()), Kind.MONTH, first, first.plusMonths(1));
    }

    private static int months(Kind kind) {
        return switch (kind) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case HALF -> 6;
            case YEAR -> 12;
            case CUSTOM -> throw new IllegalArgumentException("A custom period has no length of its own.");
        };
    }
}
