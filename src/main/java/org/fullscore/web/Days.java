package org.fullscore.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Days and hours as a locale writes them; English outside America in the order of the house, day month year. */
final class Days {

    private final DateTimeFormatter day;
    private final DateTimeFormatter shortDay;
    private final DateTimeFormatter dayOfYear;
    private final DateTimeFormatter shortDayOfYear;
    private final DateTimeFormatter weekday;
    private final DateTimeFormatter time;

    Days(Locale locale) {
        var dayFirst = locale.getLanguage().equals("en") && !locale.getCountry().equals("US");
        day = formatter(dayFirst ? "d MMMM uuuu" : "", "yMMMMd", locale);
        shortDay = formatter(dayFirst ? "d MMM uuuu" : "", "yMMMd", locale);
        dayOfYear = formatter(dayFirst ? "d MMMM" : "", "MMMMd", locale);
        shortDayOfYear = formatter(dayFirst ? "d MMM" : "", "MMMd", locale);
        weekday = formatter(dayFirst ? "EEE d MMM" : "", "MMMEd", locale);
        time = dayFirst
                ? DateTimeFormatter.ofPattern("HH:mm", locale)
                : DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
    }

    String day(LocalDate value) {
        return day.format(value);
    }

    String shortDay(LocalDate value) {
        return shortDay.format(value);
    }

    String dayOfYear(LocalDate value) {
        return dayOfYear.format(value);
    }

    String shortDayOfYear(LocalDate value) {
        return shortDayOfYear.format(value);
    }

    String weekday(LocalDate value) {
        return weekday.format(value);
    }

    String time(LocalTime value) {
        return time.format(value);
    }

    private static DateTimeFormatter formatter(String pattern, String skeleton, Locale locale) {
        return pattern.isEmpty()
                ? DateTimeFormatter.ofLocalizedPattern(skeleton).withLocale(locale)
                : DateTimeFormatter.ofPattern(pattern, locale);
    }
}
