package org.fullscore.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.ledger.Entries;
import org.fullscore.ledger.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The list of people is sent every night; between two nights people come, move and leave. */
class PeopleComeMoveAndLeaveTest extends RealTest {

    @Autowired
    private Entries entries;

    private House house;
    private Api api;

    @BeforeEach
    void theCast() {
        clock.set(LocalDate.of(2026, 8, 20));
        house = found("Aldera Instruments");
        Cast.enter(house);
        api = house.administrator();
    }

    @Test
    void theSameListAgainChangesNothingAndLeavesNoEntry() {
        String list = "id,name,rank,team\npriya,Priya Raman,rep,dublin\nconor,Conor Walsh,rep,dublin\n";
        int before = acts().size();
        assertThat(put(list)).isEqualTo("{\"created\":0,\"updated\":0,\"unchanged\":2,\"ended\":0}");
        assertThat(acts()).hasSize(before);
    }

    @Test
    void theFirstTeamIsHeldFromTheDayOfJoining() {
        put("id,name,rank,team,joined\nmarta,Marta Lindqvist,rep,dublin,2026-03-02\n");
        assertThat(memberships("marta")).containsExactly("dublin 2026-03-02 null main");
    }

    @Test
    void aMoveClosesTheOldTeamOnTheDayItNames() {
        put("id,team,moved\npriya,porto,2026-07-01\n");
        assertThat(memberships("priya")).containsExactly("dublin null 2026-06-30 main", "porto 2026-07-01 null main");
        assertThat(acts()).contains("person-moved", "people-loaded");
    }

    @Test
    void aMoveWithoutDayHappensToday() {
        put("id,team\npriya,porto\n");
        assertThat(memberships("priya")).containsExactly("dublin null 2026-08-19 main", "porto 2026-08-20 null main");
    }

    @Test
    void whoeverLeavesIsInTheTeamUntilTheLastDay() {
        put("id,left\npriya,2026-09-30\n");
        assertThat(memberships("priya")).containsExactly("dublin null 2026-09-30 main");
        put("id,left\npriya,\n");
        assertThat(memberships("priya")).containsExactly("dublin null null main");
    }

    @Test
    void whoeverLeftIsLetInUntilTheLastDayAndNoLonger() {
        Api first = tokenOf(house, "priya", "read");
        Api second = tokenOf(house, "priya", "read");
        put("id,left\npriya,2026-09-30\n");
        clock.set(Instant.parse("2026-09-30T12:00:00Z"));
        assertThat(first.get("/api/people").status()).isEqualTo(200);
        clock.set(Instant.parse("2026-10-02T12:00:00Z"));
        assertThat(second.get("/api/people").status()).isEqualTo(401);
    }

    @Test
    void aMissingColumnLeavesAnEmptyCellClears() {
        put("id,email,job\npriya,priya@example.org,Account executive\n");
        put("id,job\npriya,\n");
        assertThat(api.get("/api/people?limit=1&after=" + cursor("olga")).body())
                .contains("\"email\":\"priya@example.org\"", "\"job\":null");
    }

    @Test
    void addressesMayChangeHandsWithinOneList() {
        put("id,email\npriya,a@example.org\nconor,b@example.org\n");
        assertThat(put("id,email\npriya,b@example.org\nconor,a@example.org\n")).contains("\"updated\":2");
    }

    @Test
    void aCompleteListEndsWhoeverIsAbsentOnlyWhenMoreThanATenthIsConfirmed() {
        String list = "id\npriya\nconor\n";
        Api.Answer refused = api.putCsv("/api/people?complete=true", list);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("too-many-end", "9 of 12 people");
        Api.Answer taken = api.putCsv("/api/people?complete=true&confirm=true", list);
        assertThat(taken.body()).isEqualTo("{\"created\":0,\"updated\":0,\"unchanged\":2,\"ended\":9}");
        assertThat(memberships("rui")).containsExactly("porto null 2026-08-19 main");
    }

    @Test
    void aPreviewChangesNothing() {
        Api.Answer preview = api.putCsv("/api/people?preview=true", "id,team\npriya,porto\n");
        assertThat(preview.body()).contains("\"updated\":1");
        assertThat(memberships("priya")).containsExactly("dublin null null main");
    }

    @Test
    void aCorrectionOfAMonthLeavesTheRestAsItWas() {
        Api.Answer corrected =
                api.putCsv("/api/memberships", "person,team,from,to,kind\npriya,porto,2026-03-01,2026-03-31,main\n");
        assertThat(corrected.status()).as(corrected.body()).isEqualTo(200);
        assertThat(memberships("priya"))
                .containsExactly(
                        "dublin null 2026-02-28 main",
                        "dublin 2026-04-01 null main",
                        "porto 2026-03-01 2026-03-31 main");
    }

    @Test
    void anOverlayStandsBesideTheMainTeam() {
        Api.Answer added =
                api.putCsv("/api/memberships", "person,team,from,to,kind\npriya,porto,2026-01-01,,overlay\n");
        assertThat(added.status()).as(added.body()).isEqualTo(200);
        assertThat(memberships("priya")).containsExactly("dublin null null main", "porto 2026-01-01 null overlay");
    }

    @Test
    void listsComeInPagesThatFollowEachOther() {
        Api.Answer first = api.get("/api/people?limit=7");
        assertThat(first.json().get("items")).hasSize(7);
        Api.Answer second = api.get(first.json().get("next").asString());
        assertThat(second.json().get("items")).hasSize(5);
        assertThat(second.json().get("next").isNull()).isTrue();
    }

    private String put(String csv) {
        Api.Answer answer = api.putCsv("/api/people", csv);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private List<String> memberships(String person) {
        return api.get("/api/memberships")
                .json()
                .get("items")
                .valueStream()
                .filter(line -> line.get("person").asString().equals(person))
                .map(line -> line.get("team").asString() + " " + day(line.get("from")) + " " + day(line.get("to")) + " "
                        + line.get("kind").asString())
                .toList();
    }

    private static String day(tools.jackson.databind.JsonNode day) {
        return day.isNull() ? "null" : day.asString();
    }

    private List<String> acts() {
        return in(house, () -> entries.after(0, 1_000).stream().map(Entry::act).toList());
    }

    private static String cursor(String id) {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(id.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
