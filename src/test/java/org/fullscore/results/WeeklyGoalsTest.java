package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Goals of weeks and of seven days of the organization's own: judged by their policy, closed by themselves, owed by somebody. */
class WeeklyGoalsTest extends RealTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 29);

    private static final String POLICY = """
            metric: revenue
            of: [person]
            period: %s
            from: 2026-06-01
            source: Sales handbook, section 2
            rules:
              - name: Met
                from: 100
                then: [{ consequence: Word of thanks, kind: recognition, severity: 1, owedBy: leader, workingDays: 3 }]
              - name: Missed
                below: 100
                then: [{ consequence: Pipeline review, kind: support, severity: 1, owedBy: leader, workingDays: 3 }]
              - name: Missed again
                below: 100
                inARow: 2
                then: [{ consequence: Ride-along day, kind: support, severity: 2, owedBy: leader, workingDays: 3 }]
            """;

    @Autowired
    private ClosingJobs jobs;

    @Autowired
    private Closings closings;

    private House house;
    private Api api;

    @BeforeEach
    void itIsMonday() {
        clock.set(MONDAY);
        house = found("Aldera Instruments");
        api = house.administrator();
        Cast.enter(house);
        ok(api.putYaml("/api/sources/crm", """
                key: id
                person: { column: who, by: id }
                on: { column: day }
                metrics: { revenue: { column: amount } }
                """));
        ok(api.putCsv("/api/periods", """
                id,starts,ends
                sprint-1,2026-06-29,2026-07-05
                sprint-2,2026-07-06,2026-07-12
                """));
    }

    @Test
    void aWeekHasSevenDaysAndAMondayBelongsToOne() {
        JsonNode week = api.get("/api/periods/2026-W27").json();
        assertThat(week.get("starts").asString()).isEqualTo("2026-06-29");
        assertThat(week.get("ends").asString()).isEqualTo("2026-07-05");
        assertThat(api.get("/api/periods/2026-W28").json().get("starts").asString())
                .isEqualTo("2026-07-06");
        assertThat(api.get("/api/periods/2026-W53").json().get("ends").asString())
                .isEqualTo("2027-01-03");
        assertThat(api.get("/api/periods/2025-W53").status()).isEqualTo(404);

        goals("person:priya,revenue,2026-W27,100\nperson:priya,revenue,2026-W28,100\n");
        deliver("A,priya,2026-06-28,1000\nB,priya,2026-07-05,70\nC,priya,2026-07-06,30\n");
        clock.set(MONDAY.plusWeeks(1));
        assertThat(actual("2026-W27")).isEqualTo(70);
        assertThat(actual("2026-W28")).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"week 2026-W27 2026-W28", "custom sprint-1 sprint-2"})
    void itsPolicyJudgesItClosesByItselfAndSomebodyOwes(String situation) {
        String[] words = situation.split(" ");
        String first = words[1];
        String second = words[2];
        publish(house, "weekly", POLICY.formatted(words[0]));
        publish(house, "quarterly", POLICY.formatted("quarter"));
        goals("person:priya,revenue,%1$s,100\nperson:conor,revenue,%1$s,100\nperson:conor,revenue,%2$s,100\n"
                .formatted(first, second));
        deliver("A,priya,2026-07-01,100\nB,conor,2026-07-05,99\nC,conor,2026-07-06,50\n");

        closeOn(LocalDate.of(2026, 7, 9));
        assertThat(isClosed(first)).isFalse();
        closeOn(LocalDate.of(2026, 7, 10));
        assertThat(isClosed(first)).isTrue();
        assertThat(isClosed(second)).isFalse();
        assertThat(owed(first))
                .containsExactlyInAnyOrder(
                        "person:priya Word of thanks niamh weekly 2026-07-15",
                        "person:conor Pipeline review niamh weekly 2026-07-15");

        closeOn(LocalDate.of(2026, 7, 17));
        closeOn(LocalDate.of(2026, 7, 18));
        assertThat(owed(second)).containsExactly("person:conor Ride-along day niamh weekly 2026-07-22");
        assertThat(owed(first)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"week", "month", "quarter", "half", "year", "custom"})
    void everyKindOfPeriodMayBeNamedByAPolicy(String kind) {
        publish(house, "revenue", POLICY.formatted(kind));
        assertThat(api.get("/api/policies/revenue").body()).contains(kind);
    }

    private void closeOn(LocalDate day) {
        clock.set(day);
        CurrentOrganization.runAs(house.organization(), jobs::closeWhatIsDue);
    }

    private boolean isClosed(String period) {
        return in(house, () -> closings.isClosed(period));
    }

    private List<String> owed(String period) {
        return tokenOf(house, "ingrid", "read")
                .get("/api/obligations?period=" + period)
                .json()
                .get("items")
                .valueStream()
                .map(item -> String.join(
                        " ",
                        item.get("owner").asString(),
                        item.get("consequence").asString(),
                        item.get("owedBy").asString(),
                        item.get("policy").asString(),
                        item.get("deadline").asString()))
                .toList();
    }

    private void goals(String rows) {
        ok(api.putCsv("/api/goals?agreed=true", "owner,metric,period,target\n" + rows));
    }

    private void deliver(String rows) {
        ok(api.postFile("/api/sources/crm/imports", ("id,who,day,amount\n" + rows).getBytes(StandardCharsets.UTF_8)));
    }

    private int actual(String period) {
        return api.get("/api/standings?period=" + period + "&metric=revenue")
                .json()
                .at("/items/0/actual")
                .asInt();
    }

    private static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }
}
