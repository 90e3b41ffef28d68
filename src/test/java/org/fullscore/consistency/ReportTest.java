package org.fullscore.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.fullscore.Api;
import org.fullscore.OptionalGroup;
import org.fullscore.RealTest;
import org.fullscore.consistency.History.Past;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The examples of the rule book, section 8, as whole reports on decisions from before Fullscore. */
class ReportTest extends RealTest {

    private House house;
    private History history;

    @BeforeEach
    void itIsAugust() {
        clock.set(LocalDate.of(2026, 8, 20));
        house = found("Aldera Instruments");
        history = new History(database, house);
    }

    private JsonNode report(String query) {
        Api.Answer answer = house.administrator().get("/api/consistency?from=2026-01-01&to=2026-06-30&" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode first(String query, String nature) {
        return report(query).at("/dimensions/0/" + nature + "/tests/0");
    }

    @ParameterizedTest
    @CsvSource({
        "40, 50, 45, 50, TOO_FEW_CASES",
        "54, 60, 270, 300, CONSISTENT",
        "900, 1000, 905, 1000, CONSISTENT",
        "30, 60, 255, 300, DIFFERS"
    })
    void whatTheWrittenRuleSays(int applied, int due, int othersApplied, int othersDue, String verdict) {
        history.add(Past.reward("leader"), applied, due, "not applied")
                .add(Past.reward("rep"), othersApplied, othersDue, "not applied");
        assertThat(first("by=rank", "benefits").get("verdict").asString()).isEqualTo(verdict);
    }

    @Test
    void moreOfTheBenefitsAndFewerOfTheBurdens() {
        history.add(Past.reward("leader"), 20, 20, "waived")
                .add(Past.corrective("executive"), 0, 5, "waived")
                .add(Past.reward("rep"), 80, 100, "not applied")
                .add(Past.corrective("rep"), 80, 100, "not applied");
        var rank = report("by=rank").at("/dimensions/0");
        var benefits = rank.at("/benefits/tests/0");
        assertThat(benefits.at("/figures/p").asDouble()).isCloseTo(0.024, within(0.0005));
        assertThat(benefits.get("direction").asString()).isEqualTo("KEEPS_IT_MORE_OFTEN");
        var burdens = rank.at("/burdens/tests/0");
        assertThat(burdens.at("/figures/p").asDouble()).isCloseTo(0.0006, within(0.00005));
        assertThat(burdens.get("direction").asString()).isEqualTo("KEEPS_IT_LESS_OFTEN");
        assertThat(rank.at("/burdens/values/0/name").asString()).isEqualTo("Leaders");
        assertThat(rank.at("/burdens/values/0/outcomes/waived").asInt()).isEqualTo(5);
        assertThat(rank.at("/burdens/values/0/rate/value").asInt()).isZero();
    }

    @Test
    void alikeAndAllLate() {
        history.add(Past.reward("leader"), 20, 200, "late").add(Past.reward("rep"), 40, 400, "late");
        var report = report("by=rank");
        assertThat(report.at("/kept/verdict").asString()).isEqualTo("NOT_KEPT");
        assertThat(report.at("/kept/rate/value").asDouble()).isCloseTo(0.1, within(1e-12));
        assertThat(report.at("/dimensions/0/benefits/tests/0/verdict").asString())
                .isEqualTo("CONSISTENT");
    }

    @Test
    void whatHasNotFallenDueOrWasTakenBackIsPrintedAndNotCounted() {
        var past = Past.reward("rep");
        history.addOn(LocalDate.of(2026, 8, 19), past, "applied")
                .addOn(LocalDate.of(2026, 8, 20), past, "applied")
                .addOn(LocalDate.of(2026, 8, 1), past, "withdrawn")
                .addOn(LocalDate.of(2026, 8, 1), past, "lapsed")
                .addOn(LocalDate.of(2026, 6, 30), past, "applied");
        var report = house.administrator()
                .get("/api/consistency?from=2026-07-01&to=2026-12-31")
                .json();
        assertThat(report.get("due").asInt()).isEqualTo(1);
        assertThat(report.get("notYetDue").asInt()).isEqualTo(1);
        assertThat(report.get("withdrawn").asInt()).isEqualTo(1);
        assertThat(report.get("lapsed").asInt()).isEqualTo(1);
        assertThat(report.at("/kept/verdict").asString()).isEqualTo("TOO_FEW_CASES");
    }

    @Test
    void berkeleyLooksUnequalTogetherAndIsToldApartByDepartment() throws Exception {
        var file = Objects.requireNonNull(getClass().getResourceAsStream("/statistics/ucb_admissions.csv"));
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            reader.lines().skip(1).map(line -> line.split(",", -1)).forEach(cell -> {
                int count = Integer.parseInt(cell[3]);
                int admitted = cell[2].equals("Admitted") ? count : 0;
                history.add(Past.reward("").under(cell[0]).ofGroup(cell[1]), admitted, count, "not applied");
            });
        }
        var second = house.administrator().putCsv("/api/people", "id,name,rank\ningrid,Ingrid Solberg,executive\n");
        assertThat(second.status()).as(second.body()).isEqualTo(200);
        OptionalGroup.switchOn(
                "gender", LocalDate.of(2026, 12, 31), tokenOf(house, "ingrid", "act"), house.administrator());
        var aggregate = first("by=group:gender&stratify=none", "benefits");
        assertThat(aggregate.get("verdict").asString()).isEqualTo("DIFFERS");
        assertThat(aggregate.at("/second/name").asString()).isEqualTo("Male");

        var within = first("by=group:gender&stratify=rule", "benefits");
        assertThat(within.at("/figures/test").asString()).isEqualTo("exact-within-strata");
        assertThat(within.at("/figures/p").asDouble()).isCloseTo(0.2277625, within(1e-6));
        assertThat(within.at("/figures/chiSquared/statistic").asDouble()).isCloseTo(1.52460666, within(1e-7));
        assertThat(within.at("/figures/homogeneity").asString()).isEqualTo("different");
        assertThat(within.get("reason").asString()).isEqualTo("DIFFERENCE_IN_A_STRATUM");
        assertThat(within.get("apart").size()).isEqualTo(6);
        var different = within.get("apart")
                .valueStream()
                .filter(part -> part.get("verdict").asString().equals("DIFFERS"))
                .map(part -> part.get("stratum").asString());
        assertThat(different).containsExactly("A");
    }

    @Test
    void theForgetfulAndTheLateAreFoundAndNobodyElse() {
        for (var manager : new String[] {"grace", "henrik", "ines", "katrin", "niamh", "stefan"}) {
            history.add(Past.corrective("rep").owedBy(manager), 57, 60, "waived");
        }
        history.add(Past.corrective("rep").owedBy("camille"), 30, 60, "not applied")
                .add(Past.corrective("rep").owedBy("elif"), 32, 60, "late");
        var tests = report("by=owed_by").at("/dimensions/0/burdens/tests");
        var faults = tests.valueStream()
                .filter(test -> test.get("verdict").asString().equals("DIFFERS"))
                .filter(test -> test.get("direction").asString().equals("KEEPS_IT_LESS_OFTEN"))
                .map(test -> test.get("group").asString());
        assertThat(faults).containsExactly("camille", "elif");
        var elif = report("by=owed_by").at("/dimensions/0/burdens/values/1");
        assertThat(elif.at("/outcomes/late").asInt()).isEqualTo(28);
    }

    @Test
    void waiversOfLeadersAreFound() {
        history.add(Past.corrective("leader"), 12, 30, "waived").add(Past.corrective("rep"), 190, 200, "not applied");
        var test = first("by=rank", "burdens");
        assertThat(test.get("verdict").asString()).isEqualTo("DIFFERS");
        assertThat(test.get("sentence").asString())
                .isEqualTo("Leaders: fewer of the support and correctives that were due were applied on time, 12 of 30."
                        + " Everybody else: 190 of 200.");
    }

    @Test
    void casesWithoutCounterpartAreCountedAndNamed() {
        history.add(Past.reward("leader"), 54, 60, "late")
                .add(Past.reward("rep"), 270, 300, "late")
                .add(new Past("leader", "north", "boss", "Club", "recognition", 3, "", null, null), 2, 7, "late");
        var test = first("by=rank", "benefits");
        assertThat(test.at("/notCompared/0/stratum").asString()).isEqualTo("recognition 3");
        assertThat(test.at("/notCompared/0/first").asInt()).isEqualTo(7);
        assertThat(test.at("/first/n").asInt()).isEqualTo(67);
        assertThat(test.at("/figures/cases").asInt()).isEqualTo(360);
    }

    @Test
    void tooFewCasesSayHowManyMore() {
        history.add(Past.reward("leader"), 8, 10, "late").add(Past.reward("rep"), 18, 20, "late");
        var test = first("by=rank", "benefits");
        assertThat(test.get("verdict").asString()).isEqualTo("TOO_FEW_CASES");
        assertThat(test.get("moreCases").asInt()).isPositive();
        assertThat(test.get("morePeriods").asInt()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from=yesterday                     | 400 | from     | DAY_UNREADABLE",
                "from=2026-02-30                    | 400 | from     | DAY_UNREADABLE",
                "to=99999-01-01                     | 400 | to       | DAY_UNREADABLE",
                "from=2026-06-30&to=2026-01-01      | 422 | from     | RANGE_BACKWARDS",
                "by=gender                          | 400 | by       | DIMENSION_UNKNOWN",
                "by=rank,group:                     | 400 | by       | DIMENSION_UNKNOWN",
                "by=group:%20                       | 400 | by       | DIMENSION_UNKNOWN",
                "stratify=attainment                | 400 | stratify | CRITERION_UNKNOWN",
                "stratify=kind,                     | 400 | stratify | CRITERION_UNKNOWN"
            })
    void aBadParameterIsNamedWithWhatIsAllowed(String query, int status, String field, String code) {
        var answer = house.administrator().get("/api/consistency?" + query);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var error = answer.json().at("/errors/0");
        assertThat(error.get("column").asString()).isEqualTo(field);
        assertThat(error.get("code").asString()).isEqualTo(code);
        assertThat(error.get("remedy").asString()).isNotBlank();
    }
}
