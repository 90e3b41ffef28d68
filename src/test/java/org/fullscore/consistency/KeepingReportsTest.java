package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.consistency.History.Past;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A closing keeps the report; what was decided before and after it no longer changes what everybody reads. */
class KeepingReportsTest extends RealTest {

    private static final String LIST = "/api/consistency/snapshots";

    @Autowired
    private SnapshotsOfClosings snapshots;

    @Autowired
    private JdbcClient jdbc;

    private House house;
    private History history;

    @BeforeEach
    void someBurdens() {
        clock.set(LocalDate.of(2026, 4, 10));
        house = found("Aldera Instruments");
        Cast.enter(house);
        history = new History(database, house);
        history.addOf(6, Past.corrective("rep").owedBy("niamh").in("dublin"), 24, "applied")
                .addOf(6, Past.corrective("rep").owedBy("ines").in("porto"), 24, "waived")
                .addOf(7, Past.corrective("rep").owedBy("henrik").in("oslo"), 28, "applied")
                .addOf(6, Past.corrective("leader").owedBy("duarte").in("atlantic"), 9, "not applied");
    }

    @Test
    void aClosingKeepsTheTwelveMonthsUpToItsEndOnce() {
        close("2026-Q1");
        keep();
        JsonNode items = list("priya");
        assertThat(items).hasSize(1);
        JsonNode item = items.get(0);
        assertThat(item.get("closing").asString()).isEqualTo("2026-Q1");
        assertThat(item.get("from").asString()).isEqualTo("2025-04-01");
        assertThat(item.get("to").asString()).isEqualTo("2026-03-31");
        assertThat(item.get("criteria").valueStream().map(JsonNode::asString))
                .containsExactly("kind", "severity", "rank");
        assertThat(ledger("report-kept").getFirst().at("/content/sha256")).isEqualTo(item.get("sha256"));
    }

    @Test
    void whatIsDecidedAfterwardsChangesTheLiveReportAndNotWhatWasKept() {
        close("2026-Q1");
        String snapshot = list("ingrid").get(0).get("id").asString();
        byte[] before = bytes("ingrid", snapshot);
        JsonNode read = read("priya");

        history.addOf(6, Past.corrective("rep").owedBy("niamh").in("dublin"), 24, "late");
        in(
                house,
                () -> jdbc.sql(
                                "update organization.person set name = 'Niamh Walsh' where organization_id = ? and id = 'niamh'")
                        .param(house.organization().id())
                        .update());

        assertThat(tokenOf(house, "ingrid", "read")
                        .get("/api/consistency?from=2025-04-01&to=2026-03-31")
                        .json()
                        .get("due")
                        .asInt())
                .isEqualTo(109);
        assertThat(bytes("ingrid", snapshot)).isEqualTo(before);
        assertThat(read("priya")).isEqualTo(read);
        assertThat(read.get("due").asInt()).isEqualTo(85);
        assertThat(read.get("snapshot").asString()).isEqualTo(snapshot);
    }

    @Test
    void whatWasKeptSaysTheSameAsTheReportOfThatDay() {
        close("2026-Q1");
        JsonNode live = tokenOf(house, "ingrid", "read")
                .get("/api/consistency?from=2025-04-01&to=2026-03-31")
                .json();
        JsonNode pack = pack("ingrid", list("ingrid").get(0).get("id").asString());
        for (var part : List.of("due", "outcomes", "kept", "coverage", "support", "afterwards", "dimensions")) {
            assertThat(pack.at("/report/" + part)).isEqualTo(live.get(part));
        }
        assertThat(pack.get("lede").asString()).contains("It differs.", "owed by ines");
        assertThat(pack.get("method").toString()).contains("Fisher", "Newcombe", "Holm", "95.0%");
    }

    @Test
    void everyExportIsOnRecordWithItsHash() throws Exception {
        close("2026-Q1");
        String snapshot = list("ingrid").get(0).get("id").asString();
        byte[] taken = bytes("ingrid", snapshot);
        JsonNode entry = ledger("report-exported").getLast();
        assertThat(entry.get("subject").asString()).isEqualTo("snapshot:" + snapshot);
        assertThat(entry.at("/content/format").asString()).isEqualTo("json");
        assertThat(entry.at("/content/sha256").asString())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(taken)));
    }

    @Test
    void whoeverMayNotOpenTheCasesTakesAwayNoMoreThanThePageShows() {
        close("2026-Q1");
        String snapshot = list("priya").get(0).get("id").asString();
        JsonNode priyas = pack("priya", snapshot);
        assertThat(priyas.get("seesAll").asBoolean()).isFalse();
        assertThat(priyas.toString()).doesNotContain("\"niamh\"", "\"ines\"", "\"henrik\"");
        JsonNode niamhs = pack("niamh", snapshot);
        assertThat(niamhs.toString()).contains("\"niamh\"").doesNotContain("\"ines\"", "\"henrik\"");
    }

    @Test
    void executivesAndAuditorsKeepDaysOfTheirChoiceForEachOther() {
        var made = tokenOf(house, "claire", "admin").postJson(LIST, "{\"from\":\"2026-01-01\",\"to\":\"2026-01-31\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String id = made.json().get("id").asString();
        assertThat(made.json().get("madeBy").asString()).isEqualTo("claire");
        assertThat(pack("ingrid", id).at("/report/to").asString()).isEqualTo("2026-01-31");
        assertThat(list("priya")).isEmpty();
        assertThat(tokenOf(house, "priya", "read").get(LIST + "/" + id).status())
                .isEqualTo(404);
        assertThat(tokenOf(house, "priya", "admin")
                        .postJson(LIST, "{\"from\":\"2026-01-01\",\"to\":\"2026-01-31\"}")
                        .status())
                .isEqualTo(403);
        assertThat(tokenOf(house, "ingrid", "admin")
                        .postJson(LIST, "{\"from\":\"2026-01-01\",\"to\":\"2026-04-11\"}")
                        .json()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("DAY_IN_FUTURE");
    }

    @Test
    void aGroupOfWhichTooFewPersonsChangedSinceTheLastClosingIsNotShownTwice() {
        close("2026-Q1");
        assertThat(shownTeams("priya")).containsExactly("atlantic", "dublin", "oslo", "porto");

        clock.set(LocalDate.of(2026, 7, 10));
        for (var team : List.of("porto", "oslo", "atlantic")) {
            history.addOnOf(LocalDate.of(2026, 5, 4), 6, Past.corrective("rep").in(team), "applied");
        }
        history.addOn(LocalDate.of(2026, 5, 4), Past.corrective("rep").in("dublin"), "waived");
        close("2026-Q2");

        assertThat(read("priya").get("to").asString()).isEqualTo("2026-06-30");
        assertThat(shownTeams("priya")).doesNotContain("dublin").hasSize(2);
    }

    @Test
    void somebodyErasedIsErasedFromWhatWasKept() {
        close("2026-Q1");
        String snapshot = list("ingrid").get(0).get("id").asString();
        assertThat(pack("ingrid", snapshot).toString()).contains("\"ines\"", "henrik");
        house.administrator().putCsv("/api/people", "id,left\nines,2026-04-12\n");
        clock.set(LocalDate.of(2026, 4, 20));
        String erasure = house.administrator()
                .postJson("/api/erasures", "{\"person\":\"ines\"}")
                .json()
                .at("/items/0/id")
                .asString();
        var done = tokenOf(house, "ingrid", "admin").postJson("/api/erasures/" + erasure + "/approval", "{}");
        assertThat(done.status()).as(done.body()).isEqualTo(200);

        assertThat(pack("ingrid", snapshot).toString()).doesNotContain("ines").contains("Erased person", "henrik");
        assertThat(house.administrator().get("/api/ledger/verification").body()).contains("\"verified\":true");
    }

    private void close(String period) {
        var closed = house.administrator().postJson("/api/periods/" + period + "/closing", "{}");
        assertThat(closed.status()).as(closed.body()).isEqualTo(200);
        keep();
    }

    private void keep() {
        CurrentOrganization.runAs(house.organization(), snapshots::keep);
    }

    private JsonNode list(String person) {
        return tokenOf(house, person, "read").get(LIST).json().get("items");
    }

    private JsonNode read(String person) {
        Api.Answer answer = tokenOf(house, person, "read").get("/api/consistency");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode pack(String person, String snapshot) {
        return tokenOf(house, person, "read").get(LIST + "/" + snapshot).json();
    }

    private byte[] bytes(String person, String snapshot) {
        return tokenOf(house, person, "read").file(LIST + "/" + snapshot);
    }

    private List<String> shownTeams(String person) {
        return read(person)
                .get("dimensions")
                .valueStream()
                .filter(dimension -> dimension.get("by").asString().equals("team"))
                .flatMap(dimension -> dimension.at("/burdens/values").valueStream())
                .filter(value -> !value.get("suppressed").asBoolean())
                .map(value -> value.get("value").asString())
                .toList();
    }

    private List<JsonNode> ledger(String act) {
        return tokenOf(house, "claire", "read")
                .get("/api/ledger?limit=1000")
                .json()
                .get("items")
                .valueStream()
                .filter(entry -> entry.get("act").asString().equals(act))
                .toList();
    }
}
