package org.fullscore.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goals come as a file through the public contract. */
class LoadingGoalsTest extends RealTest {

    private House house;
    private Api administrator;

    @BeforeEach
    void theCastInTheThirdQuarter() {
        clock.set(LocalDate.of(2026, 7, 6));
        house = found("Aldera Instruments");
        Cast.enter(house);
        administrator = house.administrator();
    }

    @Test
    void aFileIsWrittenAndReadBack() {
        Api.Answer answer = administrator.putCsv("/api/goals", """
                owner,metric,period,target,commit,stretch,why
                person:priya,revenue,2026-Q3,75000,60000,90000.50,New region
                team:dublin,revenue,2026-Q3,300000,,,
                """);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("created").asInt()).isEqualTo(2);
        var items = administrator
                .get("/api/goals?period=2026-Q3&metric=revenue&owner=person:priya")
                .json()
                .get("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).toString())
                .contains(
                        "\"owner\":\"person:priya\"",
                        "\"target\":75000,",
                        "\"commit\":60000,",
                        "\"stretch\":90000.5,",
                        "\"state\":\"proposed\"",
                        "\"ends\":\"2026-09-30\"");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        String file = "owner,metric,period,target\nperson:priya,revenue,2026-Q3,75000\n";
        administrator.putCsv("/api/goals", file);
        assertThat(administrator.putCsv("/api/goals", file).json().toString())
                .isEqualTo("{\"read\":1,\"created\":0,\"changed\":0,\"agreed\":0,\"unchanged\":1,\"linked\":0}");
    }

    @Test
    void aMissingColumnLeavesWhatIsThereAndAnEmptyCellClears() {
        administrator.putCsv(
                "/api/goals", "owner,metric,period,target,commit,why\nperson:priya,revenue,2026-Q3,75000,60000,New\n");
        administrator.putCsv("/api/goals", "owner,metric,period,target,commit\nperson:priya,revenue,2026-Q3,75000,\n");
        assertThat(administrator.get("/api/goals").json().get("items").get(0).toString())
                .contains("\"commit\":null", "\"why\":\"New\"");
    }

    @Test
    void agreementsMadeElsewhereAreRecordedInRetrospect() {
        Api.Answer answer = administrator.putCsv(
                "/api/goals?agreed=true", "owner,metric,period,target\nperson:priya,revenue,2025-Q3,75000\n");
        assertThat(answer.json().get("agreed").asInt()).isEqualTo(1);
        assertThat(administrator.get("/api/goals").json().get("items").get(0).toString())
                .contains("\"state\":\"agreed\"", "\"inForceOn\":\"2025-07-01\"", "\"late\":false");
    }

    @Test
    void anAgreedGoalIsNotChangedByAFile() {
        String file = "owner,metric,period,target\nperson:priya,revenue,2026-Q3,75000\n";
        administrator.putCsv("/api/goals?agreed=true", file);
        assertThat(administrator.putCsv("/api/goals?agreed=true", file).status())
                .isEqualTo(200);
        Api.Answer answer = administrator.putCsv("/api/goals", file.replace("75000", "60000"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("\"row\":2", "\"AGREED\"", "relief");
        assertThat(administrator.get("/api/goals").body()).contains("\"target\":75000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "person:priya,revenue,2026-Q3,0,,|target|NOT_POSITIVE",
                "person:priya,revenue,2026-Q3,much,,|target|NOT_A_NUMBER",
                "person:priya,revenue,2026-Q3,1e5,,|target|NOT_A_NUMBER",
                "person:priya,revenue,2026-Q3,-5,,|target|NEGATIVE",
                "person:priya,revenue,2026-Q3,,,|target|TARGET_MISSING",
                "person:priya,revenue,2026-Q3,5.00001,,|target|TOO_PRECISE",
                "person:priya,revenue,2026-Q3,1000000000000000,,|target|TOO_LARGE",
                "person:priya,revenue,2026-Q3,75000,80000,|commit|COMMIT_BEYOND_TARGET",
                "person:priya,revenue,2026-Q3,75000,,70000|stretch|STRETCH_SHORT_OF_TARGET",
                "person:priya,returns,2026-Q3,500,400,|commit|COMMIT_BEYOND_TARGET",
                "person:nobody,revenue,2026-Q3,75000,,|owner|OWNER_UNKNOWN",
                "priya,revenue,2026-Q3,75000,,|owner|OWNER_UNKNOWN",
                "person:priya,turnover,2026-Q3,75000,,|metric|METRIC_UNKNOWN",
                "person:priya,revenue,2026-Q5,75000,,|period|PERIOD_UNKNOWN",
            })
    void aRowThatMakesNoSenseIsNamedAndNothingIsWritten(String row, String column, String code) {
        Api.Answer answer = administrator.putCsv(
                "/api/goals",
                "owner,metric,period,target,commit,stretch\nperson:conor,revenue,2026-Q3,1,,\n" + row + "\n");
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        var error = answer.json().get("errors").get(0);
        assertThat(error.get("row").asInt()).isEqualTo(3);
        assertThat(error.get("column").asString()).isEqualTo(column);
        assertThat(error.get("code").asString()).isEqualTo(code);
        assertThat(administrator.get("/api/goals").json().get("items")).isEmpty();
    }

    @Test
    void nothingIsATargetWhereLowerIsBetter() {
        assertThat(administrator
                        .putCsv("/api/goals", "owner,metric,period,target\nperson:priya,returns,2026-Q3,0\n")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theSameGoalTwiceIsRefused() {
        assertThat(administrator
                        .putCsv(
                                "/api/goals",
                                "owner,metric,period,target\nperson:priya,revenue,2026-Q3,1\nperson:priya,revenue,2026-Q3,2\n")
                        .body())
                .contains("TWICE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "'owner,metric,period,target'",
                "'person:priya,revenue,2026-Q3,1'",
                "'owner,metric,period,goal\nperson:priya,revenue,2026-Q3,1\n'",
                "'owner,metric,period,target\n\"person:priya,revenue,2026-Q3,1\n'",
                "'owner,metric,period,target\nperson:priya,revenue\n'",
            })
    void aFileThatIsNoListOfGoalsIsRefusedWhole(String file) {
        Api.Answer answer = administrator.putCsv("/api/goals", file);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("unreadable-file");
    }

    @Test
    void leadersProposeForThePeopleAndTeamsBelowThemOnly() {
        Api niamh = tokenOf(house, "niamh", "read act");
        assertThat(niamh.putCsv(
                                "/api/goals",
                                "owner,metric,period,target\nperson:priya,revenue,2026-Q3,1\nteam:dublin,revenue,2026-Q3,3\n")
                        .status())
                .isEqualTo(200);
        assertThat(niamh.putCsv("/api/goals", "owner,metric,period,target\nperson:rui,revenue,2026-Q3,1\n")
                        .status())
                .isEqualTo(403);
        assertThat(niamh.putCsv(
                                "/api/goals?agreed=true",
                                "owner,metric,period,target\nperson:priya,revenue,2026-Q3,1\n")
                        .status())
                .isEqualTo(403);
        assertThat(niamh.putCsv(
                                "/api/goals",
                                "owner,metric,period,target,agreed\nperson:conor,revenue,2026-Q3,1,2026-07-01\n")
                        .body())
                .contains("ADMINISTRATORS_ONLY");
    }

    @Test
    void repsProposeNothingAndOperationsForEverybody() {
        String file = "owner,metric,period,target\nperson:priya,revenue,2026-Q3,1\n";
        assertThat(tokenOf(house, "priya", "read act")
                        .putCsv("/api/goals", file)
                        .status())
                .isEqualTo(403);
        assertThat(tokenOf(house, "olga", "read").putCsv("/api/goals", file).status())
                .isEqualTo(403);
        assertThat(tokenOf(house, "olga", "read act").putCsv("/api/goals", file).status())
                .isEqualTo(200);
    }

    @Test
    void aListGoesOnWhereItStopped() {
        administrator.putCsv(
                "/api/goals",
                IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> "person:priya,revenue,2026-%02d,%d".formatted(month, month * 1000))
                        .collect(Collectors.joining("\n", "owner,metric,period,target\n", "\n")));
        var first = administrator.get("/api/goals?metric=revenue&limit=5").json();
        assertThat(first.get("items")).hasSize(5);
        var second = administrator.get(first.get("next").asString()).json();
        var third = administrator.get(second.get("next").asString()).json();
        assertThat(third.get("items")).hasSize(2);
        assertThat(third.get("next").isNull()).isTrue();
    }

    @Test
    void theLedgerListsWhatWasWritten() {
        administrator.putCsv(
                "/api/goals",
                "owner,metric,period,target\nperson:priya,revenue,2026-Q3,75000\nperson:conor,revenue,2026-Q3,75000\n");
        assertThat(administrator.get("/api/ledger").body()).contains("goals-written", "2026-Q3 75000");
        assertThat(administrator.get("/api/ledger/verification").body()).contains("true");
    }
}
