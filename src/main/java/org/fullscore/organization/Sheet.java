package org.fullscore.organization;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;

/**
 * A list as the public contract takes it: CSV in UTF-8 (with or without byte order mark), the first line names the columns,
 * separated by commas, semicolons or tabs. Names and cells are trimmed; empty lines are skipped. A column that is missing
 * leaves what is there as it is, an empty cell clears it.
 *
 * @param name of the file, if it has one
 * @param sha256 of the file as it came, in hexadecimal digits
 * @param columns as the first line names them
 * @param rows in their order
 * @param errors why the file cannot be read, with no rows; empty for one that can
 */
public record Sheet(@Nullable String name, String sha256, List<String> columns, List<Row> rows, List<RowError> errors) {

    /** One row: the number of its line (the header is line 1) and its cells by column. */
    public record Row(int line, Map<String, String> cells) {

        /** The cell of a column; null when the file has no such column, empty when the cell is. */
        public @Nullable String cell(String column) {
            return cells.get(column);
        }

        /** The same, empty also when the file has no such column. */
        public String text(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** Reads a file; what is wrong with it stands in {@link #errors()}. */
    public static Sheet read(@Nullable String name, byte[] file) {
        String sha256 = sha256(file);
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException failure) {
            return broken(name, sha256, 1, "ENCODING", "The file is not UTF-8.", "Save it as CSV in UTF-8.");
        }
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator(content))
                .allowMissingFields(true)
                .allowExtraFields(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(content)) {
            return read(name, sha256, records.stream().toList());
        } catch (CsvParseException failure) {
            return broken(
                    name,
                    sha256,
                    1,
                    "UNREADABLE",
                    "The file is not CSV: a quote is not closed, or a cell is too long.",
                    "Close every quote; write a quote inside a cell twice.");
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    /** Reads a list that is already text. */
    public static Sheet of(String csv) {
        return read(null, csv.getBytes(StandardCharsets.UTF_8));
    }

    public boolean has(String column) {
        return columns.contains(column);
    }

    /** The same list where it has these columns and no others; else what is wrong with its first line, and no rows. */
    public Sheet having(List<String> wanted) {
        String remedy = "The columns are: " + String.join(", ", wanted) + ".";
        List<RowError> wrong = new ArrayList<>(errors);
        columns.stream()
                .filter(column -> !wanted.contains(column))
                .map(column ->
                        RowError.atCell(1, column, null, "COLUMN_UNKNOWN", "The column is not known here.", remedy))
                .forEach(wrong::add);
        wanted.stream()
                .filter(column -> !columns.isEmpty() && !has(column))
                .map(column -> RowError.atCell(1, column, null, "COLUMN_MISSING", "The column is missing.", remedy))
                .forEach(wrong::add);
        return wrong.isEmpty() ? this : new Sheet(name, sha256, columns, List.of(), wrong);
    }

    private static Sheet read(@Nullable String name, String sha256, List<CsvRecord> records) {
        if (records.isEmpty()) {
            return broken(
                    name,
                    sha256,
                    1,
                    "HEADER_MISSING",
                    "The file is empty.",
                    "Begin it with a line that names the columns.");
        }
        List<String> columns =
                records.getFirst().getFields().stream().map(String::strip).toList();
        List<Row> rows = new ArrayList<>();
        List<RowError> errors = new ArrayList<>();
        for (CsvRecord cells : records.subList(1, records.size())) {
            int line = Math.toIntExact(cells.getStartingLineNumber());
            if (cells.getFieldCount() != columns.size()) {
                errors.add(new RowError(
                        name,
                        line,
                        null,
                        null,
                        "CELL_COUNT",
                        "The row has " + cells.getFieldCount() + " cells, the header " + columns.size() + ".",
                        "Give every row as many cells as there are columns; quote cells that hold a separator."));
            } else {
                rows.add(row(line, columns, cells));
            }
        }
        return new Sheet(name, sha256, columns, rows, errors);
    }

    private static Row row(int line, List<String> columns, CsvRecord record) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), record.getField(i).strip());
        }
        return new Row(line, cells);
    }

    private static char separator(String content) {
        String header = content.lines().findFirst().orElse("");
        char most = ',';
        for (char candidate : new char[] {';', '\t'}) {
            most = count(header, candidate) > count(header, most) ? candidate : most;
        }
        return most;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static Sheet broken(
            @Nullable String name, String sha256, int line, String code, String message, String remedy) {
        return new Sheet(
                name,
                sha256,
                List.of(),
                List.of(),
                List.of(new RowError(name, line, null, null, code, message, remedy)));
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
