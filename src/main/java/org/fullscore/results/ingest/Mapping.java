package org.fullscore.results.ingest;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * How the rows of a source become facts: typed data, no expressions.
 *
 * @param format what the files are, null to find out
 * @param compression what the files are compressed with, null to find out
 * @param key the columns of the external id
 * @param only columns and the values of rows that count, all of them to match; other rows are ignored
 * @param metrics one fact for each
 * @param currency the column that names the currency of the amounts, null if they are in that of the metric
 * @param snapshot whether each file holds everything: what it no longer names is taken back
 * @param overlay whether the credit counts for the person only and does not roll up
 * @param encoding null to find out
 * @param separator null to find out
 * @param expected how often files are expected, null if nobody said
 * @param shares the people who share a row, the first of them that of {@code person}; none if it is all that person's
 * @param reversal rows that take back what was recorded, null if there are none
 * @param rates of amounts in other currencies
 */
public record Mapping(
        @Nullable Format format,
        @Nullable Compression compression,
        Key key,
        Map<String, Set<String>> only,
        PersonColumn person,
        DayColumn on,
        List<MetricColumn> metrics,
        @Nullable String currency,
        boolean snapshot,
        boolean overlay,
        @Nullable Charset encoding,
        @Nullable Character separator,
        @Nullable PeriodDuration expected,
        List<ShareColumn> shares,
        @Nullable Reversal reversal,
        Rates rates) {

    /** By which rates other currencies are converted: those fixed for a fiscal year, or those of the day. */
    public enum Rates {
        PLAN,
        DAILY
    }

    /**
     * One of several people who share the credit for a row.
     *
     * @param percent the column of their percentage; null for equal parts, or all of it for an overlay
     * @param overlay whether it counts for the person only, beside the whole that the primary parts sum to
     */
    public record ShareColumn(
            String column, By by, @Nullable String percent, boolean overlay) {}

    /**
     * Which rows take back what was recorded.
     *
     * @param column and the values there that say so
     * @param of the column with the external id of what is taken back, null if it is the row's own
     */
    public record Reversal(
            String column, Set<String> values, @Nullable String of) {}

    /** What a file is. */
    public enum Format {
        CSV,
        NDJSON,
        XLSX
    }

    /** What a file is compressed with. */
    public enum Compression {
        NONE,
        GZIP
    }

    /**
     * What tells one row from another.
     *
     * @param columns whose values together are the external id
     * @param numbered whether rows with the same values are rows of their own: the first of the file, the second, …
     */
    public record Key(List<String> columns, boolean numbered) {

        public Key {
            columns = List.copyOf(columns);
        }
    }

    /** How a person is named. */
    public enum By {
        ID,
        EMAIL,
        NAME,
        ALIAS
    }

    public record PersonColumn(String column, By by) {}

    /**
     * @param format a pattern such as {@code yyyy-MM-dd}, null for ISO 8601
     * @param zone the zone local times of the file are in; instants are converted to the organization's days
     */
    public record DayColumn(
            String column,
            @Nullable String format,
            @Nullable ZoneId zone) {}

    /**
     * Either a column or a constant.
     *
     * @param code of the metric
     * @param times a second column: the amount is what stands in both, multiplied
     * @param decimal mark before the fraction, null to find out
     * @param grouping mark between thousands, null to find out
     */
    public record MetricColumn(
            String code,
            @Nullable String column,
            @Nullable String times,
            @Nullable BigDecimal constant,
            @Nullable Character decimal,
            @Nullable Character grouping) {

        /** The column or columns the amount stands in, none for a constant. */
        List<String> columns() {
            return Stream.of(column, times).flatMap(Stream::ofNullable).toList();
        }
    }

    /** Every column the mapping names. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>(key.columns());
        columns.addAll(List.of(person.column(), on.column()));
        columns.addAll(only.keySet());
        metrics.stream().map(MetricColumn::columns).forEach(columns::addAll);
        if (currency != null) {
            columns.add(currency);
        }
        shares.forEach(share -> Stream.of(share.column(), share.percent())
                .flatMap(Stream::ofNullable)
                .forEach(columns::add));
        if (reversal != null) {
            Stream.of(reversal.column(), reversal.of())
                    .flatMap(Stream::ofNullable)
                    .forEach(columns::add);
        }
        return columns.stream().distinct().toList();
    }
}
