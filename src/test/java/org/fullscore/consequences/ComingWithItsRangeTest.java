package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Nine days before the end of a quarter: Conor Walsh is far below, Aoife Kearney's weeks go up and down around 70 %, Priya Raman is far
 * above. What follows is said with its range (rule book, 4.6).
 */
class ComingWithItsRangeTest extends RealTest {

    private static final String BY_TEAM = """
            metric: revenue
            of: [person]
            period: quarter
            from: 2026-01-01
            source: Sales compensation plan 2026, section 4
            rules:
              - { name: Short, from: 70, then: [] }
              - name: Missed
                below: 70
                then: [{ consequence: Coaching plan, kind: support, severity: 1, owedBy: leader, workingDays: 5 }]
              - name: Missed in a team that did well
                below: 70
                team: { from: 80 }
                then: [{ consequence: Riding along, kind: support, severity: 1, owedBy: leader, workingDays: 5 }]
            """;

    @Autowired
    ComingDue coming;

    @Autowired
    People people;

    private House house;

    @BeforeEach
    void theQuarterNearsItsEnd() {
        house = found("Aldera Instruments");
        Cast.enter(house);
        clock.set(LocalDate.of(2026, 7, 1));
        Api admin = house.administrator();
        ok(admin.putYaml("/api/sources/crm", """
                format: csv
                key: id
                person: { column: person, by: id }
                on: { column: day, format: yyyy-MM-dd }
                metrics:
                  revenue: { column: amount }
                """));
        ok(admin.putCsv("/api/goals?agreed=true", """
                owner,metric,period,target,why
                person:conor,revenue,2026-Q3,100000,
                person:aoife,revenue,2026-Q3,100000,
                person:priya,revenue,2026-Q3,100000,
                team:dublin,revenue,2026-Q3,300000,
                """));
        List<String> rows = new ArrayList<>();
        for (int week = 0; week < 11; week++) {
            LocalDate day = LocalDate.of(2026, 7, 2).plusWeeks(week);
            rows.add("c" + week + ",conor," + day + ",2000");
            rows.add("a" + week + ",aoife," + day + "," + (week % 2 == 0 ? 9000 : 2000));
            rows.add("p" + week + ",priya," + day + ",15000");
        }
        clock.set(LocalDate.of(2026, 9, 21));
        ok(admin.postFile(
                "/api/sources/crm/imports",
                ("id,person,day,amount\n" + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whoIsBelowWhereverTheyEndIsTheLowerNumberAndWhoMightBeTheUpperOne() {
        publish(house, "revenue", Policies2026.REVENUE);

        ComingDue.Coming coaching = coming("Coaching plan");
        assertThat(coaching.people()).extracting(Person::id).contains("conor");
        assertThat(coaching.atLeast()).isEqualTo(1);
        assertThat(coaching.atMost()).isEqualTo(2);

        JsonNode item = tokenOf(house, "niamh", "read")
                .get("/api/obligations/coming")
                .json()
                .get("items")
                .valueStream()
                .filter(each -> each.get("consequence").asString().equals("Coaching plan"))
                .findFirst()
                .orElseThrow();
        assertThat(item.get("atLeast").asInt()).isEqualTo(1);
        assertThat(item.get("atMost").asInt()).isEqualTo(2);
        assertThat(item.get("count").asInt()).isBetween(1, 2);
    }

    @Test
    void aConditionOnTheTeamGoesByWhereTheTeamEnds() {
        publish(house, "revenue", BY_TEAM);

        assertThat(coming("Riding along").people()).extracting(Person::id).contains("conor");
        assertThat(coming("Riding along").atLeast()).isEqualTo(1);
        assertThat(outlook().coming()).extracting(ComingDue.Coming::consequence).doesNotContain("Coaching plan");
    }

    @Test
    void withLessThanTwoWholeWeeksItIsTooEarlyToTell() {
        publish(house, "revenue", Policies2026.REVENUE.replace("period: quarter", "period: custom"));
        ok(house.administrator().putCsv("/api/periods", """
                id,starts,ends
                autumn-push,2026-09-09,2026-09-29
                """));
        ok(house.administrator().putCsv("/api/goals?agreed=true", """
                owner,metric,period,target,why
                person:conor,revenue,autumn-push,30000,
                """));

        assertThat(outlook()).isEqualTo(new ComingDue.Outlook(List.of(), 1));
        clock.set(LocalDate.of(2026, 9, 23));
        assertThat(coming("Coaching plan").people()).hasSize(1);
        assertThat(outlook().tooEarly()).isZero();
    }

    private ComingDue.Coming coming(String consequence) {
        return outlook().coming().stream()
                .filter(each -> each.consequence().equals(consequence))
                .findFirst()
                .orElseThrow(() -> new AssertionError(outlook()));
    }

    private ComingDue.Outlook outlook() {
        return in(house, () -> {
            Person ingrid = people.byId("ingrid").orElseThrow();
            return coming.of(new Viewer(
                    house.organization(),
                    ingrid.key(),
                    ingrid.id(),
                    ingrid.name(),
                    ingrid.rank(),
                    ingrid.roles(),
                    EnumSet.allOf(Scope.class),
                    false));
        });
    }

    private static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
    }
}
