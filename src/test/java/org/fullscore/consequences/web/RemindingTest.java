package org.fullscore.consequences.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.Visit;
import org.fullscore.organization.Outbox;
import org.fullscore.organization.People;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** On Monday 20 July 2026 the second quarter is closed: Niamh Byrne owes Conor Walsh a coaching plan until Monday the 27th. */
class RemindingTest extends RealTest {

    private static final String POLICY = """
            metric: revenue
            of: [person]
            period: quarter
            from: 2026-01-01
            source: Sales compensation plan 2026, section 4
            rules:
              - name: Met
                from: 70
                then: []
              - name: Missed
                below: 70
                then: [{ consequence: Coaching plan, kind: support, severity: 1, owedBy: leader, workingDays: 5 }]
            """;

    @Autowired
    private ReminderJob reminders;

    @Autowired
    private Outbox outbox;

    @Autowired
    private People people;

    private House house;

    @BeforeEach
    void theQuarterIsClosed() {
        house = found("Aldera Instruments");
        Cast.enter(house);
        clock.set(LocalDate.of(2026, 7, 20));
        Api admin = house.administrator();
        publish(house, "revenue", POLICY);
        ok(admin.putCsv("/api/goals?agreed=true", """
                owner,metric,period,target
                person:conor,revenue,2026-Q2,100000
                person:conor,revenue,2026-Q3,100000
                person:priya,revenue,2026-Q3,100000
                person:rui,revenue,2026-Q3,100000
                """));
        ok(admin.putYaml("/api/sources/crm", """
                format: csv
                key: id
                person: { column: person, by: id }
                on: { column: day, format: yyyy-MM-dd }
                metrics:
                  revenue: { column: amount }
                """));
        deliver("1,conor,2026-05-04,60000");
        ok(admin.postJson("/api/periods/2026-Q2/closing", "{}"));
    }

    @Test
    void whoeverOwesItIsRemindedThreeWorkingDaysBeforeAndOnce() {
        write(LocalDate.of(2026, 7, 21));
        assertThat(lettersTo("niamh")).isEmpty();
        clock.set(Instant.parse("2026-07-22T06:59:00Z"));
        CurrentOrganization.runAs(house.organization(), reminders::write);
        assertThat(lettersTo("niamh")).isEmpty();

        write(LocalDate.of(2026, 7, 22));
        write(LocalDate.of(2026, 7, 22));
        write(LocalDate.of(2026, 7, 23));

        assertThat(lettersTo("niamh")).singleElement().satisfies(mail -> {
            assertThat(mail.letter().subject()).isEqualTo("1 decision is due soon at Aldera Instruments");
            assertThat(mail.letter().plain())
                    .contains("Coaching plan for Conor Walsh", "Due Mon, Jul 27, in 5 days", "/obligations/");
            assertThat(mail.letter().html()).contains("Coaching plan for Conor Walsh");
        });
        assertThat(lettersTo("duarte")).isEmpty();
    }

    @Test
    void aDelegateIsRemindedToo() {
        ok(as("niamh")
                .postJson("/api/delegations", "{\"delegate\":\"ines\",\"from\":\"2026-07-20\",\"to\":\"2026-07-31\"}"));
        write(LocalDate.of(2026, 7, 22));

        assertThat(lettersTo("niamh")).hasSize(1);
        assertThat(lettersTo("ines")).hasSize(1);
        assertThat(firstPage("ines")).contains("You may decide it for Niamh Byrne.");
    }

    @Test
    void afterTheDeadlineTheNextInLineIsToldOnceAndSeesItUntilItIsDone() {
        write(LocalDate.of(2026, 7, 28));
        write(LocalDate.of(2026, 7, 29));

        assertThat(lettersTo("duarte"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.letter().plain())
                        .contains("Not applied below you", "Niamh Byrne owed it until Mon, Jul 27"));
        assertThat(lettersTo("ingrid")).isEmpty();
        Visit duarte = visit(house, "duarte");
        assertThat(duarte.get("/").body())
                .contains("Not applied: Coaching plan, for Conor Walsh", "Was due Mon, Jul 27");
        assertThat(duarte.get("/obligations/" + coaching()).body())
                .contains("Duarte Nogueira, July 28, 2026", "nobody decided by July 27, 2026");
        assertThat(house.administrator().get("/api/ledger").body()).contains("obligation-not-applied");

        ok(as("niamh").postJson("/api/obligations/" + coaching() + "/application", "{}"));
        assertThat(duarte.get("/").body()).doesNotContain("Not applied: Coaching plan");
    }

    @Test
    void whatComesDueIsSaidThreeWeeksAheadAtTodaysPace() {
        clock.set(LocalDate.of(2026, 9, 1));
        deliver("2,conor,2026-08-04,30000");
        deliver("3,priya,2026-08-05,90000");
        deliver("4,rui,2026-08-05,10000");
        assertThat(as("niamh").get("/api/obligations/coming").json().get("items"))
                .isEmpty();

        clock.set(LocalDate.of(2026, 9, 21));
        JsonNode ofNiamh = as("niamh").get("/api/obligations/coming").json().get("items");
        assertThat(ofNiamh).hasSize(1);
        assertThat(ofNiamh.get(0).get("people").get(0).asString()).isEqualTo("conor");
        assertThat(ofNiamh.get(0).get("fallsDue").asString()).isEqualTo("2026-10-07");
        assertThat(as("duarte")
                        .get("/api/obligations/coming")
                        .json()
                        .get("items")
                        .get(0)
                        .get("count")
                        .asInt())
                .isEqualTo(2);
        assertThat(visit(house, "duarte").get("/obligations/coming").body())
                .contains("2 at today’s pace", "Conor Walsh and Rui Costa");
    }

    private String coaching() {
        return as("ingrid")
                .get("/api/obligations?owner=person:conor")
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
    }

    private void write(LocalDate day) {
        clock.set(day);
        CurrentOrganization.runAs(house.organization(), reminders::write);
    }

    private List<Outbox.Mail> lettersTo(String person) {
        return in(house, () -> outbox.to(people.byId(person).orElseThrow().key(), 10));
    }

    private String firstPage(String person) {
        return visit(house, person).get("/").body();
    }

    private void deliver(String row) {
        ok(house.administrator()
                .postFile(
                        "/api/sources/crm/imports",
                        ("id,person,day,amount\n" + row + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private Api as(String person) {
        return tokenOf(house, person, "act read");
    }

    private static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
    }
}
