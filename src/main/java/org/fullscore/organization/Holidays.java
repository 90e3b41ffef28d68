package org.fullscore.organization;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Weekends and public holidays of countries. A country is an ISO code, optionally with subdivisions ({@code DE-BY});
 * one whose holidays nobody knows has weekends only. Weekends are those of the Unicode CLDR, supplemental week data.
 */
final class Holidays {

    private static final Set<String> FRIDAY_AND_SATURDAY =
            Set.of("BH", "DZ", "EG", "IL", "IQ", "JO", "KW", "LY", "OM", "QA", "SA", "SD", "SY", "YE");

    private static final Set<String> KNOWN = HolidayManager.getSupportedCalendarCodes().stream()
            .map(code -> code.toUpperCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private static final LoadingCache<InYear, Set<LocalDate>> DAYS =
            Caffeine.newBuilder().maximumSize(2_000).build(Holidays::publicHolidays);

    private record InYear(String country, int year) {}

    private Holidays() {}

    /** Whether holidays of this country are known. */
    static boolean isKnown(String country) {
        return KNOWN.contains(parts(country)[0]);
    }

    /** Whether people work there on a day that is neither weekend nor public holiday. */
    static boolean isWorkingDay(String country, LocalDate day) {
        return !weekend(parts(country)[0]).contains(day.getDayOfWeek())
                && !DAYS.get(new InYear(country, day.getYear())).contains(day);
    }

    private static Set<DayOfWeek> weekend(String country) {
        return FRIDAY_AND_SATURDAY.contains(country)
                ? EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY)
                : EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    }

    private static Set<LocalDate> publicHolidays(InYear wanted) {
        if (!isKnown(wanted.country())) {
            return Set.of();
        }
        String[] parts = parts(wanted.country());
        String[] subdivisions = Arrays.stream(parts, 1, parts.length)
                .map(part -> part.toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        return HolidayManager.getInstance(ManagerParameters.create(parts[0].toLowerCase(Locale.ROOT)))
                .getHolidays(Year.of(wanted.year()), HolidayType.PUBLIC_HOLIDAY, subdivisions)
                .stream()
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String[] parts(String country) {
        return country.toUpperCase(Locale.ROOT).split("-");
    }
}
