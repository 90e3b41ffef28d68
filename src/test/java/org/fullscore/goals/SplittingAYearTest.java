package org.fullscore.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.organization.ChangingSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Dublin's goal of 2027 is split over its months in November 2026, and the calendar stays as goals know it. */
class SplittingAYearTest extends RealTest {

    private static final String SEASON = "[6,7,9,8,8,9,6,0,10,11,11,11]";

    @Autowired
    private ChangingSettings changing;

    private House house;
    private Api administrator;

    @BeforeEach
    void dublinHasAGoalForTheYear() {
        clock.set(LocalDate.of(2026, 11, 22));
        house = found("Aldera Instruments");
        Cast.enter(house);
        administrator = house.administrator();
    }

    @Test
    void thePartsAreProposedSumToTheWholeAndServeIt() {
        String year = propose("team:dublin,revenue,2027,1000000.01,800000,1200000");
        Api niamh = tokenOf(house, "niamh", "read act");
        Api.Answer looked = split(niamh, year, "?preview=true", SEASON);
        assertThat(looked.status()).as(looked.body()).isEqualTo(200);
        assertThat(sum(looked.json().get("parts"), "target")).isEqualByComparingTo("1000000.01");
        assertThat(looked.json().get("parts").get(7).get("target").isNull()).isTrue();
        assertThat(administrator.get("/api/goals?period=2027-01").json().get("items"))
                .isEmpty();

        Api.Answer made = split(niamh, year, "", SEASON);
        assertThat(made.json().get("created").asInt()).as(made.body()).isEqualTo(11);
        JsonNode goals =
                administrator.get("/api/goals?owner=team:dublin").json().get("items");
        assertThat(goals.valueStream().filter(goal -> !goal.get("serves").isNull()))
                .hasSize(11)
                .allSatisfy(goal -> assertThat(goal.get("serves").asString()).isEqualTo(year));
        assertThat(StreamSupport.stream(goals.spliterator(), false)
                        .filter(goal -> goal.get("period").asString().length() > 4)
                        .map(goal -> goal.get("commit").decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("800000");
        assertThat(split(niamh, year, "", SEASON).json().get("changed").asInt()).isZero();
    }

    @Test
    void whatIsSignedStaysAndNothingElseIsWritten() {
        String year = propose("team:dublin,revenue,2027,1200000,,");
        administrator.putCsv("/api/goals?agreed=true", "owner,metric,period,target\nteam:dublin,revenue,2027-03,1\n");
        Api.Answer answer = split(administrator, year, "", SEASON);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("2027-03", "AGREED");
        assertThat(administrator.get("/api/goals?period=2027-01").json().get("items"))
                .isEmpty();
    }

    @Test
    void whatCannotBeSplitIsRefused() {
        String year = propose("team:dublin,revenue,2027,1200000,,");
        assertThat(split(administrator, year, "", "[1,2,3]").body()).contains("weights-do-not-fit", "\"weights\"");
        assertThat(split(administrator, year, "", "[0,0,0,0,0,0,0,0,0,0,0,0]").status())
                .isEqualTo(422);
        assertThat(split(administrator, year, "", "[-1,1,1,1,1,1,1,1,1,1,1,1]").status())
                .isEqualTo(422);
        assertThat(administrator
                        .postJson("/api/goals/" + year + "/split", "{\"into\":\"week\"}")
                        .body())
                .contains("parts-do-not-fit");
        assertThat(split(tokenOf(house, "priya", "act"), year, "", SEASON).status())
                .isEqualTo(403);
        assertThat(split(administrator, UUID.randomUUID().toString(), "", SEASON)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theWeightsMayBeLastYearsResults() {
        administrator.putYaml(
                "/api/sources/crm",
                "key: id\nperson: { column: who, by: id }\non: { column: day }\nmetrics: { revenue: { column: amount } }\n");
        String results = "id,who,day,amount\nA,priya,2026-01-07,30\nB,conor,2026-01-20,20\nC,priya,2026-10-01,50\n"
                + "D,priya,2026-11-02,-5\nE,rui,2026-03-01,1000\n";
        administrator.postFile("/api/sources/crm/imports", results.getBytes(StandardCharsets.UTF_8));
        String year = propose("team:dublin,revenue,2027,1000,,");

        Api.Answer looked = administrator.postJson(
                "/api/goals/" + year + "/split?preview=true", "{\"into\":\"month\",\"season\":\"last_year\"}");
        assertThat(looked.status()).as(looked.body()).isEqualTo(200);
        JsonNode parts = looked.json().get("parts");
        assertThat(parts.get(0).get("target").decimalValue()).isEqualByComparingTo("500");
        assertThat(parts.get(9).get("target").decimalValue()).isEqualByComparingTo("500");
        assertThat(parts.get(10).get("target").isNull()).isTrue();

        String other = propose("team:porto,deals-won,2027,120,,");
        Api.Answer nothing = administrator.postJson(
                "/api/goals/" + other + "/split", "{\"into\":\"month\",\"season\":\"last_year\"}");
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.body()).contains("nothing-last-year");
    }

    @Test
    void aQuarterOfWeeksIsSplitIntoThirteen() {
        assertThat(settle(1, "4-4-5")).isEmpty();
        assertThat(administrator.get("/api/periods/2027-Q1").json().toString())
                .contains("2027-01-04", "2027-04-04", "quarter");
        String quarter = propose("person:priya,deals-won,2027-Q1,27,,");
        Api.Answer answer = administrator.postJson("/api/goals/" + quarter + "/split", "{\"into\":\"week\"}");
        assertThat(answer.json().get("created").asInt()).as(answer.body()).isEqualTo(13);
        assertThat(sum(answer.json().get("parts"), "target")).isEqualByComparingTo("27");
        assertThat(administrator.get("/api/goals?period=2027-W01").json().get("items"))
                .hasSize(1);
    }

    @Test
    void theCalendarStaysOnceGoalsStandInPeriodsThatWouldMove() {
        administrator.putCsv("/api/periods", "id,starts,ends\nspring,2027-03-01,2027-05-31\n");
        propose("team:dublin,revenue,spring,1200000,,");
        assertThat(settle(1, "4-4-5")).isEmpty();
        assertThat(settle(1, "months")).isEmpty();
        propose("team:dublin,revenue,2027-Q1,1200000,,");
        assertThat(settle(1, "4-4-5")).contains("There are goals for 2027-Q1");
        assertThat(settle(7, "months")).contains("There are goals for 2027-Q1");
        assertThat(settle(1, "weeks")).contains("There is no such year");
        Api.Answer moved = administrator.putCsv("/api/periods", "id,starts,ends\nspring,2027-03-01,2027-06-30\n");
        assertThat(moved.status()).isEqualTo(422);
        assertThat(moved.body()).contains("PERIOD_IN_USE", "\"ends\"", "2027-05-31");
    }

    private String settle(int start, String shape) {
        return in(
                house,
                () -> changing
                        .change(
                                new ChangingSettings.Wanted("UTC", "en-US", "US", "USD", start, shape),
                                house.administratorKey())
                        .all()
                        .stream()
                        .map(error -> error.message())
                        .reduce("", String::concat));
    }

    private String propose(String row) {
        Api.Answer answer =
                administrator.putCsv("/api/goals", "owner,metric,period,target,commit,stretch\n" + row + "\n");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String[] cells = row.split(",", -1);
        return administrator
                .get("/api/goals?owner=" + cells[0] + "&period=" + cells[2])
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
    }

    private static Api.Answer split(Api api, String goal, String query, String weights) {
        return api.postJson(
                "/api/goals/" + goal + "/split" + query, "{\"into\":\"month\",\"weights\":" + weights + "}");
    }

    private static BigDecimal sum(JsonNode parts, String field) {
        return StreamSupport.stream(parts.spliterator(), false)
                .map(part -> part.get(field))
                .filter(value -> !value.isNull())
                .map(JsonNode::decimalValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
