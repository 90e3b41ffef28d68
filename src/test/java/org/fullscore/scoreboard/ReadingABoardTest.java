package org.fullscore.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fullscore.Api;
import org.fullscore.RealTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The board of Dublin as the public contract answers it. */
class ReadingABoardTest extends RealTest {

    private static final String DUBLIN = "/api/boards/dublin?period=2026-Q3&metric=revenue";

    @Autowired
    private JdbcClient jdbc;

    private House house;

    @BeforeEach
    void itIsAugust() {
        clock.set(Quarter.TODAY);
        house = found("Aldera Instruments");
        Quarter.enter(house);
    }

    @Test
    void theTeamsOwnLineComesFirstThenItsMembersByPlace() {
        List<JsonNode> items = items(house.administrator(), DUBLIN);
        assertThat(texts(items, "owner"))
                .containsExactly("team:dublin", "person:conor", "person:aoife", "person:priya", "person:niamh");
        JsonNode team = items.getFirst();
        assertThat(team.get("actual").decimalValue()).isEqualByComparingTo("405000");
        assertThat(team.get("attainment").decimalValue()).isEqualByComparingTo("0.405");
        assertThat(team.get("place").isNull()).isTrue();
    }

    @Test
    void tiesShareTheBetterPlace() {
        List<JsonNode> members = items(house.administrator(), DUBLIN).subList(1, 5);
        assertThat(members).extracting(item -> item.get("place").asInt()).containsExactly(1, 2, 2, 4);
    }

    @Test
    void decimalsArePlainNumbers() {
        String body = house.administrator().get(DUBLIN).body();
        assertThat(body).contains("\"target\":420000,").contains("\"attainment\":0.50000000,");
    }

    @Test
    void thosePartsWhoseTargetsAddUpAreTheMembersOrTheTeamsBelow() {
        assertThat(house.administrator().get(DUBLIN).json().get("partsTarget").decimalValue())
                .isEqualByComparingTo("970000");
        assertThat(house.administrator()
                        .get("/api/boards/atlantic?period=2026-Q3&metric=revenue")
                        .json()
                        .get("partsTarget")
                        .decimalValue())
                .isEqualByComparingTo("1300000");
    }

    @Test
    void aTeamOfTeamsShowsItsLeaderAndTheLeadersOfTheTeamsBelow() {
        List<JsonNode> items = items(house.administrator(), "/api/boards/atlantic?period=2026-Q3&metric=revenue");
        assertThat(texts(items, "owner"))
                .containsExactly("team:atlantic", "person:niamh", "person:duarte", "person:ines");
        assertThat(items.getFirst().get("actual").decimalValue()).isEqualByComparingTo("465000");
    }

    @Test
    void whoeverHasNoGoalIsListedWithTheReason() {
        List<JsonNode> items = items(house.administrator(), "/api/boards/porto?period=2026-Q3&metric=revenue");
        assertThat(texts(items.subList(1, 3), "reason")).containsExactly("no-goal", "no-goal");
        assertThat(items.get(1).get("place").isNull()).isTrue();
    }

    @Test
    void withoutAnyDeliveryThereIsAGoalButNoPlace() {
        JsonNode priya = items(house.administrator(), "/api/boards/dublin?period=2026-Q3&metric=deals-won").stream()
                .filter(item -> item.get("owner").asString().equals("person:priya"))
                .findFirst()
                .orElseThrow();
        assertThat(priya.get("reason").asString()).isEqualTo("no-data");
        assertThat(priya.get("place").isNull()).isTrue();
        assertThat(priya.get("actual").isNull()).isTrue();
    }

    @Test
    void paceExpectsTheShareOfTheWorkingDaysGone() {
        JsonNode conor = items(house.administrator(), DUBLIN).get(1);
        assertThat(conor.get("expected").decimalValue()).isEqualByComparingTo("54687.5");
    }

    @Test
    void absenceMovesTheExpectationOfOnePersonOnly() {
        Quarter.done(house.administrator().putCsv("/api/absences", "person,from,to\nconor,2026-07-01,2026-08-14\n"));
        List<JsonNode> items = items(house.administrator(), DUBLIN);
        assertThat(items.get(1).get("expected").decimalValue()).isEqualByComparingTo("9375");
        assertThat(items.get(2).get("expected").decimalValue()).isEqualByComparingTo("114843.75");
    }

    @Test
    void whatDoesNotExistIsNamed() {
        refused("/api/boards/nowhere?period=2026-Q3&metric=revenue", "unknown-team", "nowhere");
        refused("/api/boards/dublin?period=2026-Q9&metric=revenue", "unknown-period", "2026-Q9");
        refused("/api/boards/dublin?period=2026-Q3&metric=profit", "unknown-metric", "profit");
    }

    @Test
    void whatIsNotSaidIsTheQuarterThatRunsAndTheFirstMetricWithAGoal() {
        JsonNode board = house.administrator().get("/api/boards/dublin").json();
        assertThat(board.get("period").asString()).isEqualTo("2026-Q3");
        assertThat(board.get("metric").asString()).isEqualTo("revenue");
    }

    @Test
    void whoeverMovedAwayStaysOnTheBoardAndTheTeamKeepsTheDaysOfTheMembership() {
        Quarter.done(house.administrator()
                .putCsv("/api/people", "id,name,rank,team,moved\npriya,Priya Raman,rep,porto,2026-08-01\n"));
        List<JsonNode> dublin = items(house.administrator(), DUBLIN);
        assertThat(texts(dublin, "owner")).contains("person:priya");
        assertThat(dublin.getFirst().get("actual").decimalValue()).isEqualByComparingTo("295000");
        JsonNode porto = items(house.administrator(), "/api/boards/porto?period=2026-Q3&metric=revenue")
                .getFirst();
        assertThat(porto.get("actual").decimalValue()).isEqualByComparingTo("170000");
    }

    @Test
    void amongPeersOnlyThoseAtTargetHaveANameWhereTheTeamIsAllOneSees() {
        visibility("team");
        Quarter.deliver(house.administrator(), "id,who,day,amount\nO-9,conor,2026-08-19,20000\n");
        List<JsonNode> seen = items(tokenOf(house, "priya", "read"), DUBLIN);
        assertThat(texts(seen, "name")).containsExactly("Dublin", "Priya Raman", "Niamh Byrne", null, "Conor Walsh");
        assertThat(texts(seen, "reason")).containsExactly(null, null, null, "not-yet", "met");
        assertThat(seen.get(3).get("target").isNull()).isTrue();
        assertThat(seen.get(4).get("actual").isNull()).isTrue();
        assertThat(seen.get(1).get("actual").decimalValue()).isEqualByComparingTo("210000");
    }

    @Test
    void onesOwnAndTheLeadersAreAllOneSeesAtTheNarrowest() {
        visibility("own");
        assertThat(texts(items(tokenOf(house, "priya", "read"), DUBLIN), "owner"))
                .containsExactly("team:dublin", "person:priya", "person:niamh");
        assertThat(items(tokenOf(house, "niamh", "read"), DUBLIN)).hasSize(5);
        assertThat(items(tokenOf(house, "claire", "read"), DUBLIN)).hasSize(5);
    }

    private void visibility(String setting) {
        in(
                house,
                () -> jdbc.sql("update organization.setting set visibility = ? where organization_id = ?")
                        .params(setting, house.organization().id())
                        .update());
    }

    private void refused(String path, String type, String named) {
        Api.Answer answer = house.administrator().get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.json().get("type").asString()).endsWith("/" + type);
        assertThat(answer.json().get("detail").asString()).contains(named);
    }

    private static List<JsonNode> items(Api api, String path) {
        Api.Answer answer = api.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<JsonNode> items = new ArrayList<>();
        answer.json().get("items").forEach(items::add);
        return items;
    }

    private static List<String> texts(List<JsonNode> items, String field) {
        return items.stream()
                .map(item -> item.get(field).asStringOpt().orElse(null))
                .toList();
    }
}
