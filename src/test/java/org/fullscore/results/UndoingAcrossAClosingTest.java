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

/** A file of the second quarter is to be undone after the quarter was closed with it. */
class UndoingAcrossAClosingTest extends RealTest {

    private Api admin;
    private House house;
    private String delivery;

    @BeforeEach
    void theQuarterIsClosed() {
        house = found("Aldera Instruments");
        admin = house.administrator();
        Cast.enter(house);
        clock.set(LocalDate.of(2026, 7, 20));
        ok(admin.putCsv("/api/goals?agreed=true", """
                owner,metric,period,target,why
                person:conor,revenue,2026-Q2,100,
                person:priya,revenue,2026-Q2,100,
                """));
        ok(admin.putYaml("/api/sources/crm", """
                key: id
                person: { column: who }
                on: { column: day }
                metrics: { revenue: { column: amount } }
                """));
        deliver("1,conor,2026-05-04,60\n");
        delivery = deliver("2,priya,2026-05-05,110\n");
        ok(admin.postJson("/api/periods/2026-Q2/closing", "{}"));
    }

    @Test
    void itIsRefusedAndTheWayIsShown() {
        Api.Answer refused = admin.delete("/api/imports/" + delivery);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("type").asString()).endsWith("/period-closed");
        assertThat(refused.json().get("detail").asString()).contains("2026-Q2", "Nothing was undone", "restate=true");
        assertThat(state()).isEqualTo("recorded");
        assertThat(restatements()).isEmpty();
    }

    @Test
    void askedForItOpensARestatementWithTheDifference() {
        ok(admin.delete("/api/imports/" + delivery + "?restate=true"));
        assertThat(state()).isEqualTo("undone");
        JsonNode restatement = restatements().get(0);
        assertThat(restatement.get("period").asString()).isEqualTo("2026-Q2");
        assertThat(restatement.get("state").asString()).isEqualTo("open");
        JsonNode goal = restatement.get("goals").get(0);
        assertThat(goal.get("owner").asString()).isEqualTo("person:priya");
        assertThat(goal.get("before").asInt()).isEqualTo(110);
        assertThat(goal.get("after").asInt()).isZero();
        assertThat(admin.get("/api/ledger").body()).contains("\"import-undone\"");
    }

    @Test
    void anOpenPeriodAsksForNothing() {
        String open = deliver("3,priya,2026-07-05,7\n");
        ok(admin.delete("/api/imports/" + open));
        assertThat(restatements()).isEmpty();
    }

    private JsonNode restatements() {
        return tokenOf(house, "sigrid", "act read")
                .get("/api/restatements")
                .json()
                .get("items");
    }

    private String state() {
        return admin.get("/api/imports/" + delivery).json().get("state").asString();
    }

    private String deliver(String rows) {
        Api.Answer answer = admin.postFile(
                "/api/sources/crm/imports", ("id,who,day,amount\n" + rows).getBytes(StandardCharsets.UTF_8));
        ok(answer);
        return answer.json().get("id").asString();
    }

    private static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }
}
