package org.fullscore.results.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Looks through a file before anything of it is recorded: its header against the mapping, its rows, its amounts. */
final class Looking implements ResultFile.Sink {

    private final Mapping mapping;
    private final boolean pointsArePlain;
    private final List<Column> columns;
    private List<String> header = List.of();
    private int headerLine = 1;
    private long rows;

    /** A column with amounts; its place is known with the header. */
    private static final class Column {

        private final String metric;
        private final String name;
        private final SeenAmounts seen;
        private int index;

        Column(String metric, String name, SeenAmounts seen, int index) {
            this.metric = metric;
            this.name = name;
            this.seen = seen;
            this.index = index;
        }
    }

    Looking(Mapping mapping, ResultFile.Layout layout) {
        this.mapping = mapping;
        Character separator = layout.separator();
        this.pointsArePlain = separator == null ? layout.format() == Mapping.Format.NDJSON : separator == ',';
        boolean lines = layout.format() == Mapping.Format.NDJSON;
        List<String> amounts = amounts(mapping);
        this.columns = mapping.metrics().stream()
                .flatMap(metric -> {
                    SeenAmounts seen = new SeenAmounts();
                    return metric.columns().stream()
                            .map(name -> new Column(metric.code(), name, seen, lines ? amounts.indexOf(name) : -1));
                })
                .toList();
    }

    @Override
    public List<String> wanted() {
        return amounts(mapping);
    }

    private static List<String> amounts(Mapping mapping) {
        return mapping.metrics().stream()
                .flatMap(metric -> metric.columns().stream())
                .distinct()
                .toList();
    }

    @Override
    public void header(List<String> names, int line) {
        header = names;
        headerLine = line;
        columns.forEach(column -> column.index = names.indexOf(column.name));
    }

    @Override
    public void row(Row row) {
        rows++;
        for (Column column : columns) {
            if (row.failure() == null && column.index >= 0 && column.index < row.size() && !row.isTyped(column.index)) {
                column.seen.see(row.cell(column.index));
            }
        }
    }

    List<String> header() {
        return header;
    }

    long rows() {
        return rows;
    }

    FileMarks marks() {
        Map<String, Marks> marks = new TreeMap<>();
        columns.forEach(column -> marks.put(column.metric, column.seen.marks(pointsArePlain)));
        return new FileMarks(marks);
    }

    void check() throws RefusedFileException {
        String found = String.join(", ", header);
        List<String> wanted = mapping.columns();
        if (wanted.stream().noneMatch(header::contains)) {
            throw ResultFile.refused(FailureReason.HEADER_MISSING, headerLine, null, found);
        }
        for (String column : wanted) {
            if (!header.contains(column)) {
                throw ResultFile.refused(FailureReason.COLUMN_UNKNOWN, headerLine, column, found);
            }
        }
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!seen.add(column) && wanted.contains(column)) {
                throw ResultFile.refused(FailureReason.COLUMN_TWICE, headerLine, column, found);
            }
        }
    }
}
