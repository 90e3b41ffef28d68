package org.fullscore.results.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fullscore.results.Import;
import org.fullscore.results.ingest.Quarantine;
import org.fullscore.results.ingest.Row;
import org.fullscore.results.ingest.RowFailure;
import org.fullscore.results.ingest.WaitingRows;
import org.fullscore.web.Spreadsheet;
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

    private static final int PAGE = 1000;

    private final Quarantine quarantine;
    private final WaitingRows waiting;

    QuarantineFile(Quarantine quarantine, WaitingRows waiting) {
        this.quarantine = quarantine;
        this.waiting = waiting;
    }

    void write(Import delivery, HttpServletResponse response) throws IOException {
        head(response, "quarantine-" + delivery.id() + ".csv");
        List<String> header = delivery.header() == null ? List.of() : Row.cellsOf(delivery.header());
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord(Stream.concat(header.stream(), REASON.stream())
                .map(Spreadsheet::harmless)
                .toList());
        quarantine.each(delivery.key(), row -> csv.writeRecord(cells(row, header.size())));
        csv.flush();
        out.flush();
    }

    /**
     * Rows of several imports; where their headers differ, the columns of all, those of the newest first. Cells that no
     * column has a name for stand at the end.
     */
    void write(String source, WaitingRows.Selection selection, HttpServletResponse response) throws IOException {
        head(response, "quarantine-" + source.replaceAll("[^A-Za-z0-9_-]", "_") + ".csv");
        Map<Integer, List<String>> headers = new TreeMap<>(Comparator.reverseOrder());
        waiting.headers(selection).forEach((key, header) -> headers.put(key, numbered(Row.cellsOf(header))));
        List<String> columns =
                headers.values().stream().flatMap(List::stream).distinct().toList();
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord(Stream.concat(
                        columns.stream().map(column -> column.replaceAll("\u0000.*", "")), REASON.stream())
                .map(Spreadsheet::harmless)
                .toList());
        List<WaitingRows.Kept> page = waiting.page(selection, 0, 0, PAGE);
        while (!page.isEmpty()) {
            for (WaitingRows.Kept kept : page) {
                csv.writeRecord(cells(kept, headers.getOrDefault(kept.importKey(), List.of()), columns));
            }
            page = waiting.page(
                    selection,
                    page.getLast().importKey(),
                    page.getLast().failure().line(),
                    PAGE);
        }
        csv.flush();
        out.flush();
    }

    private static void head(HttpServletResponse response, String name) {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment().filename(name).build().toString());
    }

    /** The columns of a header, told apart where two have one name. */
    private static List<String> numbered(List<String> header) {
        List<String> columns = new ArrayList<>();
        for (String column : header) {
            int same = Collections.frequency(header.subList(0, columns.size()), column);
            columns.add(same == 0 ? column : column + "\0" + same);
        }
        return columns;
    }

    private static List<String> cells(WaitingRows.Kept kept, List<String> header, List<String> columns) {
        List<String> in = List.of(kept.row().cells());
        String[] placed = new String[columns.size()];
        for (int i = 0; i < Math.min(in.size(), header.size()); i++) {
            placed[columns.indexOf(header.get(i))] = in.get(i);
        }
        Quarantine.Waiting row = new Quarantine.Waiting(
                kept.failure(),
                Stream.of(placed).map(cell -> cell == null ? "" : cell).toList());
        List<String> cells = new ArrayList<>(cells(row, columns.size()));
        in.stream().skip(header.size()).map(Spreadsheet::harmless).forEach(cells::add);
        return cells;
    }

    private static List<String> cells(Quarantine.Waiting row, int columns) {
        List<String> cells =
                new ArrayList<>(row.cells().stream().map(Spreadsheet::harmless).toList());
        while (cells.size() < columns) {
            cells.add("");
        }
        RowFailure failure = row.failure();
        cells.addAll(List.of(
                Integer.toString(failure.line()),
                failure.reason().name(),
                Spreadsheet.harmless(failure.column()),
                failure.remedy()));
        return cells;
    }
}
