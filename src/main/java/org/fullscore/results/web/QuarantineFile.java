package org.fullscore.results.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fullscore.results.Import;
import org.fullscore.results.ingest.Quarantine;
import org.fullscore.results.ingest.Row;
import org.fullscore.results.ingest.RowFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;

/**
 * Quarantined rows as a file, in their original columns with the reason behind, so that they can be corrected and sent
 * again. A cell a spreadsheet would run as a formula gets an apostrophe; plain numbers stay as they are.
 */
@Component
class QuarantineFile {

    private static final List<String> REASON =
            List.of("quarantine_line", "quarantine_reason", "quarantine_column", "quarantine_remedy");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9.,]*");

    private final Quarantine quarantine;

    QuarantineFile(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    void write(Import delivery, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename("quarantine-" + delivery.id() + ".csv")
                        .build()
                        .toString());
        List<String> header = delivery.header() == null ? List.of() : Row.cellsOf(delivery.header());
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord(Stream.concat(header.stream(), REASON.stream())
                .map(QuarantineFile::harmless)
                .toList());
        quarantine.each(delivery.key(), row -> csv.writeRecord(cells(row, header.size())));
        csv.flush();
        out.flush();
    }

    private static List<String> cells(Quarantine.Waiting row, int columns) {
        List<String> cells = new ArrayList<>(
                row.cells().stream().map(QuarantineFile::harmless).toList());
        while (cells.size() < columns) {
            cells.add("");
        }
        RowFailure failure = row.failure();
        cells.addAll(List.of(
                Integer.toString(failure.line()),
                failure.reason().name(),
                harmless(failure.column()),
                failure.remedy()));
        return cells;
    }

    static String harmless(@Nullable String cell) {
        if (cell == null || cell.isEmpty()) {
            return "";
        }
        boolean formula = "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
        return formula && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }
}
