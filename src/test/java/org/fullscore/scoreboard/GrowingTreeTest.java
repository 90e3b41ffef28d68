package org.fullscore.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fullscore.RealTest;
import org.fullscore.Statements;
import org.fullscore.Visit;
import org.fullscore.goals.CascadeLevels.Roots;
import org.fullscore.organization.Accounts;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** A tree with more goals than one page holds is whole: it is read a level and a stretch at a time. */
class GrowingTreeTest extends RealTest {

    private static final int MANY = 1_210;

    /** Settings are remembered for some seconds: so many statements more or fewer say nothing about the goals. */
    private static final int FORGOTTEN = 4;

    @Autowired
    private GoalTrees trees;

    @Autowired
    private Periods periods;

    @Autowired
    private Metrics metrics;

    @Autowired
    private People people;

    @Autowired
    private Viewers viewers;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private House house;

    @BeforeEach
    void theCastInTheThirdQuarter() {
        clock.set(Quarter.TODAY);
        house = found("Aldera Instruments");
        Quarter.enter(house);
    }

    @Test
    void aThousandGoalsBelowOneAreAllThereAndCostNoStatementMore() {
        below("team:dublin", 60, "a");
        int before = in(house, () -> Statements.of(this::whole));
        int part = in(house, () -> Statements.of(() -> under(0)));
        below("team:dublin", MANY - 60, "b");

        assertThat(in(house, () -> Statements.of(this::whole))).isBetween(before - FORGOTTEN, before + FORGOTTEN);
        assertThat(in(house, () -> Statements.of(() -> under(50)))).isBetween(part - FORGOTTEN, part + FORGOTTEN);

        GoalTree.Node dublin = in(house, () -> whole().trees().nodes().getFirst());
        assertThat(dublin.name()).isEqualTo("Dublin");
        assertThat(dublin.parts().all()).isEqualTo(MANY);
        assertThat(dublin.parts().nodes()).hasSize(GoalTrees.MOST);
        assertThat(dublin.together()).isEqualByComparingTo("1210");

        List<String> names = new ArrayList<>();
        for (int from : new int[] {0, 50, 1_150, 1_200}) {
            in(house, () -> under(from).trees().nodes())
                    .forEach(node -> names.add(node.goal().id().toString()));
        }
        assertThat(names).hasSize(50 + 50 + 50 + 10).doesNotHaveDuplicates();
        assertThat(in(house, () -> under(1_200).trees().hasMore())).isFalse();
    }

    @Test
    void goalsThatStandAloneAreReadInStretchesToo() {
        in(house, () -> Crowd.alone(jdbc, house, 120, "c"));
        GoalTree tree = in(house, this::whole);
        assertThat(tree.alone().all()).isEqualTo(120 + 7);
        assertThat(tree.alone().nodes())
                .hasSize(GoalTrees.MOST)
                .first()
                .satisfies(node -> assertThat(node.name()).isEqualTo("Atlantic"));
        GoalTree last = in(house, () -> trees.roots(Roots.ALONE, 100, quarter(), revenue(), viewer()));
        assertThat(last.trees().nodes()).hasSize(27);
        assertThat(last.trees().hasMore()).isFalse();
    }

    @Test
    void thePageLeadsToTheNextOnesWithAndWithoutScripts() {
        below("team:dublin", 60, "d");
        String email = "duarte-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId("duarte").orElseThrow().key(), email, "the sea is blue today");
            return house;
        });
        Visit duarte = Visit.of(port, email, "the sea is blue today");
        String dublin = goal("team:dublin");
        String next = "/cascade?period=2026-Q3&amp;under=" + dublin + "&amp;from=50";
        assertThat(duarte.get("/cascade?period=2026-Q3").body())
                .contains("60 goals serve it", "href=\"" + next + "\"", "Show the next 10 of 60");
        assertThat(duarte.get("/cascade?period=2026-Q3&under=" + dublin + "&from=50")
                        .body())
                .contains("Whole tree", "d person 59")
                .doesNotContain("d person 10", "Show the next");
        assertThat(duarte.get("/cascade?period=2026-Q3&under=" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
        assertThat(duarte.get("/cascade?period=2026-Q3&under=nothing").statusCode())
                .isEqualTo(404);
    }

    private GoalTree whole() {
        return trees.of(quarter(), revenue(), viewer());
    }

    private GoalTree under(int from) {
        return trees.below(UUID.fromString(goal("team:dublin")), from, quarter(), revenue(), viewer())
                .orElseThrow();
    }

    private Period quarter() {
        return periods.find("2026-Q3").orElseThrow();
    }

    private Metric revenue() {
        return metrics.byCode("revenue").orElseThrow();
    }

    private Viewer viewer() {
        return viewers.of(SignedIn.byPassword(
                        house.organization().id(),
                        people.byId("duarte").orElseThrow().key()))
                .orElseThrow();
    }

    private String goal(String owner) {
        return house.administrator()
                .get("/api/goals?metric=revenue&owner=" + owner)
                .json()
                .at("/items/0/id")
                .asString();
    }

    private void below(String owner, int number, String mark) {
        UUID larger = UUID.fromString(goal(owner));
        in(house, () -> Crowd.below(jdbc, house, larger, number, mark));
    }
}
