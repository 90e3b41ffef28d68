package org.fullscore.consequences.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.fullscore.consequences.PayRuns;
import org.fullscore.web.Spreadsheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;

/**
 * Rewards in money as a file: CSV in UTF-8 with a line feed after each line, or a workbook. What a spreadsheet would run is neutralised.
 *
 * <p>{@code obligation}, {@code amount} (with a point, negative where something is taken back) and {@code currency} come first: the SHA-256
 * of a run is that of these three columns. Then {@code line}, {@code run} (empty where nothing was handed over yet), {@code person},
 * {@code name}, {@code period}, {@code metric}, {@code attainment} (a ratio), {@code policy}, {@code version}, {@code rule},
 * {@code consequence}, {@code released} (a day) and {@code corrects} (the obligation that was paid and should not have been).
 */
final class PayFile {

    private static final String[] HEADER = {
        "obligation",
        "amount",
        "currency",
        "line",
        "run",
        "person",
        "name",
        "period",
        "metric",
        "attainment",
        "policy",
        "version",
        "rule",
        "consequence",
        "released",
        "corrects"
    };
    private static final int AMOUNT = 1;

    private PayFile() {}

    static void csv(String name, List<PayRuns.Line> lines, HttpServletResponse response) throws IOException {
        attach(name + ".csv", "text/csv;charset=UTF-8", response);
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(HEADER);
        lines.forEach(line -> csv.writeRecord(cells(line)));
        csv.flush();
        out.flush();
    }

    static void xlsx(String name, List<PayRuns.Line> lines, HttpServletResponse response) throws IOException {
        attach(name + ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", response);
        try (Workbook workbook = new Workbook(response.getOutputStream(), "Fullscore", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(name);
            for (int column = 0; column < HEADER.length; column++) {
                sheet.value(0, column, HEADER[column]);
            }
            for (int row = 0; row < lines.size(); row++) {
                List<String> cells = cells(lines.get(row));
                for (int column = 0; column < cells.size(); column++) {
                    if (column == AMOUNT) {
                        sheet.value(row + 1, column, new BigDecimal(cells.get(column)));
                    } else {
                        sheet.value(row + 1, column, cells.get(column));
                    }
                }
            }
        }
    }

    private static void attach(String file, String type, HttpServletResponse response) {
        response.setContentType(type);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment().filename(file).build().toString());
    }

    private static List<String> cells(PayRuns.Line line) {
        BigDecimal attainment = line.attainment();
        return List.of(
                line.obligation().toString(),
                line.amount().toPlainString(),
                line.currency(),
                text(line.line()),
                text(line.run()),
                Spreadsheet.harmless(line.person()),
                Spreadsheet.harmless(line.name()),
                Spreadsheet.harmless(line.period()),
                Spreadsheet.harmless(line.metric()),
                attainment == null ? "" : attainment.toPlainString(),
                Spreadsheet.harmless(line.version().policy()),
                Integer.toString(line.version().number()),
                Spreadsheet.harmless(line.rule()),
                Spreadsheet.harmless(line.consequence()),
                text(line.releasedOn()),
                text(line.corrects()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
