package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rows that wait are corrected together, left out, looked after and downloaded, all through the API. */
class CorrectingQuarantineTest extends RealTest {

    private static final String QUARANTINE = "/api/sources/crm/quarantine";
    private static final String FILE = """
            id,who,day,amount,note
            A,priya,2026-07-01,80,kept
            B,priya,2026-06-31,120,=first
            C,rui,2026-06-31,30,second
            D,Raman,2026-07-02,11,third
            E,Raman,2026-06-31,7,fourth
            """;

    private Api api;
    private House house;

    @BeforeEach
    void aFileWithRowsThatWait() {
        clock.set(LocalDate.of(2026, 8, 20));
        house = found("Aldera Instruments");
        api = house.administrator();
        Cast.enter(house);
        ok(api.putCsv("/api/goals?agreed=true", """
                owner,metric,period,target
                person:priya,revenue,2026-Q2,100
                person:priya,revenue,2026-Q3,100
                """));
        ok(api.putYaml("/api/sources/crm", """
                key: id
                person: { column: who, by: id }
                on: { column: day, format: yyyy-MM-dd }
                metrics: { revenue: { column: amount } }
                """));
        ok(api.postFile("/api/sources/crm/imports?file=june.csv", FILE.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theColumnAtFaultIsCorrectedInAllRowsAndTheyAreTaken() {
        Api.Answer answer = correct("DAY_UNREADABLE", "2026-06-31", "\"to\":\"2026-06-30\"");

        assertThat(answer.json().get("rows").asInt()).as(answer.body()).isEqualTo(2);
        assertThat(answer.json().get("replay").get("recorded").asInt()).isEqualTo(2);
        assertThat(waiting()).isEqualTo(2);
        assertThat(standing("2026-Q2").get("actual").asInt()).isEqualTo(120);
        assertThat(api.get("/api/ledger").body()).contains("rows-corrected");
    }

    @Test
    void whatCameStaysBesideItAndTheNumberLeadsToTheCorrection() {
        correct("DAY_UNREADABLE", "2026-06-31", "\"to\":\"2026-06-30\"");

        JsonNode behind = api.get(
                        "/api/goals/" + standing("2026-Q2").get("goal").asString() + "/results")
                .json()
                .get("items")
                .get(0);
        assertThat(behind.get("key").asString()).isEqualTo("B");
        assertThat(behind.get("rowCorrected").asBoolean()).isTrue();
        assertThat(behind.get("file").asString()).isEqualTo("june.csv");
        assertThat(behind.get("line").asInt()).isEqualTo(3);
        String origin = behind.get("replayOf").asString();
        assertThat(api.get("/api/imports/" + origin + "/quarantine.csv").body()).contains("B,priya,2026-06-31,120");
    }

    @Test
    void anotherColumnThanTheOneAtFaultMayBeCorrected() {
        Api.Answer answer = correct("PERSON_UNKNOWN", "Raman", "\"column\":\"who\",\"to\":\"priya\"");

        assertThat(answer.json().get("rows").asInt()).as(answer.body()).isEqualTo(2);
        assertThat(answer.json().get("replay").get("recorded").asInt()).isEqualTo(1);
        assertThat(answer.json().get("replay").get("waiting").asInt()).isEqualTo(1);
        assertThat(group("DAY_UNREADABLE").get("rows").asInt()).isEqualTo(3);
    }

    @Test
    void whatMakesNoSenseIsRefusedAndNothingChanges() {
        assertThat(correct("DAY_UNREADABLE", "2026-06-31", "\"to\":\" \"").status())
                .isEqualTo(422);
        assertThat(correct("DAY_UNREADABLE", "2026-06-31", "\"column\":\"nowhere\",\"to\":\"x\"")
                        .status())
                .isEqualTo(409);
        assertThat(correct("DAY_UNREADABLE", "2026-02-30", "\"to\":\"x\"").status())
                .isEqualTo(409);
        assertThat(waiting()).isEqualTo(4);
        correct("DAY_UNREADABLE", "2026-06-31", "\"to\":\"the thirtieth\"");
        assertThat(group("DAY_UNREADABLE").get("value").asString()).isEqualTo("the thirtieth");
        assertThat(waiting()).isEqualTo(4);
    }

    @Test
    void rowsAreLeftOutOnceAndNoNumberWaitsForThem() {
        assertThat(standing("2026-Q3").get("freshness").asString()).isEqualTo("quarantined");
        Api.Answer left = api.postJson(QUARANTINE + "/omission", "{\"reason\":\"PERSON_UNKNOWN\",\"value\":\"Raman\"}");
        assertThat(left.json().get("rows").asInt()).as(left.body()).isEqualTo(2);
        assertThat(api.postJson(QUARANTINE + "/omission", "{\"reason\":\"PERSON_UNKNOWN\",\"value\":\"Raman\"}")
                        .json()
                        .get("rows")
                        .asInt())
                .isZero();
        correct("DAY_UNREADABLE", "2026-06-31", "\"to\":\"2026-06-30\"");
        assertThat(standing("2026-Q3").get("freshness").asString()).isEqualTo("fresh");
    }

    @Test
    void somebodyWhoMayLooksAfterAGroup() {
        String group = "{\"reason\":\"PERSON_UNKNOWN\",\"value\":\"Raman\",\"person\":";
        assertThat(api.putJson(QUARANTINE + "/owner", group + "\"olga\"}").status())
                .isEqualTo(204);
        assertThat(group("PERSON_UNKNOWN").get("owner").asString()).isEqualTo("olga");
        assertThat(api.putJson(QUARANTINE + "/owner", group + "\"priya\"}").status())
                .isEqualTo(422);
        assertThat(api.putJson(QUARANTINE + "/owner", group + "null}").status()).isEqualTo(204);
        assertThat(group("PERSON_UNKNOWN").get("owner").isNull()).isTrue();
    }

    @Test
    void theyAreDownloadedInTheirOriginalColumnsAndOrder() {
        String all = api.get("/api/sources/crm/quarantine.csv").body();
        assertThat(all.lines().toList().getFirst())
                .isEqualTo(
                        "id,who,day,amount,note,quarantine_line,quarantine_reason,quarantine_column,quarantine_remedy");
        assertThat(all).contains("B,priya,2026-06-31,120,'=first,3,DAY_UNREADABLE,day");
        assertThat(api.get("/api/sources/crm/quarantine.csv?reason=PERSON_UNKNOWN&value=Raman")
                        .body()
                        .lines())
                .hasSize(3);
    }

    private Api.Answer correct(String reason, String value, String rest) {
        return api.postJson(
                QUARANTINE + "/correction", "{\"reason\":\"" + reason + "\",\"value\":\"" + value + "\"," + rest + "}");
    }

    private int waiting() {
        return api.get("/api/sources/crm").json().get("quarantined").asInt();
    }

    private JsonNode group(String reason) {
        return api.get(QUARANTINE)
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("reason").asString().equals(reason))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode standing(String period) {
        return api.get("/api/standings?period=" + period).json().get("items").get(0);
    }

    private static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
