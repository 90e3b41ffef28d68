package org.fullscore.results.ingest;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * How the rows of a source become facts: typed data, no expressions.
 *
 * @param format what the files are, null to find out
 * @param key the column of the external id
 * @param only columns and the values of rows that count, all of them to match; other rows are ignored
 * @param metrics one fact for each
 * @param currency the column that names the currency of the amounts, null if they are in that of the metric
 * @param snapshot whether each file holds everything: what it no longer names is taken back
 * @param overlay whether the credit counts for the person only and does not roll up
 * @param encoding null to find out
 * @param separator null to find out
 * @param expected how often files are expected, null if nobody said
 */
public record Mapping(
        @Nullable Format format,
        String key,
        Map<String, Set<String>> only,
        PersonColumn person,
        DayColumn on,
        List<MetricColumn> metrics,
        @Nullable String currency,
        boolean snapshot,
        boolean overlay,
        @Nullable Charset encoding,
        @Nullable Character separator,
        @Nullable PeriodDuration expected) {

    /** What a file is. */
    public enum Format {
        CSV,
        NDJSON,
        XLSX
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
     * @param decimal mark before the fraction
     * @param grouping mark between thousands, null if there is none
     */
    public record MetricColumn(
            String code,
            @Nullable String column,
            @Nullable BigDecimal constant,
            char decimal,
            @Nullable Character grouping) {}

    /** Every column the mapping names. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(key, person.column(), on.column()));
        columns.addAll(only.keySet());
        metrics.stream().map(MetricColumn::column).forEach(column -> {
            if (column != null) {
                columns.add(column);
            }
        });
        if (currency != null) {
            columns.add(currency);
        }
        return columns.stream().distinct().toList();
    }
}
