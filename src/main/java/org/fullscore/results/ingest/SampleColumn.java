package org.fullscore.results.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the first rows of a file show of a column.
 *
 * @param first its value in the first row
 * @param values distinct values that are not empty, in the order they occur, at most 1,000
 * @param distinct whether every row has a value and no two have the same
 * @param formats formats in which at least two thirds of its values are days, one for each way to read them; an empty one is ISO 8601
 */
public record SampleColumn(String name, String first, List<String> values, boolean distinct, List<String> formats) {

    /** Rows that are looked at. */
    public static final int ROWS = 1000;

    /** Formats of days that are tried, most usual first; an empty one is ISO 8601. */
    public static final List<String> FORMATS = List.of(
            "",
            "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd HH:mm",
            "dd.MM.yyyy",
            "d.M.yyyy",
            "dd/MM/yyyy",
            "MM/dd/yyyy",
            "d/M/yyyy",
            "M/d/yyyy",
            "dd-MM-yyyy",
            "yyyy/MM/dd",
            "yyyyMMdd",
            "dd MMM yyyy",
            "d MMM yyyy",
            "dd.MM.yyyy HH:mm:ss",
            "dd.MM.yyyy HH:mm",
            "dd/MM/yyyy HH:mm",
            "MM/dd/yyyy HH:mm",
            "M/d/yyyy H:mm");

    private static final int TRIED = 200;

    public SampleColumn {
        values = List.copyOf(values);
        formats = List.copyOf(formats);
    }

    /** The columns of rows; rows that do not fit the header show nothing. */
    public static List<SampleColumn> of(List<String> header, List<Row> rows) {
        List<Row> whole = rows.stream()
                .filter(row -> row.failure() == null && row.size() == header.size())
                .limit(ROWS)
                .toList();
        List<SampleColumn> columns = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            int index = i;
            Set<String> values = new LinkedHashSet<>();
            whole.stream()
                    .map(row -> row.cell(index).strip())
                    .filter(value -> !value.isEmpty())
                    .forEach(values::add);
            columns.add(new SampleColumn(
                    header.get(i),
                    whole.isEmpty() ? "" : whole.getFirst().cell(i),
                    List.copyOf(values),
                    !whole.isEmpty() && values.size() == whole.size(),
                    formats(values)));
        }
        return columns;
    }

    /** How many of some rows have each value of a column, in the order the values occur. */
    public static Map<String, Integer> counts(List<String> header, List<Row> rows, String column) {
        int index = header.indexOf(column);
        Map<String, Integer> counts = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> index >= 0 && row.failure() == null && row.size() == header.size())
                .forEach(row -> counts.merge(row.cell(index).strip(), 1, Integer::sum));
        return counts;
    }

    private static List<String> formats(Set<String> values) {
        List<String> tried = values.stream().limit(TRIED).toList();
        if (tried.isEmpty()) {
            return List.of();
        }
        Map<List<LocalDate>, String> readings = new LinkedHashMap<>();
        for (String format : FORMATS) {
            Days days = Days.in(format);
            List<LocalDate> read = new ArrayList<>();
            tried.forEach(value -> Stream.ofNullable(days.read(value)).forEach(read::add));
            if (3 * read.size() >= 2 * tried.size()) {
                readings.putIfAbsent(read, format);
            }
        }
        return List.copyOf(readings.values());
    }
}
