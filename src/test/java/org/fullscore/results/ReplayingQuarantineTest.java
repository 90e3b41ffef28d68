package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fullscore.Api;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rows that waited are read again, each is taken once, and none overtakes what came since. */
class ReplayingQuarantineTest extends AtTheSource {

    private static final String MAPPING = """
            key: id
            only: { stage: [Won] }
            person: { column: who, by: name }
            on: { column: day }
            metrics: { revenue: { column: amount } }
            """;
    private static final String RAMAN = "{\"reason\":\"PERSON_UNKNOWN\",\"value\":\"P. Raman\"}";

    @BeforeEach
    void aMapping() {
        map("crm", MAPPING);
    }

    @Test
    void rowsOfANameAreTakenOnceSomebodySaidWhoItIs() {
        String origin = deliver(
                "A,Priya Raman,2026-07-01,Won,100\nB,P. Raman,2026-07-01,Won,40\nC,P. Raman,2026-07-02,Won,2\nD,N. N.,2026-07-02,Won,9\n");
        say("P. Raman,priya");
        JsonNode done = replay(RAMAN);
        counts(done, 2, 2, 0, 0, 0, 0);
        JsonNode replayed = done.get("imports").get(0);
        assertThat(replayed.get("replayOf").asString()).isEqualTo(origin);
        assertThat(replayed.get("file").asString()).isEqualTo("july.csv");
        assertThat(replayed.get("sha256"))
                .isEqualTo(api.get("/api/imports/" + origin).json().get("sha256"));
        assertThat(lines()).isEqualTo("A 2, B 3, C 4");
        assertThat(total("revenue")).isEqualByComparingTo("142");
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void replayedTwiceNothingIsDoubled() {
        deliver("B,P. Raman,2026-07-01,Won,40\n");
        say("P. Raman,priya");
        counts(replay("{}"), 1, 1, 0, 0, 0, 0);
        counts(replay("{}"), 0, 0, 0, 0, 0, 0);
        assertThat(api.get("/api/imports").json().get("items")).hasSize(2);
        assertThat(total("revenue")).isEqualByComparingTo("40");
    }

    @Test
    void twoPeopleReplayingAtOnceTakeEachRowOnce() throws Exception {
        deliver(IntStream.range(0, 12_000)
                .mapToObj(row -> "K" + row + ",P. Raman,2026-07-01,Won,1\n")
                .collect(Collectors.joining()));
        say("P. Raman,priya");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<JsonNode> first = threads.submit(() -> replay("{}"));
            Future<JsonNode> second = threads.submit(() -> replay(RAMAN));
            assertThat(first.get().get("recorded").asInt()
                            + second.get().get("recorded").asInt())
                    .isEqualTo(12_000);
            assertThat(first.get().get("read").asInt()
                            + second.get().get("read").asInt())
                    .isEqualTo(12_000);
        }
        assertThat(total("revenue")).isEqualByComparingTo("12000");
    }

    @Test
    void whatIsStillNotUnderstoodWaitsOnWithItsNewReason() {
        String origin = deliver("B,P. Raman,2026-06-31,Won,40\n");
        say("P. Raman,priya");
        JsonNode done = replay("{}");
        counts(done, 0, 0, 0, 0, 0, 0);
        assertThat(done.get("waiting").asInt()).isEqualTo(1);
        assertThat(api.get("/api/imports/" + origin + "/quarantine.csv").body()).contains(",2,DAY_UNREADABLE,day,");
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void aRowThatWasDeliveredAgainSinceDoesNotOvertakeIt() {
        deliver("A,P. Raman,2026-07-01,Won,100\n");
        deliver("A,Priya Raman,2026-07-01,Won,120\n");
        say("P. Raman,priya");
        JsonNode done = replay("{}");
        counts(done, 0, 0, 0, 0, 0, 0);
        assertThat(done.get("outdated").asInt()).isEqualTo(1);
        assertThat(total("revenue")).isEqualByComparingTo("120");
        assertThat(waiting()).isZero();
    }

    @Test
    void rowsOfSeveralImportsAreTakenInTheirOrder() {
        deliver("A,P. Raman,2026-07-01,Won,100\n");
        deliver("A,P. Raman,2026-07-01,Won,120\nB,P. Raman,2026-07-01,Lost,7\n");
        say("P. Raman,priya");
        JsonNode done = replay("{}");
        assertThat(done.get("imports")).hasSize(2);
        counts(done, 2, 1, 0, 1, 0, 0);
        assertThat(total("revenue")).isEqualByComparingTo("120");
    }

    @Test
    void aCorrectedMappingReadsThemToo() {
        map("crm", MAPPING.replace("amount }", "amount, decimal: \".\" }"));
        deliver("A,Priya Raman,2026-07-01,Won,\"1.250,50\"\n");
        map("crm", MAPPING.replace("amount }", "amount, decimal: \",\", grouping: \".\" }"));
        counts(replay("{\"reason\":\"AMOUNT_UNREADABLE\"}"), 1, 1, 0, 0, 0, 0);
        assertThat(total("revenue")).isEqualByComparingTo("1250.5");
    }

    @Test
    void aMappingThatNeedsOtherColumnsLeavesOldRowsToTheirOwn() {
        deliver("A,P. Raman,2026-07-01,Won,5\n");
        map("crm", MAPPING.replace("who", "seller"));
        say("P. Raman,priya");
        counts(replay("{}"), 1, 1, 0, 0, 0, 0);
        assertThat(total("revenue")).isEqualByComparingTo("5");
    }

    @Test
    void whatTheFileItselfMarksAsANumberStaysOne() {
        map("json", "format: ndjson\n" + MAPPING.replace("amount }", "amount, decimal: \",\", grouping: \".\" }"));
        api.call(
                "POST",
                "/api/sources/json/imports",
                "application/x-ndjson",
                "{\"id\":\"A\",\"who\":\"P. Raman\",\"day\":\"2026-07-01\",\"stage\":\"Won\",\"amount\":1234.567}\n"
                        .getBytes(StandardCharsets.UTF_8),
                Map.of());
        api.putCsv("/api/sources/json/aliases", "name,person\nP. Raman,priya\n");
        assertThat(api.postJson("/api/sources/json/quarantine/replay", "{}")
                        .json()
                        .get("recorded")
                        .asInt())
                .isEqualTo(1);
        assertThat(total("revenue")).isEqualByComparingTo("1234.567");
    }

    @Test
    void anUndoneReplayHasItsRowsWaitAgain() {
        deliver("B,P. Raman,2026-07-01,Won,40\n");
        say("P. Raman,priya");
        String id = replay("{}").get("imports").get(0).get("id").asString();
        assertThat(api.delete("/api/imports/" + id).status()).isEqualTo(200);
        assertThat(total("revenue")).isEqualByComparingTo("0");
        assertThat(waiting()).isEqualTo(1);
        counts(replay("{}"), 1, 1, 0, 0, 0, 0);
        assertThat(total("revenue")).isEqualByComparingTo("40");
    }

    @Test
    void anUndoneImportTakesItsReplaysWithIt() {
        String origin = deliver("A,Priya Raman,2026-07-01,Won,100\nB,P. Raman,2026-07-01,Won,40\n");
        say("P. Raman,priya");
        replay("{}");
        assertThat(api.delete("/api/imports/" + origin).status()).isEqualTo(200);
        assertThat(total("revenue")).isEqualByComparingTo("0");
        assertThat(waiting()).isZero();
    }

    @Test
    void theSameFileAgainRecordsNothingNew() {
        String rows = "A,Priya Raman,2026-07-01,Won,100\nB,P. Raman,2026-07-01,Won,40\n";
        deliver(rows);
        say("P. Raman,priya");
        replay("{}");
        JsonNode again = api.get("/api/imports/" + deliver(rows)).json();
        assertThat(again.get("duplicates").asInt()).isEqualTo(2);
        assertThat(total("revenue")).isEqualByComparingTo("140");
    }

    @Test
    void lateRowsOfAClosedPeriodAreNamedInTheLedger() {
        deliver("B,P. Raman,2025-07-01,Won,40\n");
        clock.set(LocalDate.of(2025, 10, 20));
        assertThat(api.postJson("/api/periods/2025-Q3/closing", "{}").status()).isEqualTo(200);
        say("P. Raman,priya");
        replay("{}");
        assertThat(api.get("/api/ledger").body()).contains("\"closed\":\"2025-Q3\"");
    }

    @Test
    void anUnknownReasonOrSourceIsNamed() {
        assertThat(api.postJson("/api/sources/crm/quarantine/replay", "{\"reason\":\"x\"}")
                        .body())
                .contains("REASON_UNKNOWN");
        assertThat(api.postJson("/api/sources/nowhere/quarantine/replay", "{}").body())
                .contains("source-unknown");
    }

    private void say(String row) {
        assertThat(api.putCsv("/api/sources/crm/aliases", "name,person\n" + row + "\n")
                        .status())
                .isEqualTo(200);
    }

    private JsonNode replay(String asked) {
        Api.Answer answer = api.postJson("/api/sources/crm/quarantine/replay", asked);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private int waiting() {
        return api.get("/api/sources/crm").json().get("quarantined").asInt();
    }

    /** Which line of the file each recorded fact names. */
    private String lines() {
        return in(
                house,
                () -> jdbc.sql("""
                        select string_agg(external_id || ' ' || line, ', ' order by external_id) from results.fact
                        where organization_id = ?
                        """)
                        .param(CurrentOrganization.id())
                        .query(String.class)
                        .single());
    }

    private String deliver(String rows) {
        return recorded("?file=july.csv", DEALS + rows).get("id").asString();
    }
}
