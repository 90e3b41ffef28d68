package org.fullscore.consequences;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;

/**
 * Reads decisions taken before Fullscore: CSV with the header {@code id,owner,owed_by,rule,kind,severity,due,outcome,decided,
 * outcome_severity} and, if wanted, {@code rank,team} and any {@code group:<name>}. Owner and owed_by may be any ids. Days are ISO
 * days; outcome is applied, substituted, waived, late, not applied, lapsed or withdrawn.
 */
final class HistoryFile {

    private static final List<String> REQUIRED =
            List.of("id", "owner", "owed_by", "rule", "kind", "severity", "due", "outcome");
    private static final List<String> OPTIONAL = List.of("decided", "outcome_severity", "rank", "team");
    private static final int MOST_FAULTS = 1000;

    private final List<RowError> faults = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final Set<String> columns = new HashSet<>();

    private HistoryFile() {}

    /** One decision. */
    record Row(
            String id,
            String owner,
            String owedBy,
            String rule,
            String kind,
            int severity,
            LocalDate due,
            String outcome,
            @Nullable LocalDate decided,
            @Nullable Integer outcomeSeverity,
            @Nullable String rank,
            @Nullable String team,
            Map<String, String> groups) {}

    static HistoryFile read(Reader csv) {
        HistoryFile file = new HistoryFile();
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().skipEmptyLines(true).detectBomHeader(true).ofNamedCsvRecord(csv)) {
            Set<String> ids = new HashSet<>();
            for (NamedCsvRecord row : reader) {
                if (file.columns.isEmpty()) {
                    file.header(row.getHeader());
                }
                if (file.faults.size() >= MOST_FAULTS || !file.columns.containsAll(REQUIRED)) {
                    break;
                }
                file.take(row, ids);
            }
            if (file.columns.isEmpty()) {
                file.fault(1, "", null, "HEADER_MISSING", "has no rows", "Begin with " + String.join(",", REQUIRED));
            }
        } catch (CsvParseException failure) {
            file.fault(1, "", null, "UNREADABLE", String.valueOf(failure.getMessage()), "Write CSV with commas");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return file;
    }

    List<RowError> faults() {
        return faults;
    }

    List<Row> rows() {
        return rows;
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    boolean hasGroups() {
        return columns.stream().anyMatch(column -> column.startsWith("group:"));
    }

    private void header(List<String> names) {
        columns.addAll(names);
        REQUIRED.stream()
                .filter(name -> !columns.contains(name))
                .forEach(name -> fault(1, name, null, "COLUMN_MISSING", "is missing", "Add the column " + name));
        columns.stream()
                .filter(name -> !REQUIRED.contains(name) && !OPTIONAL.contains(name) && !name.startsWith("group:"))
                .forEach(name -> fault(
                        1,
                        name,
                        name,
                        "COLUMN_UNKNOWN",
                        "is not known here",
                        "Leave it out, or call it group:" + name));
    }

    private void take(NamedCsvRecord row, Set<String> ids) {
        int line = (int) row.getStartingLineNumber();
        int before = faults.size();
        String id = text(row, line, "id");
        if (!id.isEmpty() && !ids.add(id)) {
            fault(line, "id", id, "TWICE", "is in the file twice", "Give each decision an id of its own");
        }
        Row read = new Row(
                id,
                text(row, line, "owner"),
                text(row, line, "owed_by"),
                text(row, line, "rule"),
                word(
                        row,
                        line,
                        "kind",
                        Arrays.stream(Kind.values()).map(Kind::wire).toList()),
                number(row, line, "severity", 1, 1),
                day(row, line, "due", true) instanceof LocalDate due ? due : LocalDate.EPOCH,
                word(
                        row,
                        line,
                        "outcome",
                        Arrays.stream(Outcome.values()).map(Outcome::wire).toList()),
                day(row, line, "decided", false),
                cell(row, "outcome_severity").isEmpty() ? null : number(row, line, "outcome_severity", 0, 0),
                nullable(cell(row, "rank")),
                nullable(cell(row, "team")),
                groups(row));
        if (faults.size() == before) {
            rows.add(read);
        }
    }

    private static Map<String, String> groups(NamedCsvRecord row) {
        Map<String, String> groups = new TreeMap<>();
        for (String column : row.getHeader()) {
            if (column.startsWith("group:") && !cell(row, column).isEmpty()) {
                groups.put(column.substring("group:".length()), cell(row, column));
            }
        }
        return groups;
    }

    private String text(NamedCsvRecord row, int line, String column) {
        String cell = cell(row, column);
        if (cell.isEmpty()) {
            fault(line, column, null, "MISSING", "is empty", "Write it");
        }
        return cell;
    }

    private String word(NamedCsvRecord row, int line, String column, List<String> allowed) {
        String cell = cell(row, column);
        if (!allowed.contains(cell)) {
            fault(line, column, cell, "UNKNOWN_WORD", "is not known here", "One of: " + String.join(", ", allowed));
        }
        return cell;
    }

    private int number(NamedCsvRecord row, int line, String column, int least, int otherwise) {
        String cell = cell(row, column);
        if (!cell.matches("[0-9]") || cell.charAt(0) - '0' < least) {
            fault(line, column, cell, "NOT_A_SEVERITY", "is not a whole number from " + least + " to 9", "Write one");
            return otherwise;
        }
        return cell.charAt(0) - '0';
    }

    private @Nullable LocalDate day(NamedCsvRecord row, int line, String column, boolean required) {
        String cell = cell(row, column);
        if (cell.isEmpty() && !required) {
            return null;
        }
        try {
            return LocalDate.parse(cell);
        } catch (DateTimeException notADay) {
            fault(line, column, cell, "NOT_A_DAY", "is not a day", "Write it as 2026-01-31");
            return null;
        }
    }

    private static String cell(NamedCsvRecord row, String column) {
        return row.findField(column).orElse("").strip();
    }

    private static @Nullable String nullable(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private void fault(int line, String column, @Nullable String value, String code, String message, String remedy) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(RowError.atCell(line, column, value, code, message, remedy));
        }
    }
}
