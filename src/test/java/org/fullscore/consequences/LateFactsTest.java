package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The second quarter is closed and decided in part when the feed corrects three of its rows. */
class LateFactsTest extends SecondQuarter {

    @BeforeEach
    void theQuarterIsClosedAndThenCorrected() {
        agree("conor", "priya", "aoife", "rui");
        deliver("""
                1,conor,2026-05-04,60000
                2,priya,2026-05-05,112400
                3,aoife,2026-06-05,80000
                4,rui,2026-06-05,110000
                """);
        closeIt("{}");
        String accelerator =
                obligations("?owner=person:priya").getFirst().get("id").asString();
        ok(as("niamh").postJson("/api/obligations/" + accelerator + "/application", "{}"));

        deliver("""
                1,conor,2026-05-04,75000
                2,priya,2026-05-05,90000
                3,aoife,2026-06-05,101000
                4,rui,2026-06-05,110000
                """);
    }

    @Test
    void aRestatementIsOpenWithTheDifferencesAndNothingElseHasChanged() {
        JsonNode restatement = restatement();

        assertThat(restatement.get("state").asString()).isEqualTo("open");
        assertThat(restatement.get("decideBy").asString()).isEqualTo("2026-08-03");
        assertThat(restatement.get("goals").valueStream())
                .extracting(
                        goal -> goal.get("owner").asString(),
                        goal -> goal.get("before").decimalValue().intValueExact(),
                        goal -> goal.get("after").decimalValue().intValueExact())
                .containsExactly(
                        tuple("person:aoife", 80_000, 101_000),
                        tuple("person:conor", 60_000, 75_000),
                        tuple("person:priya", 112_400, 90_000));
        assertThat(obligations("")).hasSize(3);
    }

    @Test
    void beforeAnybodyDecidesItSaysWhatWouldFollow() {
        assertThat(restatement().get("effects").valueStream())
                .extracting(
                        effect -> effect.get("what").asString(),
                        effect -> effect.get("person").asString(),
                        effect -> effect.get("consequence").asString())
                .containsExactlyInAnyOrder(
                        tuple("withdrawn", "conor", "Coaching plan"),
                        tuple("undone", "priya", "Undo: Accelerator"),
                        tuple("added", "aoife", "Accelerator"));
        assertThat(obligations("")).hasSize(3);
        JsonNode ofTheAdministrator = house.administrator()
                .get("/api/restatements/" + restatement().get("id").asString())
                .json();
        assertThat(ofTheAdministrator.get("goals")).hasSize(3);
        assertThat(ofTheAdministrator.get("effects").toString()).doesNotContain("priya", "Accelerator");
    }

    @Test
    void acceptedItStillSaysWhatFollowed() {
        ok(as("sigrid").postJson("/api/restatements/" + restatement().get("id").asString() + "/acceptance", "{}"));

        assertThat(restatement().get("effects").valueStream())
                .extracting(
                        effect -> effect.get("what").asString(),
                        effect -> effect.get("person").asString())
                .containsExactlyInAnyOrder(
                        tuple("withdrawn", "conor"), tuple("undone", "priya"), tuple("added", "aoife"));
    }

    @Test
    void acceptedItWithdrawsWhatNoLongerFollowsAddsWhatDoesAndUndoesWhatWasApplied() {
        ok(as("sigrid").postJson("/api/restatements/" + restatement().get("id").asString() + "/acceptance", "{}"));

        assertThat(obligations(""))
                .extracting(
                        item -> item.get("owner").asString(),
                        item -> item.get("consequence").asString(),
                        item -> item.get("state").asString())
                .containsExactlyInAnyOrder(
                        tuple("person:conor", "Coaching plan", "withdrawn"),
                        tuple("person:priya", "Accelerator", "applied"),
                        tuple("person:priya", "Undo: Accelerator", "due"),
                        tuple("person:aoife", "Accelerator", "due"),
                        tuple("person:rui", "Accelerator", "due"));
        assertThat(obligations("?owner=person:priya").stream()
                        .filter(item -> item.get("consequence").asString().startsWith("Undo")))
                .extracting(item -> item.get("pay").decimalValue().intValueExact())
                .containsExactly(-620);
        assertThat(restatement().get("state").asString()).isEqualTo("accepted");
    }

    @Test
    void refusedItLeavesThePeriodAsItWasAndIsDecidedOnce() {
        String path = "/api/restatements/" + restatement().get("id").asString();
        ok(as("sigrid").postJson(path + "/refusal", "{}"));

        assertThat(obligations("")).hasSize(3);
        assertThat(as("sigrid").postJson(path + "/acceptance", "{}").status()).isEqualTo(409);
    }

    @Test
    void somebodyItAffectsDoesNotDecide() {
        String path = "/api/restatements/" + restatement().get("id").asString() + "/acceptance";

        assertThat(as("niamh").postJson(path, "{}").status()).isEqualTo(404);
        assertThat(as("claire").postJson(path, "{}").status()).isEqualTo(403);
    }

    private JsonNode restatement() {
        return as("sigrid").get("/api/restatements").json().get("items").get(0);
    }

    private List<JsonNode> obligations(String query) {
        return as("ingrid")
                .get("/api/obligations" + query)
                .json()
                .get("items")
                .valueStream()
                .toList();
    }
}
