package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From a number to every result behind it, and from each to the file, the line, the fingerprint and the mapping. */
class LeadingToTheFactsTest extends RealTest {

    private static final String FIRST = """
            id,who,day,amount
            A,priya,2026-07-01,80
            B,conor,2026-07-02,120
            C,rui,2026-07-02,30
            D,priya,2026-07-02,11
            =E,priya,2026-04-01,7
            """;
    private static final String SECOND = """
            id,who,day,amount
            A,priya,2026-07-01,75.5
            B,priya,2026-07-03,120
            """;

    private static final String MAPPING = """
            key: id
            person: { column: who, by: id }
            on: { column: day }
            metrics: { revenue: { column: amount } }
            """;

    @Autowired
    private JdbcClient jdbc;

    private Api api;
    private House house;

    @BeforeEach
    void aFileAndItsCorrection() {
        clock.set(LocalDate.of(2026, 8, 20));
        house = found("Aldera Instruments");
        api = house.administrator();
        Cast.enter(house);
        ok(api.putCsv("/api/goals?agreed=true", """
                owner,metric,period,target
                person:priya,revenue,2026-Q3,100
                person:conor,revenue,2026-Q3,100
                team:dublin,revenue,2026-Q3,200
                person:priya,revenue,2026-Q2,100
                """));
        ok(api.putYaml("/api/sources/crm", MAPPING));
        ok(api.postFile("/api/sources/crm/imports?file=first.csv", FIRST.getBytes(StandardCharsets.UTF_8)));
        ok(api.putYaml("/api/sources/crm", MAPPING + "expected: weekly\n"));
        ok(api.postFile("/api/sources/crm/imports?file=second.csv", SECOND.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aCorrectedResultNamesBothFilesWithLineFingerprintAndMapping() {
        JsonNode behind = behind(api, "person:priya", "2026-Q3");

        assertThat(behind.get("actual").decimalValue()).isEqualByComparingTo("206.5");
        assertThat(behind.get("sums").get("revenue").decimalValue()).isEqualByComparingTo("206.5");
        assertThat(behind.get("count").asInt()).isEqualTo(3);
        JsonNode corrected = item(behind, "A");
        assertThat(corrected.get("file").asString()).isEqualTo("second.csv");
        assertThat(corrected.get("line").asInt()).isEqualTo(2);
        assertThat(corrected.get("sha256").asString()).isEqualTo(sha256(SECOND));
        assertThat(corrected.get("mapping").asInt()).isEqualTo(2);
        assertThat(corrected.get("before").valueStream())
                .extracting(
                        step -> step.get("file").asString(),
                        step -> step.get("line").asInt(),
                        step -> step.get("mapping").asInt(),
                        step -> step.get("sha256").asString(),
                        step -> step.get("amount").decimalValue().intValueExact())
                .containsExactly(tuple("first.csv", 2, 1, sha256(FIRST), 80));
        assertThat(item(behind, "B").get("before").get(0).get("person").asString())
                .isEqualTo("conor");
    }

    @Test
    void theResultsOfATeamAreThoseOfItsMembersAndAddUpToItsNumber() {
        JsonNode behind = behind(api, "team:dublin", "2026-Q3");

        assertThat(keys(behind)).containsExactly("B", "D", "A");
        assertThat(behind.get("sums").get("revenue").decimalValue())
                .isEqualByComparingTo(behind.get("actual").decimalValue());
    }

    @Test
    void pagesFollowOneAnotherWithoutLosingOrRepeatingAResult() {
        String path = "/api/goals/" + goal("person:priya", "2026-Q3") + "/results?limit=1";
        JsonNode first = api.get(path).json();
        JsonNode second = api.get(first.get("next").asString()).json();
        JsonNode third = api.get(second.get("next").asString()).json();

        assertThat(List.of(keys(first), keys(second), keys(third)))
                .containsExactly(List.of("B"), List.of("D"), List.of("A"));
        assertThat(third.get("next").isNull()).isTrue();
        assertThat(api.get(path + "&after=nonsense").status()).isEqualTo(400);
    }

    @Test
    void theFileHasOneRowAResultAndNoFormula() {
        Api.Answer file = api.get("/api/goals/" + goal("person:priya", "2026-Q2") + "/results.csv");

        assertThat(file.body().lines().toList().getFirst()).startsWith("source,key,metric,person,name,day,amount");
        assertThat(file.body()).contains("crm,'=E,revenue,priya,Priya Raman,2026-04-01,7,", sha256(FIRST), "first.csv");
        assertThat(file.body().lines()).hasSize(2);
    }

    @Test
    void theRepSeesThemTooAndWhatIsNotTheirsIsNotThere() {
        Api rep = tokenOf(house, "priya", "read");
        assertThat(behind(rep, "person:priya", "2026-Q3").get("count").asInt()).isEqualTo(3);

        in(
                house,
                () -> jdbc.sql("update organization.setting set visibility = 'own' where organization_id = ?")
                        .param(house.organization().id())
                        .update());
        String conors = "/api/goals/" + goal("person:conor", "2026-Q3") + "/results";
        assertThat(rep.get(conors).status()).isEqualTo(404);
        assertThat(rep.get(conors + ".csv").status()).isEqualTo(404);
        assertThat(behind(rep, "person:priya", "2026-Q3").get("count").asInt()).isEqualTo(3);
    }

    @Test
    void whatCameAfterTheClosingIsNamedAndNotInTheNumber() {
        clock.set(LocalDate.of(2026, 10, 1));
        ok(api.postJson("/api/periods/2026-Q3/closing", "{\"reason\":\"The feed is weekly\"}"));
        clock.set(LocalDate.of(2026, 10, 2));
        ok(api.postFile(
                "/api/sources/crm/imports",
                "id,who,day,amount\nF,priya,2026-09-30,1000\n".getBytes(StandardCharsets.UTF_8)));

        JsonNode behind = behind(api, "person:priya", "2026-Q3");
        assertThat(behind.get("frozen").asBoolean()).isTrue();
        assertThat(behind.get("actual").decimalValue()).isEqualByComparingTo(new BigDecimal("206.5"));
        assertThat(item(behind, "F").get("late").asBoolean()).isTrue();
        assertThat(item(behind, "A").get("late").asBoolean()).isFalse();
    }

    private JsonNode behind(Api as, String owner, String period) {
        return as.get("/api/goals/" + goal(owner, period) + "/results").json();
    }

    private String goal(String owner, String period) {
        return api.get("/api/standings?period=" + period)
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("owner").asString().equals(owner))
                .findFirst()
                .orElseThrow()
                .get("goal")
                .asString();
    }

    private static JsonNode item(JsonNode behind, String key) {
        return behind.get("items")
                .valueStream()
                .filter(item -> item.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> keys(JsonNode behind) {
        return behind.get("items")
                .valueStream()
                .map(item -> item.get("key").asString())
                .toList();
    }

    private static String sha256(String file) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(file.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
