package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.fullscore.Api;
import org.fullscore.RealTest;
import org.fullscore.consistency.History.Past;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was applied on time for everybody may still have come later, been milder, or been waived more often (rule book 8.3). */
class FourEqualitiesTest extends RealTest {

    private House house;
    private History history;

    @BeforeEach
    void itIsAugust() {
        clock.set(LocalDate.of(2026, 8, 20));
        house = found("Aldera Instruments");
        history = new History(database, house);
    }

    private JsonNode half(String nature) {
        Api.Answer answer = house.administrator().get("/api/consistency?from=2026-01-01&to=2026-06-30&by=rank");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().at("/dimensions/0/" + nature);
    }

    private static String verdict(JsonNode half, String aspect) {
        return half.at("/" + aspect + "/0/verdict").asString();
    }

    @Test
    void onTimeForBothAndLaterForLeaders() {
        history.add(Past.reward("leader").decidedAfter(0), 200, 200, "not applied")
                .add(Past.reward("rep").decidedAfter(-6), 400, 400, "not applied");
        var benefits = half("benefits");
        assertThat(verdict(benefits, "tests")).isEqualTo("CONSISTENT");
        assertThat(verdict(benefits, "delay")).isEqualTo("DIFFERS");
        assertThat(benefits.at("/delay/0/direction").asString()).isEqualTo("KEEPS_IT_LESS_OFTEN");
        assertThat(benefits.at("/delay/0/sentence").asString())
                .isEqualTo(
                        "Leaders: decisions on rewards and recognition took longer; 0 of 200 came as soon as half of all do."
                                + " Everybody else: 400 of 400.");
        assertThat(benefits.at("/values/0/delay/median").asInt()).isZero();
        assertThat(benefits.at("/values/1/delay/median").asInt()).isEqualTo(-6);
        assertThat(verdict(benefits, "severity")).isEqualTo("CONSISTENT");
        assertThat(verdict(benefits, "relief")).isEqualTo("CONSISTENT");
    }

    @Test
    void whatNobodyDecidedTookLongest() {
        history.add(Past.reward("leader").decidedAfter(3), 10, 10, "not applied")
                .add(Past.reward("leader"), 0, 10, "not applied")
                .add(Past.reward("rep").decidedAfter(100), 0, 20, "late");
        var values = half("benefits").at("/values");
        assertThat(values.at("/0/delay/median").asInt()).isEqualTo(3);
        assertThat(values.at("/0/delay/ninetieth").asInt()).isEqualTo(Delay.NEVER);
        assertThat(values.at("/1/delay/tenth").asInt()).isEqualTo(Delay.NEVER);
    }

    @Test
    void ofWhatNoDayIsKnownThereIsNoDelay() {
        history.add(Past.reward("leader"), 30, 30, "not applied")
                .add(Past.reward("rep").decidedAfter(1), 30, 30, "not applied");
        var benefits = half("benefits");
        assertThat(benefits.at("/values/0/delay").isNull()).isTrue();
        assertThat(benefits.at("/delay/0/reason").asString()).isEqualTo("NOTHING_TO_COMPARE");
    }

    @Test
    void aMilderConsequenceAndNoneAtAllAreNotInFull() {
        history.add(Past.corrective("leader").ofSeverity(3).doneAt(1), 0, 40, "substituted")
                .add(Past.corrective("leader").ofSeverity(3), 10, 20, "waived")
                .add(Past.corrective("rep").ofSeverity(3), 75, 90, "late")
                .add(Past.corrective("rep").ofSeverity(3).doneAt(5), 10, 10, "not applied");
        var burdens = half("burdens");
        assertThat(verdict(burdens, "severity")).isEqualTo("DIFFERS");
        assertThat(burdens.at("/severity/0/sentence").asString())
                .isEqualTo(
                        "Leaders: fewer of the support and correctives were given in full, 10 of 60. Everybody else: 100 of 100.");
        var leaders = burdens.at("/values/0/severity");
        assertThat(leaders.get("full").asInt()).isEqualTo(10);
        assertThat(leaders.get("done").asInt()).isEqualTo(40 + 30);
        assertThat(leaders.get("owed").asInt()).isEqualTo(180);
        assertThat(burdens.at("/values/1/severity/harsher").asInt()).isEqualTo(10);
    }

    @Test
    void leadersAreWaivedThreeTimesAsOften() {
        history.add(Past.corrective("leader"), 12, 21, "waived").add(Past.corrective("rep"), 83, 97, "waived");
        var relief = half("burdens").at("/relief/0");
        assertThat(relief.get("verdict").asString()).isEqualTo("DIFFERS");
        assertThat(relief.get("sentence").asString())
                .isEqualTo(
                        "Leaders: more of the support and correctives were waived, 9 of 21. Everybody else: 14 of 97.");
        assertThat(relief.at("/first/kept").asInt()).isEqualTo(12);
    }
}
