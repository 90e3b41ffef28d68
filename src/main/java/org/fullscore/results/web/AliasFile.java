package org.fullscore.results.web;

import java.util.ArrayList;
import java.util.List;
import org.fullscore.organization.Sheet;
import org.fullscore.results.SayingWho;
import org.fullscore.web.RowError;

/**
 * A list of who is meant by names in the files of a source: CSV with the columns {@code name, person}; person is the
 * organization's id, an empty cell takes back what was said of the name.
 */
record AliasFile(List<SayingWho.Said> said, List<RowError> errors) {

    private static final List<String> COLUMNS = List.of("name", "person");
    private static final String HEADER = "The columns are: name, person.";

    static AliasFile read(byte[] file) {
        Sheet sheet = Sheet.read(null, file);
        List<RowError> errors = new ArrayList<>(sheet.errors());
        for (String column : sheet.columns()) {
            if (!COLUMNS.contains(column)) {
                errors.add(at(column, "COLUMN_UNKNOWN", "The column is not known here."));
            }
        }
        for (String column : COLUMNS) {
            if (!sheet.columns().isEmpty() && !sheet.has(column)) {
                errors.add(at(column, "COLUMN_MISSING", "The column is missing."));
            }
        }
        List<SayingWho.Said> said = new ArrayList<>();
        for (Sheet.Row row : errors.isEmpty() ? sheet.rows() : List.<Sheet.Row>of()) {
            said.add(new SayingWho.Said(row.line(), cell(row, "name"), cell(row, "person")));
        }
        return new AliasFile(said, errors);
    }

    private static String cell(Sheet.Row row, String column) {
        String cell = row.cell(column);
        return cell == null ? "" : cell;
    }

    private static RowError at(String column, String code, String message) {
        return RowError.atCell(1, column, null, code, message, HEADER);
    }
}
