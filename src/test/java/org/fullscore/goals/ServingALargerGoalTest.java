package org.fullscore.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goals of people serve those of teams, in the third quarter of 2026. */
class ServingALargerGoalTest extends RealTest {

    private House house;
    private Api administrator;

    @BeforeEach
    void theCastHasGoals() {
        clock.set(LocalDate.of(2026, 7, 6));
        house = found("Aldera Instruments");
        Cast.enter(house);
        administrator = house.administrator();
        administrator.putCsv("/api/goals", """
                owner,metric,period,target
                team:company,revenue,2026,9000000
                team:atlantic,revenue,2026-Q3,1500000
                team:dublin,revenue,2026-Q3,1000000
                person:priya,revenue,2026-Q3,75000
                person:rui,revenue,2026-Q3,75000
                """);
    }

    @Test
    void aGoalServesALargerOneUntilItsLinkIsTakenAway() {
        String priya = goal("person:priya");
        String dublin = goal("team:dublin");
        Api niamh = tokenOf(house, "niamh", "read act");
        assertThat(link(niamh, priya, dublin).status()).isEqualTo(200);
        assertThat(served("person:priya")).isEqualTo(dublin);
        assertThat(link(niamh, priya, dublin).body()).contains("serves-already");
        assertThat(niamh.putJson("/api/goals/" + priya + "/serves", "{\"goal\":null}")
                        .status())
                .isEqualTo(200);
        assertThat(served("person:priya")).isEqualTo("null");
        assertThat(administrator.get("/api/ledger").body()).contains("goal-linked", dublin, "none");
    }

    @Test
    void aQuarterServesItsYearAndNotTheOtherWayRound() {
        assertThat(link(administrator, goal("team:atlantic"), goal("team:company"))
                        .status())
                .isEqualTo(200);
        Api.Answer answer = link(administrator, goal("team:company"), goal("team:dublin"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("period-not-within");
    }

    @Test
    void noGoalServesItselfDirectlyOrThroughOthers() {
        link(administrator, goal("person:priya"), goal("team:dublin"));
        link(administrator, goal("team:dublin"), goal("team:atlantic"));
        Stream.of("person:priya", "team:dublin", "team:atlantic").forEach(lower -> {
            Api.Answer answer = link(administrator, goal("team:atlantic"), goal(lower));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body()).contains("circle");
        });
        assertThat(served("team:atlantic")).isEqualTo("null");
    }

    @Test
    void twoWhoLinkAtOnceCloseNoCircle() {
        String dublin = goal("team:dublin");
        String atlantic = goal("team:atlantic");
        IntStream.range(0, 5).forEach(round -> {
            List<Integer> statuses = Stream.of(List.of(dublin, atlantic), List.of(atlantic, dublin))
                    .map(pair -> CompletableFuture.supplyAsync(() ->
                            link(administrator, pair.getFirst(), pair.getLast()).status()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(statuses).containsExactlyInAnyOrder(200, 422);
            administrator.putJson("/api/goals/" + dublin + "/serves", "{}");
            administrator.putJson("/api/goals/" + atlantic + "/serves", "{}");
        });
    }

    @Test
    void onlyWhoeverMayProposeAGoalSaysWhatItServes() {
        assertThat(link(tokenOf(house, "niamh", "act"), goal("person:rui"), goal("team:atlantic"))
                        .status())
                .isEqualTo(403);
        assertThat(link(tokenOf(house, "priya", "act"), goal("person:priya"), goal("team:dublin"))
                        .status())
                .isEqualTo(403);
        assertThat(link(administrator, UUID.randomUUID().toString(), goal("team:dublin"))
                        .status())
                .isEqualTo(404);
        assertThat(link(administrator, goal("team:dublin"), UUID.randomUUID().toString())
                        .body())
                .contains("larger-unknown");
    }

    @Test
    void inAClosedPeriodNothingIsLinkedAnyMore() {
        administrator.putCsv(
                "/api/goals?agreed=true",
                "owner,metric,period,target\nteam:porto,revenue,2026-Q2,5\nteam:porto,revenue,2026,20\n");
        String quarter = administrator
                .get("/api/goals?period=2026-Q2")
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        assertThat(administrator.postJson("/api/periods/2026-Q2/closing", "{}").status())
                .isEqualTo(200);
        Api.Answer answer = link(administrator, quarter, goal("team:company"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("period-closed");
    }

    @Test
    void aFileNamesTheLargerGoalEvenWhereItStandsFurtherDown() {
        Api.Answer answer = administrator.putCsv("/api/goals", """
                owner,metric,period,target,serves
                person:priya,revenue,2026-Q3,75000,team:dublin
                person:conor,revenue,2026-Q3,75000,team:porto
                team:porto,revenue,2026-Q3,300000,team:company revenue 2026
                """);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("linked").asInt()).isEqualTo(3);
        assertThat(served("person:conor")).isEqualTo(goal("team:porto"));
        assertThat(served("team:porto")).isEqualTo(goal("team:company"));
        assertThat(administrator
                        .putCsv(
                                "/api/goals",
                                "owner,metric,period,target,serves\nperson:conor,revenue,2026-Q3,75000,\nperson:priya,revenue,2026-Q3,75000,team:dublin\n")
                        .json()
                        .get("linked")
                        .asInt())
                .isEqualTo(1);
        assertThat(served("person:conor")).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "team:dublin,revenue,2026-Q3,5,team:nowhere|LARGER_UNKNOWN",
                "team:dublin,revenue,2026-Q3,5,team:company turnover 2026|LARGER_UNKNOWN",
                "team:dublin,revenue,2026-Q3,5,team:porto|LARGER_UNKNOWN",
                "team:dublin,revenue,2026-Q3,5,person:conor|CIRCLE",
                "team:dublin,revenue,2026-Q4,5,team:atlantic revenue 2026-Q3|PERIOD_NOT_WITHIN",
            })
    void aRowThatServesNothingSensibleIsNamedAndNothingIsWritten(String row, String code) {
        Api.Answer answer = administrator.putCsv(
                "/api/goals",
                "owner,metric,period,target,serves\nperson:conor,revenue,2026-Q3,1,team:dublin\n" + row + "\n");
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        var error = answer.json().get("errors").get(0);
        assertThat(error.get("row").asInt()).isEqualTo(3);
        assertThat(error.get("column").asString()).isEqualTo("serves");
        assertThat(error.get("code").asString()).isEqualTo(code);
        assertThat(administrator.get("/api/goals?owner=person:conor").json().get("items"))
                .isEmpty();
    }

    private static Api.Answer link(Api api, String goal, String larger) {
        return api.putJson("/api/goals/" + goal + "/serves", "{\"goal\":\"" + larger + "\"}");
    }

    private String goal(String owner) {
        return item(owner, "id");
    }

    private String served(String owner) {
        return item(owner, "serves");
    }

    private String item(String owner, String field) {
        var value = administrator
                .get("/api/goals?owner=" + owner)
                .json()
                .get("items")
                .get(0)
                .get(field);
        return value.isNull() ? "null" : value.asString();
    }
}
