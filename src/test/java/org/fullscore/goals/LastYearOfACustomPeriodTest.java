package org.fullscore.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.People;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.SignedIn;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.Viewers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A range of the organization's own is held against the same days a year before, whether they had an id then or not. */
class LastYearOfACustomPeriodTest extends RealTest {

    @Autowired
    private LastYear lastYear;

    @Autowired
    private TargetChecks checks;

    @Autowired
    private GoalLines lines;

    @Autowired
    private Periods periods;

    @Autowired
    private Metrics metrics;

    @Autowired
    private People people;

    @Autowired
    private Viewers viewers;

    private House house;

    @BeforeEach
    void aCampaignInSpring() {
        clock.set(LocalDate.of(2027, 2, 1));
        house = found("Aldera Instruments");
        Cast.enter(house);
        Api api = house.administrator();
        done(api.putCsv("/api/periods", "id,starts,ends\nspring,2027-03-01,2027-05-31\nleap,2028-02-27,2028-02-29\n"));
        done(
                api.putYaml(
                        "/api/sources/crm",
                        "key: id\nperson: { column: who, by: id }\non: { column: day }\nmetrics: { revenue: { column: amount } }\n"));
        done(api.postFile("/api/sources/crm/imports", """
                        id,who,day,amount
                        A,priya,2026-02-28,7000
                        B,priya,2026-03-01,60
                        C,priya,2026-05-31,40
                        D,priya,2026-06-01,7000
                        E,conor,2026-04-01,200
                        """.getBytes(StandardCharsets.UTF_8)));
        done(api.putCsv(
                "/api/goals",
                "owner,metric,period,target\nperson:priya,revenue,spring,150\nperson:conor,revenue,spring,220\n"));
    }

    @Test
    void itIsTheSameDaysAYearBefore() {
        assertThat(before("spring"))
                .extracting(Period::starts, Period::lastDay)
                .containsExactly(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 5, 31));
        assertThat(before("leap"))
                .extracting(Period::starts, Period::lastDay)
                .containsExactly(LocalDate.of(2027, 2, 27), LocalDate.of(2027, 2, 28));
    }

    @Test
    void aTargetIsHeldAgainstThemBeforeAnybodySigns() {
        Map<String, String> said = in(house, () -> {
            Viewer niamh = viewers.of(SignedIn.byPassword(
                            house.organization().id(),
                            people.byId("niamh").orElseThrow().key()))
                    .orElseThrow();
            List<GoalLine> goals = lines.list(new GoalLines.Narrowed("spring", null, null, null, null), 10);
            Map<Integer, String> ids = Map.of(key("priya"), "priya", key("conor"), "conor");
            Map<String, String> rises = new java.util.HashMap<>();
            var found = checks.of(goals, niamh);
            goals.forEach(goal -> {
                var check = java.util.Objects.requireNonNull(found.get(goal.id()));
                rises.put(
                        ids.getOrDefault(
                                java.util.Objects.requireNonNull(goal.owner().personKey()), ""),
                        check.brought().stripTrailingZeros().toPlainString() + " "
                                + check.change().toPlainString());
            });
            return rises;
        });
        assertThat(said).containsOnly(Map.entry("priya", "100 50.0"), Map.entry("conor", "200 10.0"));
    }

    @Test
    void aDistributionByLastYearUsesThem() {
        Map<Owner, BigDecimal> brought = in(house, () -> {
            Metric revenue = metrics.byCode("revenue").orElseThrow();
            return lastYear.brought(
                    revenue,
                    periods.find("spring").orElseThrow(),
                    List.of(Owner.person(key("priya")), Owner.person(key("aoife"))));
        });
        assertThat(brought).hasSize(1);
        assertThat(brought.get(Owner.person(in(house, () -> key("priya"))))).isEqualByComparingTo("100");
    }

    private Period before(String id) {
        return in(house, () -> lastYear.of(periods.find(id).orElseThrow()));
    }

    private int key(String person) {
        return people.byId(person).orElseThrow().key();
    }

    private static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }
}
