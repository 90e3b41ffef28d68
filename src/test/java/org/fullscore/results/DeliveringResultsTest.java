package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fullscore.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever is delivered, each row is accounted for, and nothing is lost or doubled. */
class DeliveringResultsTest extends AtTheSource {

    @BeforeEach
    void aMapping() {
        map("crm", WON_DEALS);
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
        byte[] file = (DEALS + "A,Priya Raman,2026-07-01,Won,100\n").getBytes(StandardCharsets.UTF_8);
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
    void onlyWhoMayDeliverDelivers() {
        byte[] file = (DEALS + "A,Priya Raman,2026-07-01,Won,100\n").getBytes(StandardCharsets.UTF_8);
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

    private static String remedy(String reason) {
        return org.fullscore.results.ingest.FailureReason.valueOf(reason).remedy();
    }

    private JsonNode deliver(String rows) {
        return recorded("", DEALS + rows);
    }

    private Api.Answer send(String query, String rows) {
        return post(query, DEALS + rows);
    }
}
