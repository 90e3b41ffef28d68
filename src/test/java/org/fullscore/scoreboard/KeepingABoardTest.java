package org.fullscore.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.fullscore.Api;
import org.fullscore.RealTest;
import org.fullscore.Statements;
import org.fullscore.Visit;
import org.fullscore.organization.Accounts;
import org.fullscore.organization.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A board that is read again and again is read from the database once, until anything is written. Alone, for it counts what any thread reads. */
@Isolated
class KeepingABoardTest extends RealTest {

    private static final String PAGE = "/boards/dublin?period=2026-Q3&metric=revenue";
    private static final String BOARD = "/api" + PAGE;
    /** Of the statement that reads who has goals on the board. */
    private static final String MEMBERS = "from goals.goal_in_force\nwhere organization_id = ? and period = ?";

    private static final String PASSWORD = "the sea is blue today";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private MeterRegistry meters;

    private final Statements statements = new Statements();
    private House house;
    private Api api;

    @BeforeEach
    void enter() {
        clock.set(Quarter.TODAY);
        house = found("Aldera Instruments");
        Quarter.enter(house);
        api = house.administrator();
    }

    @AfterEach
    void listenNoMore() {
        statements.close();
    }

    @Test
    void theSecondReadingTakesNoStatementOnTheBoard() {
        assertThat(amountOf("Priya Raman")).isEqualTo("210000");
        assertThat(readings()).isEqualTo(1);
        assertThat(amountOf("Priya Raman")).isEqualTo("210000");
        assertThat(readings()).isEqualTo(1);
    }

    @Test
    void whatWasWrittenIsSeenAtOnce() {
        amountOf("Priya Raman");
        Quarter.done(api.postJson(
                "/api/sources/crm/results", "{\"id\":\"O-8\",\"who\":\"priya\",\"day\":\"2026-08-19\",\"amount\":5}"));
        assertThat(amountOf("Priya Raman")).isEqualTo("210005");
        Quarter.done(api.putCsv("/api/people", "id,name\npriya,Priya R. Raman\n"));
        assertThat(amountOf("Priya R. Raman")).isEqualTo("210005");
    }

    @Test
    void whileResultsComeInOnlyTheyAreReadAgain() {
        amountOf("Priya Raman");
        Quarter.done(api.postJson(
                "/api/sources/crm/results", "{\"id\":\"O-8\",\"who\":\"priya\",\"day\":\"2026-08-19\",\"amount\":5}"));
        assertThat(amountOf("Priya Raman")).isEqualTo("210005");
        assertThat(readings()).isEqualTo(2);
        assertThat(statements.with(MEMBERS)).isEqualTo(1);
        Quarter.done(api.putCsv("/api/people", "id,name\npriya,Priya R. Raman\n"));
        assertThat(amountOf("Priya R. Raman")).isEqualTo("210005");
        assertThat(statements.with(MEMBERS)).isEqualTo(2);
    }

    @Test
    void aFileOfResultsHasOnlyThemReadAgain() {
        amountOf("Priya Raman");
        Quarter.deliver(api, "id,who,day,amount\nO-9,priya,2026-08-19,7\n");
        assertThat(amountOf("Priya Raman")).isEqualTo("210007");
    }

    @Test
    void nobodySeesWhatWasReadForAnother() {
        Api priya = tokenOf(house, "priya", "read");
        in(
                house,
                () -> jdbc.sql("update organization.setting set visibility = 'own' where organization_id = ?")
                        .param(house.organization().id())
                        .update());
        assertThat(items(api)).hasSize(5);
        assertThat(items(priya)).hasSize(3);
        assertThat(items(api)).hasSize(5);
    }

    @Test
    void anotherSecondReadsAnew() {
        amountOf("Priya Raman");
        clock.set(clock.instant().plusSeconds(1));
        amountOf("Priya Raman");
        assertThat(readings()).isEqualTo(2);
    }

    @Test
    void askedAgainTheAnswerIsTheSameToTheLastHeader() {
        long before = asked();
        Api.Answer first = api.get(BOARD);
        Api.Answer again = api.get(BOARD);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(headers(again)).isEqualTo(headers(first)).containsKey("content-security-policy");
        await().untilAsserted(() -> assertThat(asked()).isEqualTo(before + 2));
    }

    @Test
    void aPageIsDrawnOnceForASessionUntilTheNextSecond() {
        String email = "priya-" + UUID.randomUUID() + "@example.org";
        in(house, () -> {
            accounts.open(people.byId("priya").orElseThrow().key(), email, PASSWORD);
            return house;
        });
        Visit visit = Visit.of(port, email, PASSWORD);
        Visit other = Visit.of(port, email, PASSWORD);

        HttpResponse<String> first = visit.get(PAGE);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(visit.get(PAGE).body()).contains("Priya Raman").isEqualTo(first.body());
        assertThat(visit.get(PAGE).headers().map()).containsKeys("content-security-policy", "content-length");
        assertThat(other.get(PAGE).body())
                .as("forms are good in one session only")
                .isNotEqualTo(first.body());
        clock.set(clock.instant().plusSeconds(1));
        assertThat(visit.get(PAGE).body()).isNotEqualTo(first.body());
    }

    /** How many requests were measured under the name of the handler. */
    private long asked() {
        return meters.find("http.server.requests").tag("uri", "/api/boards/{team}").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private static Map<String, List<String>> headers(Api.Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return headers;
    }

    private String amountOf(String name) {
        return items(api).stream()
                .filter(item -> item.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .get("actual")
                .decimalValue()
                .toBigInteger()
                .toString();
    }

    private static List<JsonNode> items(Api reader) {
        return reader.get(BOARD).json().get("items").valueStream().toList();
    }

    /** How often the totals of people were read. */
    private long readings() {
        return statements.with("count(*) as months");
    }
}
