package org.fullscore.consequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fullscore.Api;
import org.fullscore.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Niamh Byrne names Inês Carvalho to decide for her from Monday 20 July 2026 on. */
class NamingADelegateTest extends Stage {

    private static final String INES = "{\"delegate\":\"ines\",\"from\":\"2026-07-20\",\"to\":\"2026-07-31\"}";

    private String coaching;

    @BeforeEach
    void theQuarterIsClosed() {
        publish("revenue", Policies2026.REVENUE);
        close("2026-Q2", Map.of(goal("person:conor", "2026-Q2", 100_000), 60_000));
        coaching = obligationOf("conor", "Coaching plan").id().toString();
    }

    @Test
    void aDelegateIsNamedSeesWhatIsOwedDecidesAndIsTakenBack() {
        assertThat(as("ines").get("/api/obligations/" + coaching).status()).isEqualTo(404);
        JsonNode named = as("niamh").postJson("/api/delegations", INES).json();
        assertThat(named.get("delegate").asString()).isEqualTo("ines");
        assertThat(named.get("to").asString()).isEqualTo("2026-07-31");

        assertThat(as("ines").get("/api/obligations/" + coaching).status()).isEqualTo(200);
        assertThat(as("ines").get("/api/delegations").json().get("items")).hasSize(1);
        assertThat(as("duarte").get("/api/delegations").json().get("items")).hasSize(1);
        assertThat(as("conor").get("/api/delegations").json().get("items")).isEmpty();

        String path = "/api/delegations/" + named.get("id").asString();
        assertThat(as("ines").delete(path).status()).isEqualTo(404);
        assertThat(as("niamh").delete(path).status()).isEqualTo(204);
        assertThat(as("niamh").delete(path).status()).isEqualTo(404);
        assertThat(as("ines").get("/api/obligations/" + coaching).status()).isEqualTo(404);
        assertThat(house.administrator().get("/api/ledger").body()).contains("delegate-named", "delegation-withdrawn");
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        assertThat(field("{\"delegate\":\"niamh\",\"from\":\"2026-07-20\",\"to\":\"2026-07-31\"}"))
                .isEqualTo("delegate");
        assertThat(field("{\"delegate\":\"nobody\",\"from\":\"2026-07-20\",\"to\":\"2026-07-31\"}"))
                .isEqualTo("delegate");
        assertThat(field("{\"delegate\":\"ines\",\"from\":\"2026-07-19\",\"to\":\"2026-07-31\"}"))
                .isEqualTo("from");
        assertThat(field("{\"delegate\":\"ines\",\"from\":\"2026-07-21\",\"to\":\"2026-07-20\"}"))
                .isEqualTo("to");
        assertThat(as("niamh").postJson("/api/delegations", INES).status()).isEqualTo(201);
        assertThat(field("{\"delegate\":\"rui\",\"from\":\"2026-07-31\",\"to\":\"2026-08-31\"}"))
                .isEqualTo("from");
    }

    @Test
    void thePageOfTheItemSaysWithWhomItIsAndWhoDecidedForWhom() {
        Visit niamh = visit(house, "niamh");
        assertThat(niamh.get("/obligations/" + coaching).body())
                .contains("since July 20, 2026: the first leader above Conor Walsh");
        as("niamh").postJson("/api/delegations", INES);

        assertThat(niamh.get("/obligations/delegates").body()).contains("Inês Carvalho for Niamh Byrne", "Take back");
        assertThat(visit(house, "ines").get("/obligations").body()).contains("Coaching plan");
        Visit conor = visit(house, "conor");
        assertThat(conor.get("/obligations/" + coaching).body())
                .contains("Inês Carvalho may decide for Niamh Byrne until July 31, 2026.");
        as("ines").postJson("/api/obligations/" + coaching + "/application", "{\"evidence\":\"plan 17\"}");

        assertThat(conor.get("/obligations/" + coaching).body())
                .contains("Inês Carvalho for Niamh Byrne, July 20, 2026");
        assertThat(as("conor")
                        .get("/api/obligations/" + coaching + "/holders")
                        .json()
                        .get("items")
                        .get(0)
                        .get("person")
                        .asString())
                .isEqualTo("niamh");
    }

    private String field(String body) {
        Api.Answer refused = as("niamh").postJson("/api/delegations", body);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        return refused.json().get("errors").get(0).get("column").asString();
    }

    private Api as(String person) {
        return tokenOf(house, person, "act read");
    }
}
