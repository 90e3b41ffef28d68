package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.fullscore.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are taken in whatever form they come; what cannot be read or has nowhere to go is refused, and nothing changes. */
class TakingFilesTest extends AtTheSource {

    @BeforeEach
    void aMapping() {
        map("crm", WON_DEALS);
    }

    @Test
    void aCompressedFileIsTaken() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write((DEALS + "A,Priya Raman,2026-07-01,Won,100\n").getBytes(StandardCharsets.UTF_8));
        }
        Api.Answer answer = api.call(
                "POST",
                "/api/sources/crm/imports",
                "text/csv",
                packed.toByteArray(),
                Map.of("Content-Encoding", "gzip"));
        counts(answer.json(), 1, 1, 0, 0, 0, 0);
    }

    @Test
    void aWorkbookIsTakenAsExcelWritesIt() throws IOException {
        assertThat(api.putYaml("/api/sources/excel", "format: xlsx\n" + WON_DEALS)
                        .status())
                .isEqualTo(200);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Microsoft Excel", "16.0")) {
            Worksheet sheet = workbook.newWorksheet("Sheet1");
            String[] header = {"id", "who", "day", "stage", "amount"};
            for (int column = 0; column < header.length; column++) {
                sheet.value(0, column, header[column]);
            }
            row(sheet, 1, "A", "Priya Raman", 1234.56);
            row(sheet, 2, "B", "Conor Walsh", 0.1 + 0.2);
            row(sheet, 3, "C", "Nobody", 5);
        }
        Api.Answer answer = api.call(
                "POST",
                "/api/sources/excel/imports",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                file.toByteArray(),
                Map.of());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        counts(answer.json(), 3, 2, 0, 0, 0, 1);
        assertThat(total("revenue")).isEqualByComparingTo("1234.86");
        totalsEqualFacts();
    }

    private static void row(Worksheet sheet, int row, String id, String who, double amount) {
        sheet.value(row, 0, id);
        sheet.value(row, 1, who);
        sheet.value(row, 2, LocalDate.of(2026, 7, row));
        sheet.style(row, 2).format("yyyy-MM-dd").set();
        sheet.value(row, 3, "Won");
        sheet.value(row, 4, amount);
    }

    @Test
    void linesOfJsonAreTaken() {
        assertThat(api.putYaml("/api/sources/json", "format: ndjson\n" + WON_DEALS)
                        .status())
                .isEqualTo(200);
        String lines = """
                {"id": "A", "who": "Priya Raman", "day": "2026-07-01", "stage": "Won", "amount": 1234.56}
                {"id": "B", "who": "Conor Walsh", "day": "2026-07-02", "stage": "Lost", "amount": 7}
                {"id": "C", "who": "Priya Raman", "day": "2026-07-02", "stage": "Won", "amount": "ten"}
                """;
        Api.Answer answer = api.call(
                "POST",
                "/api/sources/json/imports",
                "application/x-ndjson",
                lines.getBytes(StandardCharsets.UTF_8),
                Map.of());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        counts(answer.json(), 3, 1, 0, 0, 1, 1);
        assertThat(total("revenue")).isEqualByComparingTo("1234.56");
    }

    @Test
    void aFileWithoutContentTypeIsTakenAsItIs() {
        Api.Answer answer = api.call(
                "POST",
                "/api/sources/crm/imports",
                "application/x-www-form-urlencoded",
                (DEALS + "A,Priya Raman,2026-07-01,Won,100\n").getBytes(StandardCharsets.UTF_8),
                Map.of());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        counts(answer.json(), 1, 1, 0, 0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A,Priya Raman,2026-07-01,Won,100             | HEADER_MISSING
            id,who,day,stage\\nA,Priya Raman,2026-07-01,Won | COLUMN_UNKNOWN
            ''                                           | FILE_EMPTY
            """)
    void aFileThatCannotBeReadIsRefusedAndNothingChanges(String csv, String code) {
        byte[] body = csv.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
        Api.Answer answer = api.postFile("/api/sources/crm/imports", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").get(0).get("code").asString()).isEqualTo(code);
        assertThat(facts()).isZero();
    }

    @Test
    void anUnknownSourceIsNamed() {
        Api.Answer answer = api.postFile("/api/sources/nowhere/imports", DEALS.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("source-unknown", "nowhere");
    }

    @Test
    void aMappingWithAnUnknownMetricOrFieldIsRefused() {
        Api.Answer answer =
                api.putYaml("/api/sources/crm", WON_DEALS.replace("revenue:", "turnover:") + "formula: 1\n");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("FIELD_UNKNOWN");
        assertThat(api.putYaml("/api/sources/crm", WON_DEALS.replace("revenue:", "turnover:"))
                        .body())
                .contains("METRIC_UNKNOWN");
        assertThat(api.get("/api/sources/crm").json().get("version").asInt()).isEqualTo(1);
    }
}
