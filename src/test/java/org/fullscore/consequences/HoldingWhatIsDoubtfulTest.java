package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.fullscore.Api;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The second quarter is closed while a row of Conor Walsh waits in quarantine: what follows from his number is held, once. */
class HoldingWhatIsDoubtfulTest extends SecondQuarter {

    @Autowired
    private ReleasingHolds holds;

    @BeforeEach
    void theQuarterIsClosedOverARowThatWaits() {
        agree("conor", "priya");
        deliver("""
                1,conor,2026-05-04,60000
                2,priya,2026-05-05,112400
                3,conor,2026-06-05,forty thousand
                """);
        closeIt("{\"reason\":\"The row is looked into\"}");
    }

    @Test
    void whatFollowsFromTheDoubtfulNumberIsHeldAndNothingElse() {
        assertThat(obligationOf("conor").get("state").asString()).isEqualTo("held");
        assertThat(obligationOf("conor").get("freshness").asString()).isEqualTo("quarantined");
        assertThat(obligationOf("priya").get("state").asString()).isEqualTo("due");

        Api.Answer early = as("niamh").postJson("/api/obligations/" + id("conor") + "/application", """
                {"on":"2026-07-20","evidence":"https://files.example.org/plan"}
                """);
        assertThat(early.status()).as(early.body()).isEqualTo(409);
        assertThat(early.body()).contains("held");
    }

    @Test
    void onceTheRowIsSettledItsDaysBeginAnew() {
        clock.set(LocalDate.of(2026, 7, 27));
        release();
        assertThat(obligationOf("conor").get("state").asString()).isEqualTo("held");

        ok(house.administrator().putYaml("/api/sources/crm", """
                format: csv
                key: id
                only: { amount: [nothing] }
                person: { column: person, by: id }
                on: { column: day, format: yyyy-MM-dd }
                metrics:
                  revenue: { column: amount }
                """));
        ok(house.administrator().postJson("/api/sources/crm/quarantine/replay", "{}"));
        release();

        assertThat(obligationOf("conor").get("state").asString()).isEqualTo("due");
        assertThat(obligationOf("conor").get("deadline").asString()).isEqualTo("2026-08-03");
        release();
        assertThat(obligationOf("conor").get("deadline").asString()).isEqualTo("2026-08-03");
    }

    @Test
    void afterTwentyWorkingDaysItIsDueAllTheSame() {
        assertThat(obligationOf("conor").get("deadline").asString()).isEqualTo("2026-08-24");
        clock.set(LocalDate.of(2026, 8, 17));
        release();
        assertThat(obligationOf("conor").get("state").asString()).isEqualTo("held");
        clock.set(LocalDate.of(2026, 8, 18));
        release();
        assertThat(obligationOf("conor").get("state").asString()).isEqualTo("due");
    }

    private void release() {
        CurrentOrganization.runAs(house.organization(), holds::releaseWhatCanBeReliedOn);
    }

    private String id(String person) {
        return obligationOf(person).get("id").asString();
    }

    private JsonNode obligationOf(String person) {
        return as("ingrid")
                .get("/api/obligations?owner=person:" + person)
                .json()
                .get("items")
                .get(0);
    }
}
