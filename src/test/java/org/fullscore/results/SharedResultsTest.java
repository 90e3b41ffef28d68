package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.fullscore.Api;
import org.fullscore.Statements;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One row, several people: primary parts that sum to the whole, overlays beside it, and whatever is corrected later. */
class SharedResultsTest extends AtTheSource {

    private static final String BY_PERCENT = """
            key: id
            person:
              - { column: rep, by: id, percent: share }
              - { column: partner, by: id, percent: rest }
              - { column: engineer, by: id, credit: overlay }
            on: { column: day }
            metrics:
              revenue: { column: amount }
              deals-won: { constant: 1 }
            reversal: { column: kind, values: [Storno], of: original }
            """;
    private static final String HEADER = "id,rep,share,partner,rest,engineer,day,amount,kind,original\n";

    @BeforeEach
    void aMapping() {
        map(BY_PERCENT);
    }

    @Test
    void percentagesSumToTheWholeAndAnOverlayStandsBesideIt() {
        assertThat(deliver("A,priya,60,conor,40,rui,2026-07-01,100.01,,\n")).isEqualTo("1 1 0 0 0 0");
        assertThat(credit()).isEqualTo("conor 40.00, priya 60.01, rui 100.01*");
        assertThat(rollsUp()).isEqualTo("100.01");
        assertThat(deliver("A,priya,60,conor,40,rui,2026-07-01,100.01,,\n")).isEqualTo("1 0 1 0 0 0");
    }

    @Test
    void aPreviewNamesEverybodyAndTheWhole() {
        JsonNode line = post("?preview=true", HEADER + "A,priya,60,conor,40,rui,2026-07-01,100.01,,\n")
                .json()
                .get("items")
                .get(0);
        assertThat(line.get("amounts").get("revenue").decimalValue()).isEqualByComparingTo("100.01");
        assertThat(line.get("shares").get(0).toString())
                .isEqualTo("{\"person\":\"Priya Raman\",\"metric\":\"revenue\",\"amount\":60.01,\"overlay\":false}");
        assertThat(line.get("shares").valueStream())
                .extracting(share -> share.get("person").asString() + " " + share.get("overlay"))
                .contains("Conor Walsh false", "Rui Costa true");
    }

    @Test
    void equalPartsSumToTheCent() {
        map("""
                key: id
                person: [{ column: rep }, { column: partner }, { column: engineer }]
                on: { column: day }
                metrics: { revenue: { column: amount }, deals-won: { constant: 1 } }
                """);
        deliver("A,priya,,conor,,aoife,2026-07-01,100,,\nB,priya,,,,,2026-07-01,10,,\n");
        assertThat(credit()).isEqualTo("aoife 33.34, conor 33.33, priya 43.33");
        assertThat(rollsUp()).isEqualTo("110.00");
    }

    @Test
    void newRowsAreWrittenWithoutDecidingOnThemHoweverManyShareThem() {
        try (Statements statements = new Statements()) {
            assertThat(deliver("""
                    A,priya,60,conor,40,rui,2026-07-01,100.01,,
                    B,priya,100,,,,2026-07-01,5,,
                    C,aoife,50,conor,50,,2026-07-02,0.03,,
                    """)).isEqualTo("3 3 0 0 0 0");
            assertThat(statements.with("insert into decided_result")).isZero();
            assertThat(credit()).isEqualTo("aoife 0.02, conor 40.01, priya 65.01, rui 100.01*");
            assertThat(rollsUp()).isEqualTo("105.04");

            assertThat(deliver("B,priya,50,conor,50,,2026-07-01,5,,\nD,priya,100,,,,2026-07-01,1,,\n"))
                    .isEqualTo("2 1 0 1 0 0");
            assertThat(statements.with("insert into decided_result")).isPositive();
            assertThat(credit()).isEqualTo("aoife 0.02, conor 42.51, priya 63.51, rui 100.01*");
        }
    }

    @Test
    void aCorrectionMovesOnlyWhatChanged() {
        deliver("A,priya,60,conor,40,rui,2026-07-01,100,,\n");
        assertThat(deliver("A,priya,60,aoife,40,rui,2026-07-01,100,,\n")).isEqualTo("1 0 0 1 0 0");
        assertThat(credit()).isEqualTo("aoife 40.00, priya 60.00, rui 100.00*");
        assertThat(deliver("A,priya,100,,,,2026-07-02,-30,,\n")).isEqualTo("1 0 0 1 0 0");
        assertThat(credit()).isEqualTo("priya -30.00");
        assertThat(rollsUp()).isEqualTo("-30.00");
    }

    @Test
    void whoIsNoLongerAColumnOfTheMappingLosesTheCredit() {
        deliver("A,priya,60,conor,40,rui,2026-07-01,100,,\n");
        map("""
                key: id
                person: { column: rep }
                on: { column: day }
                metrics: { revenue: { column: amount }, deals-won: { constant: 1 } }
                """);
        assertThat(deliver("A,priya,60,conor,40,rui,2026-07-01,100,,\n")).isEqualTo("1 0 0 1 0 0");
        assertThat(credit()).isEqualTo("priya 100.00");
    }

    @Test
    void anUndoGivesEverybodyBackWhatTheyHad() {
        deliver("A,priya,60,conor,40,rui,2026-07-01,100,,\n");
        String id = send("A,aoife,50,conor,50,,2026-07-01,90,,\n").get("id").asString();
        assertThat(credit()).isEqualTo("aoife 45.00, conor 45.00");
        assertThat(api.delete("/api/imports/" + id).status()).isEqualTo(200);
        assertThat(credit()).isEqualTo("conor 40.00, priya 60.00, rui 100.00*");
    }

    @ParameterizedTest(name = "by {0}")
    @ValueSource(strings = {"R,,,,,,,,Storno,A", "B,aoife,100,,,,2026-07-01,5,,", "A,aoife,100,,,,2026-07-01,5,,"})
    void anUndoGivesNobodyBackWhatALaterFileSaysOtherwise(String later) {
        map(BY_PERCENT + "snapshot: true\n");
        deliver("A,priya,60,conor,40,,2026-07-01,100,,\n");
        String narrower = send("A,priya,100,,,,2026-07-01,100,,\n").get("id").asString();
        String last =
                recorded("?confirmed=true", HEADER + later + "\n").get("id").asString();
        String said = credit();
        assertThat(said).isIn("", "aoife 5.00");

        api.delete("/api/imports/" + narrower);
        assertThat(credit()).isEqualTo(said);
        api.delete("/api/imports/" + last);
        assertThat(credit()).isEqualTo("conor 40.00, priya 60.00");
    }

    @Test
    void aRowMayTakeAnotherBack() {
        deliver("A,priya,60,conor,40,rui,2026-07-01,100,,\nB,priya,100,,,,2026-07-01,5,,\n");
        assertThat(deliver("R,priya,60,conor,40,rui,2026-07-05,100,Storno,A\n")).isEqualTo("1 0 0 1 0 0");
        assertThat(credit()).isEqualTo("priya 5.00");
        assertThat(deliver("R,priya,60,conor,40,rui,2026-07-05,100,Storno,A\n")).isEqualTo("1 0 0 0 1 0");
        assertThat(deliver("S,,,,,,,,Storno,\n")).isEqualTo("1 0 0 0 0 1");
    }

    @Test
    void whatDoesNotAddUpWaits() {
        assertThat(deliver("""
                A,priya,60,conor,30,,2026-07-01,100,,
                B,priya,60,conor,forty,,2026-07-01,100,,
                C,priya,60,,40,,2026-07-01,100,,
                D,,,,,rui,2026-07-01,100,,
                E,priya,60,nobody,40,,2026-07-01,100,,
                """)).isEqualTo("5 0 0 0 0 5");
        String id = api.get("/api/imports").json().get("items").get(0).get("id").asString();
        assertThat(api.get("/api/imports/" + id + "/quarantine.csv").body())
                .contains(
                        ",2,SPLIT_NOT_WHOLE,",
                        ",3,PERCENT_UNREADABLE,rest,",
                        ",4,PERSON_MISSING,partner,",
                        ",5,PERSON_MISSING,rep,",
                        ",6,PERSON_UNKNOWN,partner,");
        assertThat(credit()).isEmpty();
    }

    @Test
    void pushedFactsAreSharedAlike() {
        String fact =
                "{\"id\":\"A\",\"rep\":\"priya\",\"share\":60,\"partner\":\"%s\",\"rest\":40,\"engineer\":\"\",\"day\":\"2026-07-01\",\"amount\":100,\"kind\":\"\",\"original\":\"\"}";
        push(fact.formatted("conor"));
        push(fact.formatted("aoife"));
        assertThat(credit()).isEqualTo("aoife 40.00, priya 60.00");
    }

    @Test
    void aMappingSaysWhatItSaid() {
        assertThat(api.get("/api/sources/crm").body())
                .contains("\"percent\":\"share\"", "\"credit\":\"overlay\"", "\"of\":\"original\"");
        assertThat(api.putYaml("/api/sources/crm", BY_PERCENT)
                        .json()
                        .get("version")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.putYaml("/api/sources/crm", BY_PERCENT.replace(", percent: rest", ""))
                        .body())
                .contains("a column of percentages for each");
        assertThat(api.putYaml("/api/sources/crm", BY_PERCENT.replace("values: [Storno]", "value: Storno"))
                        .body())
                .contains("\"column\":\"reversal.values\"");
    }

    private void push(String fact) {
        Api.Answer answer = api.postJson("/api/sources/crm/results", fact);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Revenue by person, marked where it is overlay alone. */
    private String credit() {
        return text("""
                select string_agg(p.id || ' ' || round(t.amount, 2) || case when t.primary_amount = 0 then '*' else '' end, ', '
                  order by p.id)
                from (select person_key, sum(amount) as amount, sum(primary_amount) as primary_amount from results.total t
                      join organization.metric_card m on m.organization_id = t.organization_id and m.key = t.metric_key
                      where t.organization_id = ? and m.code = 'revenue' group by person_key) t
                join organization.person_card p on p.key = t.person_key and p.organization_id = ? where t.amount <> 0
                """);
    }

    /** Revenue that teams get. */
    private String rollsUp() {
        return text("""
                select round(sum(t.primary_amount), 2)::text from results.total t
                join organization.metric_card m on m.organization_id = t.organization_id and m.key = t.metric_key
                where t.organization_id = ? and m.organization_id = ? and m.code = 'revenue'
                """);
    }

    private String text(String sql) {
        return in(
                house,
                () -> jdbc.sql(sql)
                        .params(CurrentOrganization.id(), CurrentOrganization.id())
                        .query((row, number) -> java.util.Objects.requireNonNullElse(row.getString(1), ""))
                        .single());
    }

    private void map(String mapping) {
        map("crm", mapping);
    }

    private JsonNode send(String rows) {
        return recorded("", HEADER + rows);
    }

    private String deliver(String rows) {
        return counted(send(rows));
    }
}
