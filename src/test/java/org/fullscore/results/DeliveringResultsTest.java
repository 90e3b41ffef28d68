package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whatever is delivered, each row is accounted for, and nothing is lost or doubled. */
class DeliveringResultsTest extends RealTest {

    private static final String MAPPING = """
            key: id
            only: { stage: [Won] }
            person: { column: who, by: name }
            on: { column: day }
            metrics:
              revenue: { column: amount }
              deals-won: { constant: 1 }
            """;
    private static final String HEADER = "id,who,day,stage,amount\n";

    @Autowired
    private JdbcClient jdbc;

    private House house;
    private Api api;

    @BeforeEach
    void enter() {
        house = found("Aldera Instruments");
        api = house.administrator();
        Cast.enter(house);
        assertThat(api.putYaml("/api/sources/crm", MAPPING).status()).isEqualTo(200);
    }

    @Test
    void rowsThatCannotBeUnderstoodAreKeptWithTheirLine() {
        JsonNode done = deliver(
                "A,Priya Raman,2026-07-01,Won,100\nB,Nobody,2026-07-01,Won,5\nC,Conor Walsh,2026-06-31,Won,5\n");
        counts(done, 3, 1, 0, 0, 0, 2);
        String csv = api.get("/api/imports/" + done.get("id").asString() + "/quarantine.csv")
                .body();
        assertThat(csv.lines())
                .containsExactly(
                        "id,who,day,stage,amount,quarantine_line,quarantine_reason,quarantine_column,quarantine_remedy",
                        "B,Nobody,2026-07-01,Won,5,3,PERSON_UNKNOWN,who,\"" + remedy("PERSON_UNKNOWN") + "\"",
                        "C,Conor Walsh,2026-06-31,Won,5,4,DAY_UNREADABLE,day,\"" + remedy("DAY_UNREADABLE") + "\"");
    }

    @Test
    void cellsThatASpreadsheetWouldRunAreMadeHarmless() {
        JsonNode done = deliver("=cmd|' /C calc'!A0,@Nobody,2026-07-01,Won,-5\n");
        assertThat(api.get("/api/imports/" + done.get("id").asString() + "/quarantine.csv")
                        .body())
                .contains("'=cmd|' /C calc'!A0,'@Nobody,2026-07-01,Won,-5,");
    }

    @Test
    void theSameKeyGivesTheSameImport() {
        byte[] file = (HEADER + "A,Priya Raman,2026-07-01,Won,100\n").getBytes(StandardCharsets.UTF_8);
        Map<String, String> key = Map.of("Idempotency-Key", "file-1");
        Api.Answer first = api.call("POST", "/api/sources/crm/imports", "text/csv", file, key);
        Api.Answer again = api.call("POST", "/api/sources/crm/imports", "text/csv", file, key);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).isPresent();
        assertThat(api.get("/api/imports").json().get("items")).hasSize(1);
        assertThat(api.call("POST", "/api/sources/crm/imports?preview=true", "text/csv", file, key)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aFailedImportRetriedDoesNotRecordTheRowsThreeTimes() {
        String rows = "A,Priya Raman,2026-07-01,Won,100\nB,Conor Walsh,2026-07-01,Won,50\n";
        counts(deliver(rows), 2, 2, 0, 0, 0, 0);
        counts(deliver(rows), 2, 0, 2, 0, 0, 0);
        counts(deliver(rows), 2, 0, 2, 0, 0, 0);
        assertThat(total("revenue")).isEqualByComparingTo("150");
        assertThat(total("deals-won")).isEqualByComparingTo("2");
    }

    @Test
    void theSameKeyTwiceInAFileIsADuplicateOrACorrection() {
        counts(
                deliver(
                        "A,Priya Raman,2026-07-01,Won,100\nA,Priya Raman,2026-07-01,Won,100\nA,Conor Walsh,2026-07-02,Won,90\n"),
                3,
                1,
                1,
                1,
                0,
                0);
        assertThat(total("revenue")).isEqualByComparingTo("90");
    }

    @Test
    void aRowThatNoLongerCountsIsACorrectionToNothing() {
        deliver("A,Priya Raman,2026-07-01,Won,100\n");
        counts(deliver("A,Priya Raman,2026-07-01,Lost,100\n"), 1, 0, 0, 1, 0, 0);
        assertThat(total("revenue")).isEqualByComparingTo("0");
        counts(deliver("A,Priya Raman,2026-07-01,Lost,100\n"), 1, 0, 0, 0, 1, 0);
        counts(deliver("A,Priya Raman,2026-07-01,Won,100\n"), 1, 1, 0, 0, 0, 0);
        assertThat(total("revenue")).isEqualByComparingTo("100");
    }

    @Test
    void allOrNothingRecordsNothingWhenARowIsBad() {
        Api.Answer answer = send(
                "?mode=all-or-nothing&file=july.csv", "A,Priya Raman,2026-07-01,Won,100\nB,Nobody,2026-07-01,Won,5\n");
        assertThat(answer.status()).isEqualTo(422);
        JsonNode error = answer.json().get("errors").get(0);
        assertThat(error.get("file").asString()).isEqualTo("july.csv");
        assertThat(error.get("row").asInt()).isEqualTo(3);
        assertThat(error.get("column").asString()).isEqualTo("who");
        assertThat(error.get("code").asString()).isEqualTo("PERSON_UNKNOWN");
        assertThat(facts()).isZero();
        counts(
                send("?mode=all-or-nothing", "A,Priya Raman,2026-07-01,Won,100\n")
                        .json(),
                1,
                1,
                0,
                0,
                0,
                0);
    }

    @Test
    void aPreviewWritesNothing() {
        deliver("A,Priya Raman,2026-07-01,Won,100\n");
        JsonNode preview = send(
                        "?preview=true",
                        "A,Priya Raman,2026-07-01,Won,120\nB,Nobody,2026-07-01,Won,5\nC,Conor Walsh,2026-07-02,Lost,5\nD,Conor Walsh,2026-07-02,Won,7\n")
                .json();
        counts(preview, 4, 1, 0, 1, 1, 1);
        assertThat(preview.get("items"))
                .extracting(item -> item.get("outcome").asString())
                .containsExactly("corrected", "quarantined", "ignored", "recorded");
        assertThat(preview.get("reasons").get(0).get("code").asString()).isEqualTo("PERSON_UNKNOWN");
        assertThat(total("revenue")).isEqualByComparingTo("100");
        assertThat(api.get("/api/imports").json().get("items")).hasSize(1);
    }

    @Test
    void anUndoneImportLeavesNoTraceInTotalsAndCanBeSentAgain() {
        deliver("A,Priya Raman,2026-07-01,Won,100\n");
        String rows = "A,Priya Raman,2026-07-03,Won,120\nB,Conor Walsh,2026-07-01,Won,50\n";
        String id = deliver(rows).get("id").asString();
        assertThat(total("revenue")).isEqualByComparingTo("170");
        assertThat(api.delete("/api/imports/" + id).json().get("state").asString())
                .isEqualTo("undone");
        assertThat(total("revenue")).isEqualByComparingTo("100");
        totalsEqualFacts();
        counts(deliver(rows), 2, 1, 0, 1, 0, 0);
        assertThat(total("revenue")).isEqualByComparingTo("170");
    }

    @Test
    void aCompressedFileIsTaken() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write((HEADER + "A,Priya Raman,2026-07-01,Won,100\n").getBytes(StandardCharsets.UTF_8));
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
        assertThat(api.putYaml("/api/sources/excel", "format: xlsx\n" + MAPPING).status())
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
        assertThat(api.putYaml("/api/sources/json", "format: ndjson\n" + MAPPING)
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
                (HEADER + "A,Priya Raman,2026-07-01,Won,100\n").getBytes(StandardCharsets.UTF_8),
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
        Api.Answer answer = api.postFile("/api/sources/nowhere/imports", HEADER.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("source-unknown", "nowhere");
    }

    @Test
    void aMappingWithAnUnknownMetricOrFieldIsRefused() {
        Api.Answer answer = api.putYaml("/api/sources/crm", MAPPING.replace("revenue:", "turnover:") + "formula: 1\n");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("FIELD_UNKNOWN");
        assertThat(api.putYaml("/api/sources/crm", MAPPING.replace("revenue:", "turnover:"))
                        .body())
                .contains("METRIC_UNKNOWN");
        assertThat(api.get("/api/sources/crm").json().get("version").asInt()).isEqualTo(1);
    }

    @Test
    void onlyWhoMayDeliverDelivers() {
        byte[] file = (HEADER + "A,Priya Raman,2026-07-01,Won,100\n").getBytes(StandardCharsets.UTF_8);
        assertThat(tokenOf(house, "olga", "results:write")
                        .postFile("/api/sources/crm/imports", file)
                        .status())
                .isEqualTo(200);
        assertThat(tokenOf(house, "olga", "read")
                        .postFile("/api/sources/crm/imports", file)
                        .status())
                .isEqualTo(403);
        assertThat(tokenOf(house, "niamh", "results:write")
                        .postFile("/api/sources/crm/imports", file)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void twoDeliveriesAtOnceRecordEachRowOnce() throws Exception {
        String rows = IntStream.range(0, 3000)
                .mapToObj(row -> "K" + row + ",Priya Raman,2026-07-0" + (1 + row % 9) + ",Won," + row + "\n")
                .collect(Collectors.joining());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<JsonNode> first = threads.submit(() -> deliver(rows));
            Future<JsonNode> second = threads.submit(() -> deliver(rows));
            assertThat(first.get().get("recorded").asInt()
                            + second.get().get("recorded").asInt())
                    .isEqualTo(3000);
        }
        assertThat(total("deals-won")).isEqualByComparingTo("3000");
        totalsEqualFacts();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverIsDeliveredCorrectedOrUndoneTotalsEqualTheFactsThatStand(long seed) {
        Random random = new Random(seed);
        for (int delivery = 0; delivery < 6; delivery++) {
            String rows = IntStream.range(0, 1 + random.nextInt(60))
                    .mapToObj(row -> randomRow(random))
                    .collect(Collectors.joining());
            JsonNode done = deliver(rows);
            assertThat(done.get("read").asLong()).isEqualTo(rows.lines().count());
            IntStream.range(0, random.nextInt(2))
                    .forEach(undo -> api.delete("/api/imports/" + done.get("id").asString()));
            totalsEqualFacts();
        }
    }

    private static String randomRow(Random random) {
        String who = new String[] {"Priya Raman", "Conor Walsh", "Aoife Kearney", "Nobody"}[random.nextInt(4)];
        String stage = random.nextInt(4) == 0 ? "Lost" : "Won";
        return "K" + random.nextInt(25) + "," + who + ",2026-07-0" + (1 + random.nextInt(3)) + "," + stage + ","
                + (random.nextInt(2000) - 500) + "\n";
    }

    private void totalsEqualFacts() {
        long different = in(
                house,
                () -> jdbc.sql("""
                        with standing as (
                          select distinct on (source_key, external_id, metric_key) * from results.fact
                          where organization_id = :organization
                          order by source_key, external_id, metric_key, version desc),
                        summed as (
                          select person_key, metric_key, day, sum(amount) as amount, count(*) as facts from standing
                          where counts group by person_key, metric_key, day)
                        select count(*) from (select * from results.total where organization_id = :organization) t
                        full join summed s using (person_key, metric_key, day)
                        where coalesce(t.amount, 0) <> coalesce(s.amount, 0) or coalesce(t.facts, 0) <> coalesce(s.facts, 0)
                           or coalesce(t.primary_amount, 0) <> coalesce(s.amount, 0)
                        """)
                        .param("organization", CurrentOrganization.id())
                        .query(Long.class)
                        .single());
        assertThat(different).isZero();
    }

    private BigDecimal total(String metric) {
        return in(
                house,
                () -> jdbc.sql("""
                        select coalesce(sum(t.amount), 0) from results.total t
                        join organization.metric_card m on m.organization_id = t.organization_id and m.key = t.metric_key
                        where t.organization_id = ? and m.code = ?
                        """)
                        .params(CurrentOrganization.id(), metric)
                        .query(BigDecimal.class)
                        .single());
    }

    private long facts() {
        return in(
                house,
                () -> jdbc.sql("select count(*) from results.fact where organization_id = ?")
                        .param(CurrentOrganization.id())
                        .query(Long.class)
                        .single());
    }

    private JsonNode deliver(String rows) {
        Api.Answer answer = send("", rows);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private Api.Answer send(String query, String rows) {
        return api.postFile("/api/sources/crm/imports" + query, (HEADER + rows).getBytes(StandardCharsets.UTF_8));
    }

    private static String remedy(String reason) {
        return org.fullscore.results.ingest.FailureReason.valueOf(reason).remedy();
    }

    private static void counts(
            JsonNode done, int read, int recorded, int duplicates, int corrected, int ignored, int quarantined) {
        assertThat(done.get("read").asInt()).as(done.toString()).isEqualTo(read);
        assertThat(done.get("recorded").asInt()).as(done.toString()).isEqualTo(recorded);
        assertThat(done.get("duplicates").asInt()).as(done.toString()).isEqualTo(duplicates);
        assertThat(done.get("corrected").asInt()).as(done.toString()).isEqualTo(corrected);
        assertThat(done.get("ignored").asInt()).as(done.toString()).isEqualTo(ignored);
        assertThat(done.get("quarantined").asInt()).as(done.toString()).isEqualTo(quarantined);
    }
}
