package org.fullscore.results.ingest;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a CSV file. */
final class CsvRows {

    private static final Pattern LINE = Pattern.compile("line (\\d+)\\)");

    private CsvRows() {}

    static void read(InputStream stream, ResultFile.Layout layout, ResultFile.Sink sink)
            throws IOException, RefusedFileException {
        char separator = Objects.requireNonNull(layout.separator());
        Cells cells = new Cells();
        List<String> header = List.of();
        try (stream;
                CsvReader<Row> rows = CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowUnclosedQuote(false)
                        .allowExtraCharsAfterClosingQuote(false)
                        .maxBufferSize(ResultFile.LONGEST_LINE)
                        .build(cells, Encodings.reader(stream, Objects.requireNonNull(layout.encoding())))) {
            for (Row row : rows) {
                if (isBlank(row) || header.isEmpty() && saysSeparator(row, separator)) {
                    continue;
                }
                if (header.isEmpty()) {
                    header = names(row);
                    sink.header(header, row.line());
                } else {
                    sink.row(row);
                }
            }
        } catch (CsvParseException failure) {
            throw refused(failure, cells.size < header.size() ? header.get(cells.size) : null);
        } catch (UncheckedIOException failure) {
            throw Objects.requireNonNull(failure.getCause());
        }
    }

    /** Spreadsheets leave rows that hold nothing but separators. */
    private static boolean isBlank(Row row) {
        for (String cell : row.cells()) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** The line {@code sep=;} by which Excel is told the separator. */
    private static boolean saysSeparator(Row row, char separator) {
        String first = row.cell(0);
        return row.size() == 1 && first.length() == 5 && first.startsWith("sep=")
                || row.size() == 2 && first.equals("sep=") && row.cell(1).isEmpty() && separator != '=';
    }

    private static List<String> names(Row row) {
        List<String> names = new ArrayList<>();
        for (String name : row.cells()) {
            names.add(name.strip());
        }
        return names;
    }

    private static RefusedFileException refused(CsvParseException failure, @Nullable String column) {
        String message = String.valueOf(failure.getMessage());
        Matcher matcher = LINE.matcher(message);
        int line = matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
        FailureReason reason = message.startsWith("Unclosed")
                ? FailureReason.QUOTE_NOT_CLOSED
                : message.startsWith("Unexpected")
                        ? FailureReason.QUOTES_MISPLACED
                        : message.startsWith("Too many") ? FailureReason.TOO_MANY_COLUMNS : FailureReason.LINE_TOO_LONG;
        return ResultFile.refused(reason, line, reason == FailureReason.TOO_MANY_COLUMNS ? null : column, null);
    }

    /** Collects the cells of a row. */
    private static final class Cells extends AbstractBaseCsvCallbackHandler<Row> {

        private String[] cells = new String[16];
        private int size;
        private int length;

        @Override
        protected void handleBegin(long line) {
            size = 0;
            length = 0;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int count, boolean quoted) {
            length += count;
            if (index >= ResultFile.MOST_COLUMNS) {
                throw new CsvParseException("Too many columns (line %d)".formatted(getStartingLineNumber()));
            }
            if (length > ResultFile.LONGEST_LINE) {
                throw new CsvParseException("Too long (line %d)".formatted(getStartingLineNumber()));
            }
            if (index == cells.length) {
                cells = Arrays.copyOf(cells, 2 * index);
            }
            cells[index] = new String(buffer, offset, count);
            size = index + 1;
        }

        @Override
        protected Row buildRecord() {
            Row row = Row.of((int) getStartingLineNumber(), Arrays.copyOf(cells, size));
            size = 0;
            return row;
        }
    }
}
