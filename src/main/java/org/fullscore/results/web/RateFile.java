package org.fullscore.results.web;

import java.util.ArrayList;
import java.util.List;
import org.fullscore.organization.Sheet;
import org.fullscore.results.LoadingRates;
import org.fullscore.web.RowError;

/** A list of rates: CSV with the columns {@code currency, target, valid, rate}; valid is a day, or a fiscal year. */
record RateFile(List<LoadingRates.Said> said, List<RowError> errors) {

    private static final List<String> COLUMNS = List.of("currency", "target", "valid", "rate");
    private static final String HEADER = "The columns are: currency, target, valid, rate.";

    static RateFile read(byte[] file) {
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
        List<LoadingRates.Said> said = new ArrayList<>();
        for (Sheet.Row row : errors.isEmpty() ? sheet.rows() : List.<Sheet.Row>of()) {
            said.add(new LoadingRates.Said(
                    row.line(), cell(row, "currency"), cell(row, "target"), cell(row, "valid"), cell(row, "rate")));
        }
        return new RateFile(said, errors);
    }

    private static String cell(Sheet.Row row, String column) {
        String cell = row.cell(column);
        return cell == null ? "" : cell.strip();
    }

    private static RowError at(String column, String code, String message) {
        return RowError.atCell(1, column, null, code, message, HEADER);
    }
}
