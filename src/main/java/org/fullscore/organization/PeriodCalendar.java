package org.fullscore.organization;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fullscore.organization.Period.Kind;

/**
 * The periods that exist by themselves: weeks, months, quarters, halves and years of a fiscal year that starts with any month.
 *
 * <p>A fiscal year is named by the calendar year in which it <em>ends</em>: with a start in July, {@code 2018} is 1 July
 * 2017 to 30 June 2018 and {@code 2018-Q1} its first quarter, July to September 2017. With a start in January it is the
 * calendar year. A month is always named as in the calendar: {@code 2017-07} is July 2017, in whichever fiscal year.
 *
 * <p>Where a year is made of weeks (4-4-5 and its like) it starts on the Monday nearest to the first of its month, and its
 * months, named as before, have four or five weeks each; a 53rd week belongs to the last. Weeks are those of ISO 8601, Monday
 * to Sunday: {@code 2026-W27}.
 *
 * @param fiscalYearStart month in which a fiscal year starts, 1 to 12
 * @param shape what a year is made of
 */
public record PeriodCalendar(int fiscalYearStart, YearShape shape) {

    /** Where a fiscal year starts makes no difference to how its periods are called. */
    static final PeriodCalendar OF_ANY_YEAR = new PeriodCalendar(1);

    private static final Pattern ID = Pattern.compile("(\\d{4})(?:-(?:(\\d{2})|([QH])(\\d)|W(\\d{2})))?");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final int MONTHS = 12;

    public PeriodCalendar {
        if (fiscalYearStart < 1 || fiscalYearStart > MONTHS) {
            throw new IllegalArgumentException("A fiscal year starts in a month from 1 to 12, not " + fiscalYearStart);
        }
    }

    /** The calendar whose years are made of months. */
    public PeriodCalendar(int fiscalYearStart) {
        this(fiscalYearStart, YearShape.MONTHS);
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
            return month < 1 || month > MONTHS ? Optional.empty() : Optional.of(month(YearMonth.of(year, month)));
        }
        if (parts.group(5) != null) {
            return Optional.of(week(firstMonday(year).plusWeeks(Integer.parseInt(parts.group(5)) - 1L)))
                    .filter(week -> week.id().equals(id));
        }
        if (parts.group(3) == null) {
            return Optional.of(part(Kind.YEAR, year, 1));
        }
        Kind kind = parts.group(3).equals("Q") ? Kind.QUARTER : Kind.HALF;
        int part = Integer.parseInt(parts.group(4));
        return part < 1 || part > MONTHS / months(kind) ? Optional.empty() : Optional.of(part(kind, year, part));
    }

    /**
     * The period of a kind in which a day lies.
     *
     * @throws IllegalArgumentException for custom periods, of which a day may have several or none
     */
    public Period of(Kind kind, LocalDate day) {
        if (kind == Kind.WEEK) {
            return week(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        }
        int months = months(kind);
        int year = fiscalYear(day);
        int month = shape.isOfWeeks()
                ? shape.monthOf(ChronoUnit.WEEKS.between(starts(year, 0), day))
                : Math.floorMod(day.getMonthValue() - fiscalYearStart, MONTHS);
        return kind == Kind.MONTH ? month(firstMonth(year).plusMonths(month)) : part(kind, year, month / months + 1);
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

    /** The fiscal year of a day: the calendar year in which it ends, or nominally ends where it is made of weeks. */
    int fiscalYear(LocalDate day) {
        boolean startedThisYear = fiscalYearStart > 1 && day.getMonthValue() >= fiscalYearStart;
        int year = startedThisYear ? day.getYear() + 1 : day.getYear();
        if (day.isBefore(starts(year, 0))) {
            return year - 1;
        }
        return day.isBefore(starts(year + 1, 0)) ? year : year + 1;
    }

    private Period part(Kind kind, int fiscalYear, int part) {
        int months = months(kind);
        String id = kind == Kind.YEAR
                ? "%04d".formatted(fiscalYear)
                : "%04d-%s%d".formatted(fiscalYear, kind == Kind.QUARTER ? "Q" : "H", part);
        return new Period(id, kind, starts(fiscalYear, (part - 1) * months), starts(fiscalYear, part * months));
    }

    private Period month(YearMonth named) {
        int index = Math.floorMod(named.getMonthValue() - fiscalYearStart, MONTHS);
        int year = named.minusMonths(index).plusMonths(MONTHS - 1L).getYear();
        return new Period(
                "%04d-%02d".formatted(named.getYear(), named.getMonthValue()),
                Kind.MONTH,
                starts(year, index),
                starts(year, index + 1));
    }

    private static Period week(LocalDate monday) {
        return new Period(
                "%04d-W%02d"
                        .formatted(
                                monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                Kind.WEEK,
                monday,
                monday.plusWeeks(1));
    }

    /** The Monday of the first week of an ISO year: the one in which 4 January lies. */
    private static LocalDate firstMonday(int year) {
        return LocalDate.of(year, 1, 4).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The first day of a month of a fiscal year, counted from 0; the one after the last is the first of the next year. */
    private LocalDate starts(int fiscalYear, int month) {
        if (month == MONTHS) {
            return starts(fiscalYear + 1, 0);
        }
        LocalDate first = firstMonth(fiscalYear).atDay(1);
        return shape.isOfWeeks()
                ? first.plusDays(3)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .plusWeeks(shape.weeksBefore(month))
                : first.plusMonths(month);
    }

    private YearMonth firstMonth(int fiscalYear) {
        return YearMonth.of(fiscalYearStart == 1 ? fiscalYear : fiscalYear - 1, fiscalYearStart);
    }

    private static int months(Kind kind) {
        return switch (kind) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case HALF -> 6;
            case YEAR -> MONTHS;
            case WEEK, CUSTOM -> throw new IllegalArgumentException("There is no number of months in a " + kind.word());
        };
    }
}
