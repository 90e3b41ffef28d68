package org.fullscore.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.fullscore.Api;
import org.fullscore.RealTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * On 20 August 2026 Conor Walsh has 90,000 of 100,000: by working days 35 of 65 days are gone. Split 20 : 60 : 20 over the months,
 * July is expected whole, and of August 13 of its 21 working days.
 */
class PaceOfASeasonTest extends RealTest {

    private static final LocalDate BEFORE = LocalDate.of(2026, 6, 15);

    private House house;
    private Api api;

    @BeforeEach
    void itIsAugust() {
        clock.set(Quarter.TODAY);
        house = found("Aldera Instruments");
        api = house.administrator();
        Quarter.enter(house);
    }

    @Test
    void whatWasSplitIsExpectedBySeasonAndEverythingElseByWorkingDays() {
        BigDecimal byDays = expected("person:conor");
        BigDecimal ofAoife = expected("person:aoife");
        split("[20,60,20]");

        BigDecimal bySeason = expected("person:conor");
        assertThat(bySeason).isNotEqualByComparingTo(byDays).isEqualByComparingTo("57142.8571");
        assertThat(expected("person:aoife")).isEqualByComparingTo(ofAoife);
    }

    @Test
    void aPartOfWeightNothingExpectsNothing() {
        split("[0,0,1]");
        assertThat(expected("person:conor")).isZero();
    }

    @Test
    void partsThatDoNotSumToTheWholeAreNoSeason() {
        BigDecimal byDays = expected("person:conor");
        split("[20,60,20]");
        clock.set(BEFORE);
        Quarter.done(api.putCsv("/api/goals", "owner,metric,period,target\nperson:conor,revenue,2026-07,21000\n"));
        clock.set(Quarter.TODAY);
        assertThat(expected("person:conor")).isEqualByComparingTo(byDays);
    }

    private void split(String weights) {
        clock.set(BEFORE);
        String goal = api.get("/api/goals?owner=person:conor&period=2026-Q3")
                .json()
                .at("/items/0/id")
                .asString();
        Api.Answer answer = api.postJson("/api/goals/" + goal + "/split", "{\"weights\":" + weights + "}");
        Quarter.done(answer);
        clock.set(Quarter.TODAY);
    }

    private BigDecimal expected(String owner) {
        JsonNode items = api.get("/api/boards/dublin?period=2026-Q3&metric=revenue")
                .json()
                .get("items");
        return items.valueStream()
                .filter(item -> item.get("owner").asString().equals(owner))
                .map(item -> item.get("expected").decimalValue())
                .findFirst()
                .orElseThrow();
    }
}
