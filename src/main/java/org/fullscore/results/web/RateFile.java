package org.fullscore.results.web;

import java.util.List;
import org.fullscore.organization.Sheet;
import org.fullscore.results.LoadingRates;

/** A list of rates: CSV with the columns {@code currency, target, valid, rate}; valid is a day, or a fiscal year. */
final class RateFile {

    static final List<String> COLUMNS = List.of("currency", "target", "valid", "rate");

    private RateFile() {}

    static List<LoadingRates.Said> said(Sheet sheet) {
        return sheet.rows().stream()
                .map(row -> new LoadingRates.Said(
                        row.line(), row.text("currency"), row.text("target"), row.text("valid"), row.text("rate")))
                .toList();
    }
}
