package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * The second quarter of 2026 has 63 working days in the United States; each target is 63,000 of revenue. Priya Raman is away for
 * April (22 of them), Conor Walsh works half time in Germany (60 working days), Aoife Kearney joined on 2 February and ramps until 1 May, Rui Costa is away
 * for the whole quarter, Niamh Byrne is there full time.
 */
class AdjustedTargetsTest extends RealTest {

    private static final String POLICY = """
            metric: revenue
            of: [person, team]
            period: quarter
            from: 2026-01-01
            source: Sales compensation plan 2026, section 4
            adjust: { joining: true, leaving: true, absence: true, hours: true, ramp: [0, 50, 75] }
            rules:
              - name: Met
                from: 100
                then: [{ consequence: Accelerator, kind: reward, severity: 1, owedBy: leader, workingDays: 10 }]
              - { name: Short, from: 70, below: 100, then: [] }
              - name: Missed
                below: 70
                then: [{ consequence: Coaching plan, kind: support, severity: 1, owedBy: leader, workingDays: 5 }]
              - name: Missed again
                below: 70
                inARow: 2
                then: [{ consequence: Second coach, kind: support, severity: 2, owedBy: leader, workingDays: 5 }]
            """;

    @Autowired
    private JdbcClient jdbc;

    private House house;

    @BeforeEach
    void theQuarterIsOver() {
        house = found("Aldera Instruments");
        Cast.enter(house);
        clock.set(LocalDate.of(2026, 10, 20));
        Api admin = house.administrator();
        publish(house, "revenue", POLICY);
        ok(admin.putCsv("/api/people", """
                id,name,rank,joined,country
                aoife,Aoife Kearney,rep,2026-02-02,
                conor,Conor Walsh,rep,,DE
                """));
        ok(admin.putCsv("/api/absences", """
                person,from,to
                priya,2026-04-01,2026-04-30
                rui,2026-03-30,2026-07-03
                """));
        ok(admin.putCsv("/api/working-hours", "person,from,to,percent\nconor,2026-04-01,2026-06-30,50\n"));
        ok(admin.putCsv("/api/goals?agreed=true", """
                owner,metric,period,target,commit,stretch
                person:priya,revenue,2026-Q2,63000,31500,126000
                person:conor,revenue,2026-Q2,63000,,
                person:aoife,revenue,2026-Q2,63000,,
                person:rui,revenue,2026-Q2,63000,,
                person:niamh,revenue,2026-Q2,63000,,
                team:dublin,revenue,2026-Q2,252000,,
                """));
        ok(admin.putYaml("/api/sources/crm", """
                format: csv
                key: id
                person: { column: person, by: id }
                on: { column: day, format: yyyy-MM-dd }
                metrics:
                  revenue: { column: amount }
                """));
        deliver("""
                id,person,day,amount
                1,priya,2026-05-05,41000
                2,conor,2026-05-04,20000
                3,aoife,2026-06-05,44000
                4,niamh,2026-06-05,45000
                5,rui,2026-04-05,10000
                """);
    }

    @Test
    void everybodySeesTheTargetThatIsJudgedAndWhatWasAgreed() {
        assertThat(standings("2026-Q2"))
                .extracting(
                        item -> item.get("owner").asString(),
                        item -> plain(item.get("target")),
                        item -> plain(item.get("agreedTarget")),
                        item -> plain(item.get("countedDays")),
                        item -> plain(item.get("attainment")))
                .containsExactlyInAnyOrder(
                        tuple("person:priya", "41000", "63000", "41", "1"),
                        tuple("person:conor", "31500", "63000", "30", "0.63492063"),
                        tuple("person:aoife", "57000", "63000", "57", "0.77192982"),
                        tuple("person:rui", "null", "63000", "0", "null"),
                        tuple("person:niamh", "63000", "null", "null", "0.71428571"),
                        tuple("team:dublin", "252000", "null", "null", "0.5952381"));
        JsonNode board = as("conor")
                .get("/api/boards/dublin?period=2026-Q2&metric=revenue")
                .json()
                .get("items");
        assertThat(board.valueStream())
                .extracting(
                        item -> item.get("owner").asString(),
                        item -> plain(item.get("place")),
                        item -> item.get("adjusted").asBoolean())
                .containsExactly(
                        tuple("team:dublin", "null", false),
                        tuple("person:priya", "1", true),
                        tuple("person:aoife", "2", true),
                        tuple("person:niamh", "3", false),
                        tuple("person:conor", "4", true));
        JsonNode rui = as("conor")
                .get("/api/boards/porto?period=2026-Q2&metric=revenue")
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("owner").asString().equals("person:rui"))
                .findFirst()
                .orElseThrow();
        assertThat(rui.get("reason").asString()).isEqualTo("no-target");
        assertThat(plain(rui.get("place"))).isEqualTo("null");
        assertThat(rui.get("met").asBoolean()).isFalse();
    }

    @Test
    void theClosingJudgesByTheAdjustedTargetAndKeepsWhatWasAgreed() {
        relieved("priya", 126_000);

        close("2026-Q2");

        assertThat(obligations())
                .extracting(
                        item -> item.get("owner").asString(),
                        item -> item.get("rule").asString(),
                        item -> plain(item.get("attainment")))
                .containsExactlyInAnyOrder(
                        tuple("person:priya", "Met", "1"),
                        tuple("person:conor", "Missed", "0.63492063"),
                        tuple("team:dublin", "Missed", "0.5952381"));
        assertThat(kept("priya")).isEqualTo("41000 of 63000, commit 20500 of 31500, first 82000");
        ok(house.administrator().putCsv("/api/absences", "person,from,to\nniamh,2026-04-01,2026-06-30\n"));
        ok(house.administrator().putCsv("/api/absences", "person,from,to\nrui,2026-03-30,\n"));
        deliver("id,person,day,amount\n6,conor,2026-06-30,1000\n7,rui,2026-05-05,5000\n");
        JsonNode restatement =
                as("ingrid").get("/api/restatements").json().get("items").get(0);
        assertThat(restatement.get("goals").valueStream())
                .extracting(goal -> goal.get("owner").asString())
                .containsExactlyInAnyOrder("person:conor", "team:dublin");
        assertThat(standings("2026-Q2"))
                .filteredOn(item -> item.get("adjusted").asBoolean())
                .extracting(item -> item.get("owner").asString(), item -> plain(item.get("target")))
                .containsExactlyInAnyOrder(
                        tuple("person:priya", "41000"),
                        tuple("person:conor", "31500"),
                        tuple("person:aoife", "57000"),
                        tuple("person:rui", "null"));
    }

    @Test
    void aQuarterOfAbsenceOrOfARampNeitherCountsNorBreaksInARow() {
        ok(house.administrator().putCsv("/api/goals?agreed=true", """
                owner,metric,period,target
                person:rui,revenue,2026-Q1,61000
                person:rui,revenue,2026-Q3,64000
                person:aoife,revenue,2026-Q1,61000
                person:aoife,revenue,2026-Q3,64000
                person:conor,revenue,2026-Q1,61000
                person:conor,revenue,2026-Q3,64000
                """));
        deliver("""
                id,person,day,amount
                3,aoife,2026-06-05,4000
                10,rui,2026-03-03,100
                11,rui,2026-09-03,100
                12,aoife,2026-03-03,100
                13,aoife,2026-09-03,100
                14,conor,2026-03-03,50000
                15,conor,2026-09-03,100
                """);

        close("2026-Q1");
        close("2026-Q2");
        close("2026-Q3");

        assertThat(obligations())
                .filteredOn(item -> item.get("rule").asString().startsWith("Missed"))
                .extracting(
                        item -> item.get("owner").asString(),
                        item -> item.get("period").asString(),
                        item -> item.get("rule").asString())
                .contains(
                        tuple("person:rui", "2026-Q1", "Missed"),
                        tuple("person:rui", "2026-Q3", "Missed again"),
                        tuple("person:aoife", "2026-Q1", "Missed"),
                        tuple("person:aoife", "2026-Q2", "Missed"),
                        tuple("person:aoife", "2026-Q3", "Missed"),
                        tuple("person:conor", "2026-Q2", "Missed"),
                        tuple("person:conor", "2026-Q3", "Missed again"))
                .doesNotContain(tuple("person:rui", "2026-Q2", "Missed"));
    }

    @Test
    void hoursAreListedForThoseWhomTheyConcern() {
        ok(house.administrator().putCsv("/api/working-hours", """
                person,from,to,percent
                priya,2026-09-01,,62.5
                rui,2026-09-01,,80
                """));

        assertThat(as("priya").get("/api/working-hours").json().get("items").toString())
                .isEqualTo("[{\"person\":\"priya\",\"from\":\"2026-09-01\",\"to\":null,\"percent\":62.5}]");
        assertThat(as("niamh").get("/api/working-hours").json().get("items").valueStream())
                .extracting(item -> item.get("person").asString())
                .containsExactly("conor", "priya");
        Api.Answer again = house.administrator().putCsv("/api/working-hours", """
                person,from,to,percent
                priya,2026-09-01,,
                conor,2026-04-01,2026-06-30,50
                rui,2026-09-01,2026-12-31,80
                """);
        assertThat(again.json().get("ended").asInt()).isEqualTo(1);
        assertThat(again.json().get("unchanged").asInt()).isEqualTo(1);
        assertThat(again.json().get("updated").asInt()).isEqualTo(1);
        Api.Answer wrong = house.administrator().putCsv("/api/working-hours", """
                person,from,to,percent
                conor,2026-04-01,2026-03-30,50
                nobody,2026-04-01,,50
                rui,2026-04-01,,120
                """);
        assertThat(wrong.json().get("errors").valueStream())
                .extracting(error -> error.get("code").asString())
                .containsExactly("ENDS_BEFORE_IT_BEGINS", "PERSON_UNKNOWN", "PERCENT_UNREADABLE");
    }

    @Test
    void aMetricThatDoesNotAddUpIsNotAdjusted() {
        ok(house.administrator().putJson("/api/metrics", """
                [{"code":"pipeline","name":"Pipeline","unit":"count","direction":"higher","aggregate":"last"}]
                """));

        Api.Answer refused = as("ingrid").putYaml("/api/policies/pipeline", POLICY.replace("revenue", "pipeline"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("adjusts-no-sum").contains("does not shrink");
    }

    /** As relief would have left it. */
    private void relieved(String person, int first) {
        in(
                house,
                () -> jdbc.sql("""
                        update goals.goal set first_target = ? where organization_id = ? and period = '2026-Q2'
                          and person_key = (select key from organization.person_card where organization_id = ? and id = ?)
                        """)
                        .params(
                                first,
                                house.organization().id(),
                                house.organization().id(),
                                person)
                        .update());
    }

    private String kept(String person) {
        return in(
                house,
                () -> jdbc.sql("""
                        select format('%s of %s, commit %s of %s, first %s', trim_scale(target), trim_scale(agreed_target),
                          trim_scale(commit_level), trim_scale(agreed_commit), trim_scale(first_target))
                        from results.frozen_standing where organization_id = ? and period = '2026-Q2'
                          and person_key = (select key from organization.person_card where organization_id = ? and id = ?)
                        """)
                        .params(house.organization().id(), house.organization().id(), person)
                        .query(String.class)
                        .single());
    }

    private void close(String period) {
        ok(house.administrator().postJson("/api/periods/" + period + "/closing", "{}"));
    }

    private List<JsonNode> standings(String period) {
        return as("conor")
                .get("/api/standings?period=" + period)
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    private List<JsonNode> obligations() {
        return as("ingrid")
                .get("/api/obligations")
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    private void deliver(String csv) {
        ok(house.administrator().postFile("/api/sources/crm/imports", csv.getBytes(StandardCharsets.UTF_8)));
    }

    private Api as(String person) {
        return tokenOf(house, person, "act read");
    }

    private static String plain(JsonNode value) {
        return value.isNull()
                ? "null"
                : value.decimalValue().stripTrailingZeros().toPlainString();
    }

    private static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
    }
}
