package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.fullscore.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The public contract of versions: compared, and tried on closed periods. */
class VersionsOverHttpTest extends Stage {

    private static final String VERSIONS = "/api/policies/revenue/versions/";

    @BeforeEach
    void aQuarterIsClosedAndADraftIsWritten() {
        publish("revenue", Policies2026.REVENUE);
        close(
                "2026-Q2",
                Map.of(
                        goal("person:conor", "2026-Q2", 100_000), 60_000,
                        goal("person:priya", "2026-Q2", 100_000), 112_400));
        here(() -> drafting.write(
                viewer("ingrid"),
                "revenue",
                Policies2026.read(Policies2026.REVENUE
                        .replace("perPoint: 50", "perPoint: 60")
                        .replace("below: 70\n    then", "below: 70\n    inARow: 1\n    then")
                        .replace("2026-01-01", "2026-07-01")
                        .replace("Coaching plan", "Long talk")),
                null));
    }

    @Test
    void theDraftIsComparedWithTheVersionInForce() {
        JsonNode differences = answer("ingrid", VERSIONS + "2/differences");

        assertThat(differences.get("from").asInt()).isEqualTo(1);
        assertThat(differences.get("same").asBoolean()).isFalse();
        assertThat(differences.get("whole").valueStream())
                .extracting(part -> part.get("sentence").asString())
                .containsExactly("From: July 1, 2026 instead of January 1, 2026");
        JsonNode missed = row(differences, "Missed");
        assertThat(missed.get("change").asString()).isEqualTo("changed");
        assertThat(missed.get("then").get(0).get("parts").valueStream())
                .extracting(
                        part -> part.get("field").asString(),
                        part -> part.get("before").asString(),
                        part -> part.get("after").asString())
                .containsExactly(tuple("consequence", "Coaching plan", "Long talk"));
        assertThat(row(differences, "Met")
                        .get("then")
                        .get(0)
                        .get("parts")
                        .get(0)
                        .get("sentence")
                        .asString())
                .isEqualTo("Pay: $60 for every point above 100 instead of $50 for every point above 100");
        assertThat(row(differences, "Short").get("change").asString()).isEqualTo("same");
    }

    @Test
    void theOtherWayRoundIsAskedForByNumber() {
        assertThat(answer("ingrid", VERSIONS + "1/differences?from=2")
                        .get("from")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aDraftIsNotThereForThoseWhoMayNotReadIt() {
        assertThat(tokenOf(house, "priya", "read")
                        .get(VERSIONS + "2/differences")
                        .status())
                .isEqualTo(404);
        assertThat(tokenOf(house, "priya", "read")
                        .get(VERSIONS + "1/differences?from=2")
                        .status())
                .isEqualTo(404);
        assertThat(tokenOf(house, "priya", "read").get(VERSIONS + "2/dry-run").status())
                .isEqualTo(404);
    }

    @Test
    void theFirstVersionHasNothingToBeComparedWith() {
        assertThat(tokenOf(house, "priya", "read")
                        .get(VERSIONS + "1/differences")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theDraftIsTriedOnTheClosedQuarter() {
        JsonNode run = answer("ingrid", VERSIONS + "2/dry-run?period=2026-Q2");

        assertThat(run.get("goals").asInt()).isEqualTo(2);
        assertThat(run.get("people").asInt()).isEqualTo(2);
        assertThat(run.get("totals").toString())
                .isEqualTo("{\"before\":2,\"after\":2,\"added\":1,\"removed\":1,\"changed\":1}");
        assertThat(run.get("money").get(0).get("difference").decimalValue()).isEqualByComparingTo("124.00");
        assertThat(run.get("treated").valueStream())
                .extracting(
                        each -> each.get("person").asString(),
                        each -> each.get("change").asString())
                .containsExactly(tuple("conor", "added"), tuple("conor", "removed"), tuple("priya", "changed"));
    }

    @Test
    void aPeriodThatIsNotClosedIsNamedAtItsField() {
        Api.Answer refused = tokenOf(house, "ingrid", "read").get(VERSIONS + "2/dry-run?period=2026-Q3");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("period-not-closed").contains("2026-Q3");
    }

    private JsonNode answer(String who, String path) {
        Api.Answer answer = tokenOf(house, who, "read").get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode row(JsonNode differences, String name) {
        return differences
                .get("rows")
                .valueStream()
                .filter(row -> row.get("row").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
