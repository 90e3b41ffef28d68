package org.fullscore.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fullscore.Api;
import org.fullscore.RealTest;
import org.fullscore.Statements;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.People;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Person;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Team;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What reading a board costs, in statements, and how that grows. */
class CostOfABoardTest extends RealTest {

    @Autowired
    private Boards boards;

    @Autowired
    private Teams teams;

    @Autowired
    private Periods periods;

    @Autowired
    private Metrics metrics;

    @Autowired
    private People people;

    @Test
    void tenTimesThePeopleAndTenTimesTheHistoryCostNoStatementMore() {
        clock.set(Quarter.TODAY);
        House house = found("Aldera Instruments");
        Quarter.enter(house);
        int before = statements(house);
        many(house.administrator());
        assertThat(statements(house)).isEqualTo(before).isLessThan(25);
    }

    @Test
    void adjustingTheTargetsOfTenTimesThePeopleCostsNoStatementMore() {
        clock.set(Quarter.TODAY);
        House house = found("Aldera Instruments");
        Quarter.enter(house);
        publish(house, "revenue", """
                metric: revenue
                of: [person]
                period: quarter
                from: 2026-01-01
                source: Sales compensation plan 2026, section 4
                adjust: { joining: true, leaving: true, absence: true, hours: true, ramp: [0, 50] }
                rules: [{ name: Any, then: [] }]
                """);
        int before = statements(house);
        many(house.administrator());
        assertThat(statements(house)).isEqualTo(before).isLessThan(35);
    }

    private static void many(Api api) {
        String newcomers = IntStream.range(0, 40)
                .mapToObj(i -> "p" + i + ",Person " + i + ",rep,dublin\n")
                .collect(Collectors.joining());
        Quarter.done(api.putCsv("/api/people", "id,name,rank,team\n" + newcomers));
        String goals = IntStream.range(0, 40)
                .mapToObj(i -> "person:p" + i + ",revenue,2026-Q3,100000\n")
                .collect(Collectors.joining());
        Quarter.done(api.putCsv("/api/goals?agreed=true", "owner,metric,period,target\n" + goals));
        String results = IntStream.range(0, 2000)
                .mapToObj(i ->
                        "H-" + i + ",p" + i % 40 + ",20" + (20 + i % 7) + "-0" + (1 + i % 8) + "-1" + i % 10 + ",10\n")
                .collect(Collectors.joining());
        Quarter.deliver(api, "id,who,day,amount\n" + results);
    }

    private int statements(House house) {
        return in(house, () -> {
            Team dublin = teams.byId("dublin").orElseThrow();
            Period quarter = periods.find("2026-Q3").orElseThrow();
            Metric revenue = metrics.byCode("revenue").orElseThrow();
            Viewer viewer = viewer(house, people.byId("priya").orElseThrow());
            return Statements.of(() -> boards.of(dublin, quarter, revenue, viewer));
        });
    }

    private static Viewer viewer(House house, Person person) {
        return new Viewer(
                house.organization(),
                person.key(),
                person.id(),
                person.name(),
                person.rank(),
                Set.of(),
                Set.of(Scope.READ),
                false);
    }
}
