package org.fullscore.results.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads days. A plain day stays as it is; an instant becomes the day it falls on where the organization is; a local
 * time is in the zone of the mapping, or, without one, stays on its day.
 */
final class Days {

    private static final int REMEMBERED = 20_000;
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final DateTimeFormatter format;
    private final @Nullable ZoneId fileZone;
    private final ZoneId home;
    private final Map<String, LocalDate> remembered = new HashMap<>();

    Days(Mapping.DayColumn column, ZoneId home) {
        this.format = column.format() == null ? ISO : pattern(column.format());
        this.fileZone = column.zone();
        this.home = home;
    }

    /** Days in a format, or in ISO 8601 where it is empty. */
    static Days in(String format) {
        return new Days(new Mapping.DayColumn("", format.isEmpty() ? null : format, null), ZoneOffset.UTC);
    }

    /**
     * The formatter of a pattern. It refuses days that do not exist; {@code y} means the year as everybody counts it.
     *
     * @throws IllegalArgumentException if it is no pattern, or says no day
     */
    static DateTimeFormatter pattern(String pattern) {
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(yearWithoutEra(pattern))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        try {
            LocalDate.parse(formatter.format(ZonedDateTime.of(2017, 12, 31, 12, 0, 0, 0, ZoneId.of("UTC"))), formatter);
        } catch (DateTimeException failure) {
            throw new IllegalArgumentException("The pattern says no whole day.", failure);
        }
        return formatter;
    }

    /** The day, or null if it is none. */
    @Nullable
    LocalDate read(String text) {
        LocalDate known = remembered.get(text);
        if (known != null) {
            return known;
        }
        LocalDate day = parse(text.strip(), format);
        if (day != null && remembered.size() < REMEMBERED) {
            remembered.put(text, day);
        }
        return day;
    }

    /** The day of a cell the file itself marks as a day or number: ISO 8601, else as the mapping says. */
    @Nullable
    LocalDate readTyped(String text) {
        LocalDate day = parse(text, ISO);
        return day == null ? read(text) : day;
    }

    private @Nullable LocalDate parse(String text, DateTimeFormatter format) {
        try {
            LocalDate day = dayOf(format.parse(text));
            return day == null || day.getYear() < 1900 || day.getYear() > 2199 ? null : day;
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    /** Asks what was parsed what it is: to try one kind after the other costs an exception for each that it is not. */
    private @Nullable LocalDate dayOf(TemporalAccessor parsed) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed).atZone(home).toLocalDate();
        }
        LocalDate date = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneOffset offset = parsed.query(TemporalQueries.offset());
        if (date == null || time == null) {
            return date;
        }
        return offset == null
                ? dayOf(date.atTime(time))
                : date.atTime(time).atOffset(offset).atZoneSameInstant(home).toLocalDate();
    }

    private LocalDate dayOf(LocalDateTime time) {
        return fileZone == null
                ? time.toLocalDate()
                : time.atZone(fileZone).withZoneSameInstant(home).toLocalDate();
    }

    private static String yearWithoutEra(String pattern) {
        StringBuilder result = new StringBuilder(pattern.length());
        boolean quoted = false;
        for (char c : pattern.toCharArray()) {
            quoted ^= c == '\'';
            result.append(c == 'y' && !quoted ? 'u' : c);
        }
        return result.toString();
    }
}
