package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.fullscore.Api;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rule book 3.3: amounts in other currencies, by the rates of the plan or of the day. */
class ConvertedResultsTest extends AtTheSource {

    private static final String MAPPING = """
            key: id
            person: { column: who }
            on: { column: day }
            metrics: { revenue: { column: amount } }
            """;
    private static final String RATES = """
            currency,target,valid,rate
            EUR,USD,2026,1.1
            EUR,USD,2025,1.2
            EUR,USD,2026-07-01,1.05
            EUR,USD,2026-07-03,1.0823
            """;

    @BeforeEach
    void rates() {
        assertThat(load(RATES).body()).isEqualTo("{\"changed\":4,\"unchanged\":0}");
    }

    @Test
    void thePlanHoldsForItsFiscalYear() {
        map("currency: { column: currency }");
        deliver("A,priya,2026-07-02,100,EUR\nB,priya,2026-07-02,7,USD\nC,priya,2025-12-31,100,eur\n");
        assertThat(amounts()).isEqualTo("A 110.0000, B 7.0000, C 120.0000");
        JsonNode waiting = deliver("D,priya,2024-12-31,100,EUR\nE,priya,2026-07-02,100,GBP\n");
        assertThat(waiting.get("quarantined").asInt()).isEqualTo(2);
        load("currency,target,valid,rate\nGBP,USD,2026,1.3\n");
        api.postJson("/api/sources/crm/quarantine/replay", "{\"reason\":\"CURRENCY_DIFFERS\"}");
        assertThat(amounts()).isEqualTo("A 110.0000, B 7.0000, C 120.0000, E 130.0000");
    }

    @Test
    void theDayCountsElseTheLastBeforeRoundedToTheCent() {
        map("currency: { column: currency, rates: daily }");
        deliver("A,priya,2026-07-02,10.01,EUR\nB,priya,2026-07-03,33.33,EUR\nC,priya,2026-06-30,1,EUR\n");
        assertThat(amounts()).isEqualTo("A 10.5100, B 36.0700");
    }

    @Test
    void aCorrectionKeepsTheRateOfTheOriginal() {
        map("currency: { column: currency, rates: daily }");
        deliver("A,priya,2026-07-02,100,EUR\nA,priya,2026-07-04,200,EUR\n");
        assertThat(amounts()).isEqualTo("A 210.0000");
        load("currency,target,valid,rate\nEUR,USD,2026-07-01,2\n");
        String id = deliver("A,conor,2026-07-05,300,EUR\n").get("id").asString();
        assertThat(amounts()).isEqualTo("A 315.0000");
        api.delete("/api/imports/" + id);
        assertThat(amounts()).isEqualTo("A 210.0000");
        push("{\"id\":\"A\",\"who\":\"priya\",\"day\":\"2026-07-06\",\"amount\":10,\"currency\":\"EUR\"}");
        push("{\"id\":\"B\",\"who\":\"priya\",\"day\":\"2026-07-06\",\"amount\":10,\"currency\":\"EUR\"}");
        assertThat(amounts()).isEqualTo("A 10.5000, B 10.8200");
        push("{\"id\":\"B\",\"who\":\"priya\",\"day\":\"2026-07-02\",\"amount\":20,\"currency\":\"EUR\"}");
        assertThat(amounts()).isEqualTo("A 10.5000, B 21.6500");
    }

    @Test
    void aPushOfNothingButNewFactsRemembersTheirRates() {
        map("currency: { column: currency, rates: daily }");
        push("{\"id\":\"A\",\"who\":\"priya\",\"day\":\"2026-07-06\",\"amount\":10,\"currency\":\"EUR\"}");
        push("{\"id\":\"B\",\"who\":\"priya\",\"day\":\"2026-07-06\",\"amount\":10,\"currency\":\"EUR\"}");
        load("currency,target,valid,rate\nEUR,USD,2026-07-03,2\n");
        push("{\"id\":\"B\",\"who\":\"priya\",\"day\":\"2026-07-06\",\"amount\":20,\"currency\":\"EUR\"}");
        push("{\"id\":\"C\",\"who\":\"priya\",\"day\":\"2026-07-06\",\"amount\":20,\"currency\":\"EUR\"}");
        assertThat(amounts()).isEqualTo("A 10.8200, B 21.6500, C 40.0000");
    }

    @Test
    void whatIsConvertedIsSharedToTheCent() {
        map(
                "crm",
                MAPPING.replace("{ column: who }", "[{ column: who }, { column: partner }]")
                        + "currency: { column: currency }\n");
        recorded("", "id,who,partner,day,amount,currency\nA,priya,conor,2026-07-02,10.01,EUR\n");
        assertThat(amounts()).isEqualTo("A 5.5000, A 5.5100");
    }

    @Test
    void ratesAreListedAndRefusedByRow() {
        assertThat(api.get("/api/rates?limit=1").json().get("items").get(0).toString())
                .isEqualTo(
                        "{\"currency\":\"EUR\",\"target\":\"USD\",\"valid\":\"2026-01-01\",\"kind\":\"plan\",\"rate\":1.1}");
        assertThat(api.get("/api/rates").json().get("items")).hasSize(4);
        Api.Answer refused = load("currency,target,valid,rate\nEUR,EUR,2026-Q1,-1\nEuro,USD,2026,1\n");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors")).hasSize(4);
        assertThat(load(RATES).body()).isEqualTo("{\"changed\":0,\"unchanged\":4}");
    }

    private Api.Answer load(String csv) {
        return api.putCsv("/api/rates", csv);
    }

    private void push(String fact) {
        assertThat(api.postJson("/api/sources/crm/results", fact).status()).isEqualTo(200);
    }

    private void map(String currency) {
        map("crm", MAPPING + currency + "\n");
    }

    private String amounts() {
        return in(
                house,
                () -> jdbc.sql("""
                        select string_agg(external_id || ' ' || amount, ', ' order by external_id, part) from (
                          select distinct on (external_id, part) * from results.fact where organization_id = ?
                          order by external_id, part, version desc) f where counts
                        """)
                        .param(CurrentOrganization.id())
                        .query(String.class)
                        .single());
    }

    private JsonNode deliver(String rows) {
        return recorded("", "id,who,day,amount,currency\n" + rows);
    }
}
