package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fullscore.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The public contract of policies and obligations, with tokens of the people concerned. */
class RegisterOverHttpTest extends Stage {

    @BeforeEach
    void theQuarterIsClosed() {
        Api ingrid = tokenOf(house, "ingrid", "act");
        Api sigrid = tokenOf(house, "sigrid", "act");
        assertThat(ingrid.putYaml("/api/policies/revenue", Policies2026.REVENUE).status())
                .isEqualTo(200);
        assertThat(sigrid.postJson("/api/policies/revenue/versions/1/publication", "{}")
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("published");
        close(
                "2026-Q2",
                Map.of(
                        goal("person:conor", "2026-Q2", 100_000), 60_000,
                        goal("person:priya", "2026-Q2", 100_000), 112_400,
                        goal("person:rui", "2026-Q2", 100_000), 125_000));
    }

    @Test
    void anItemSaysEverythingTheContractPromises() {
        JsonNode item = items("ingrid", "?owner=person:priya").getFirst();

        assertThat(item.propertyNames())
                .contains(
                        "id",
                        "owner",
                        "owedBy",
                        "period",
                        "metric",
                        "attainment",
                        "policy",
                        "version",
                        "rule",
                        "consequence",
                        "kind",
                        "severity",
                        "openedOn",
                        "deadline",
                        "state",
                        "outcome",
                        "decidedAt",
                        "decidedBy");
        assertThat(item.get("owner").asString()).isEqualTo("person:priya");
        assertThat(item.get("owedBy").asString()).isEqualTo("niamh");
        assertThat(item.get("attainment").decimalValue()).isEqualByComparingTo("1.124");
        assertThat(item.get("pay").decimalValue()).isEqualByComparingTo("620");
        assertThat(item.get("state").asString()).isEqualTo("due");
        assertThat(item.get("outcome").isNull()).isTrue();
    }

    @Test
    void everybodySeesTheirOwnAndTheLineAboveSeesIt() {
        assertThat(items("conor", "")).hasSize(1);
        assertThat(items("niamh", "")).hasSize(2);
        assertThat(items("ines", "")).hasSize(2);
        assertThat(items("duarte", "")).hasSize(4);
        assertThat(items("ingrid", "")).hasSize(4);
        assertThat(items("claire", "")).hasSize(4);
        assertThat(items("aoife", "")).isEmpty();
        assertThat(items("admin", "")).isEmpty();
    }

    @Test
    void whatOneMayNotSeeIsNotThere() {
        String id = items("ingrid", "?owner=person:conor").getFirst().get("id").asString();

        assertThat(as("aoife").get("/api/obligations/" + id).status()).isEqualTo(404);
        assertThat(as("aoife")
                        .postJson("/api/obligations/" + id + "/application", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(house.administrator()
                        .postJson("/api/obligations/" + id + "/application", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(house.administrator().as(null).get("/api/obligations").status())
                .isEqualTo(401);
    }

    @Test
    void whoeverOwesItDecidesAndTheSecondIsToldWhoDidWhatWhen() {
        String id = items("ingrid", "?owner=person:conor").getFirst().get("id").asString();
        String path = "/api/obligations/" + id + "/application";

        assertThat(as("conor").postJson(path, "{}").status()).isEqualTo(403);
        Api.Answer nothingToShow = as("niamh").postJson(path, "{\"note\":\"Done\"}");
        assertThat(nothingToShow.status()).isEqualTo(422);
        assertThat(nothingToShow.json().get("errors").get(0).get("column").asString())
                .isEqualTo("evidence");
        Api.Answer done = as("niamh").postJson(path, "{\"on\":\"2026-07-20\",\"evidence\":\"plan 17\"}");
        assertThat(done.json().get("outcome").asString()).isEqualTo("applied");
        Api.Answer again = as("niamh").postJson(path, "{\"evidence\":\"plan 18\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("detail").asString()).contains("Niamh Byrne", "Applied", "July 20, 2026");
    }

    @Test
    void aTokenThatOnlyReadsDecidesNothing() {
        String id = items("ingrid", "?owner=person:conor").getFirst().get("id").asString();

        assertThat(tokenOf(house, "niamh", "read")
                        .postJson("/api/obligations/" + id + "/application", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(tokenOf(house, "ingrid", "read")
                        .putYaml("/api/policies/revenue", Policies2026.REVENUE)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theListIsFilteredAndGoesOnWhereAPageEnds() {
        assertThat(items("ingrid", "?kind=reward")).hasSize(2);
        assertThat(items("ingrid", "?owedBy=ines")).hasSize(2);
        assertThat(items("ingrid", "?state=applied")).isEmpty();
        assertThat(items("ingrid", "?period=2026-Q1")).isEmpty();
        assertThat(as("ingrid").get("/api/obligations?state=forgotten").status())
                .isEqualTo(400);

        JsonNode first = as("ingrid").get("/api/obligations?limit=3").json();
        JsonNode second = as("ingrid").get(first.get("next").asString()).json();
        assertThat(first.get("items")).hasSize(3);
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void aPolicyWithAGapIsNotPublishedAndTheGapIsSaid() {
        String gap = Policies2026.REVENUE.replace("from: 70, below: 100", "from: 70, below: 98");
        JsonNode draft = as("ingrid").putYaml("/api/policies/other", gap).json();
        assertThat(draft.get("complete").asBoolean()).isFalse();

        Api.Answer refused = as("sigrid").postJson("/api/policies/other/versions/1/publication", "{}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("type").asString()).endsWith("not-complete");
        assertThat(refused.json().get("errors").get(0).get("message").asString())
                .isEqualTo("From 98% to below 100% no row says what follows.");
    }

    @Test
    void anUnknownFieldOfAPolicyIsRefusedWithItsPlaceAndNothingIsChanged() {
        Api.Answer refused = as("ingrid").putYaml("/api/policies/new", Policies2026.REVENUE + "mood: good\n");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").get(0).get("column").asString()).isEqualTo("mood");
        assertThat(as("ingrid").get("/api/policies/new").status()).isEqualTo(404);
    }

    @Test
    void policiesAreReadByEverybodyAndDraftsByThoseWhoWriteThem() {
        as("ingrid").putYaml("/api/policies/revenue", Policies2026.REVENUE.replace("Coaching plan", "Long talk"));

        assertThat(as("conor").get("/api/policies/revenue").json().get("items")).hasSize(1);
        assertThat(as("ingrid").get("/api/policies/revenue").json().get("items"))
                .hasSize(2);
        assertThat(as("conor").get("/api/policies").json().get("items")).hasSize(1);
    }

    private Api as(String person) {
        return tokenOf(house, person, "act read");
    }

    private List<JsonNode> items(String person, String query) {
        return as(person)
                .get("/api/obligations" + query)
                .json()
                .get("items")
                .valueStream()
                .toList();
    }
}
