package org.fullscore.web;

import static java.time.format.DateTimeFormatter.ofLocalizedDate;
import static java.time.format.DateTimeFormatter.ofLocalizedPattern;
import static java.time.format.DateTimeFormatter.ofLocalizedTime;
import static java.time.format.DateTimeFormatter.ofPattern;

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
    private final DateTimeFormatter weekdayAndYear;
    private final DateTimeFormatter time;

    Days(Locale locale) {
        var dayFirst = locale.getLanguage().equals("en") && !locale.getCountry().equals("US");
        day = dayFirst ? ofPattern("d MMMM uuuu", locale) : localized(ofLocalizedDate(FormatStyle.LONG), locale);
        shortDay = dayFirst ? ofPattern("d MMM uuuu", locale) : localized(ofLocalizedDate(FormatStyle.MEDIUM), locale);
        dayOfYear = dayFirst ? ofPattern("d MMMM", locale) : localized(ofLocalizedPattern("MMMMd"), locale);
        shortDayOfYear = dayFirst ? ofPattern("d MMM", locale) : localized(ofLocalizedPattern("MMMd"), locale);
        weekday = dayFirst ? ofPattern("EEE d MMM", locale) : localized(ofLocalizedPattern("MMMEd"), locale);
        weekdayAndYear =
                dayFirst ? ofPattern("EEE d MMM uuuu", locale) : localized(ofLocalizedPattern("yMMMEd"), locale);
        time = dayFirst ? ofPattern("HH:mm", locale) : localized(ofLocalizedTime(FormatStyle.SHORT), locale);
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

    String weekdayAndYear(LocalDate value) {
        return weekdayAndYear.format(value);
    }

    String time(LocalTime value) {
        return time.format(value);
    }

    private static DateTimeFormatter localized(DateTimeFormatter formatter, Locale locale) {
        return formatter.withLocale(locale);
    }
}
