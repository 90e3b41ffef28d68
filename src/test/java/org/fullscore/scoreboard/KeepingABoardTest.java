package org.fullscore.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fullscore.Api;
import org.fullscore.RealTest;
import org.fullscore.Statements;
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

    @Autowired
    private JdbcClient jdbc;

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
        return reader.get("/api/boards/dublin?period=2026-Q3&metric=revenue")
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    /** How often the totals of people were read. */
    private long readings() {
        return statements.with("select person_key, metric_key, sum(amount), 1");
    }
}
