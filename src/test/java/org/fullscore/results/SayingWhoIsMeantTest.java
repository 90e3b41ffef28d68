package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.fullscore.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One name in the feed is one person for good, once somebody said so. */
class SayingWhoIsMeantTest extends AtTheSource {

    private static final String ALIASES = "/api/sources/crm/aliases";

    @BeforeEach
    void readByName() {
        read("name");
    }

    @Test
    void whatIsSaidIsListedAndLeavesOneEntryInTheLedger() {
        counts(say("P. Raman,priya\nC. Walsh,conor\n"), 2, 0, 0, 0);
        counts(say("p. raman,priya\n"), 0, 0, 1, 0);
        assertThat(api.get(ALIASES).json().get("items").toString())
                .isEqualTo(
                        "[{\"name\":\"C. Walsh\",\"person\":\"conor\"},{\"name\":\"P. Raman\",\"person\":\"priya\"}]");
        assertThat(entries("alias-said")).isEqualTo(2);
        JsonNode first = api.get(ALIASES + "?limit=1").json();
        assertThat(api.get(first.get("next").asString())
                        .json()
                        .get("items")
                        .get(0)
                        .get("name")
                        .asString())
                .isEqualTo("P. Raman");
    }

    @Test
    void itIsChangedAndTakenBackByTheSameCall() {
        say("P. Raman,priya\n");
        counts(say("P. RAMAN,aoife\n"), 0, 1, 0, 0);
        assertThat(api.get(ALIASES).json().get("items")).hasSize(1);
        assertThat(creditOf("P. Raman")).isEqualTo("aoife");
        counts(say("P. Raman,\n"), 0, 0, 0, 1);
        counts(say("P. Raman,\n"), 0, 0, 1, 0);
        assertThat(entries("alias-taken-back")).isEqualTo(1);
        assertThat(creditOf("P. Raman")).isEqualTo("PERSON_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "email", "name", "alias"})
    void anAliasSettlesWhateverTheMappingReadsPeopleBy(String by) {
        read(by);
        assertThat(creditOf("P. Raman")).isEqualTo("PERSON_UNKNOWN");
        say("P. Raman,priya\n");
        assertThat(creditOf("p. raman ")).isEqualTo("priya");
    }

    @Test
    void anAliasSettlesANameThatSeveralPeopleHave() {
        api.putCsv("/api/people", "id,name,rank,team\nconor2,Conor Walsh,rep,dublin\n");
        assertThat(creditOf("Conor Walsh")).isEqualTo("PERSON_AMBIGUOUS");
        say("Conor Walsh,conor2\n");
        assertThat(creditOf("Conor Walsh")).isEqualTo("conor2");
    }

    @Test
    void whoeverIsNamedExactlyIsNeverOverridden() {
        Api.Answer refused = put("Conor Walsh,priya\n");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").get(0).get("code").asString()).isEqualTo("NAME_UNDERSTOOD");
        assertThat(creditOf("Conor Walsh")).isEqualTo("conor");
    }

    @Test
    void somebodyWhoComesLaterUnderThatNameTakesNoCreditSilently() {
        say("P. Raman,priya\n");
        api.putCsv("/api/people", "id,name,rank,team\npatrick,P. Raman,rep,dublin\n");
        assertThat(creditOf("P. Raman")).isEqualTo("PERSON_AMBIGUOUS");
        say("P. Raman,\n");
        assertThat(creditOf("P. Raman")).isEqualTo("patrick");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            name,person\\nP. Raman,priya\\nX,nobody          | 3 | person | PERSON_UNKNOWN
            name,person\\nP. Raman,priya\\np. raman,conor    | 3 | name   | NAME_TWICE
            name,person\\n"",priya                           | 2 | name   | NAME_MISSING
            name,who\\nP. Raman,priya                        | 1 | who    | COLUMN_UNKNOWN
            name\\nP. Raman                                  | 1 | person | COLUMN_MISSING
            """)
    void aListWithAFaultIsRefusedWhole(String csv, int row, String column, String code) {
        Api.Answer refused = api.putCsv(ALIASES, csv.replace("\\n", "\n"));
        assertThat(refused.status()).isEqualTo(422);
        JsonNode error = refused.json().get("errors").get(0);
        assertThat(error.get("row").asInt()).isEqualTo(row);
        assertThat(error.get("column").asString()).isEqualTo(column);
        assertThat(error.get("code").asString()).isEqualTo(code);
        assertThat(api.get(ALIASES).json().get("items")).isEmpty();
    }

    @Test
    void anUnknownSourceIsNamed() {
        Api.Answer refused = api.putCsv("/api/sources/nowhere/aliases", "name,person\nP. Raman,priya\n");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.body()).contains("source-unknown", "nowhere");
        assertThat(api.get("/api/sources/nowhere/aliases").status()).isEqualTo(404);
    }

    private void read(String by) {
        assertThat(api.putYaml("/api/sources/crm", """
                key: id
                person: { column: who, by: %s }
                on: { column: day }
                metrics: { revenue: { column: amount } }
                """.formatted(by)).status()).isEqualTo(200);
    }

    private JsonNode say(String rows) {
        Api.Answer answer = put(rows);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private Api.Answer put(String rows) {
        return api.putCsv(ALIASES, "name,person\n" + rows);
    }

    /** The name of whom a row of this name would be credited to, as their id, or the reason why to nobody. */
    private String creditOf(String name) {
        JsonNode row = api.postFile(
                        "/api/sources/crm/imports?preview=true",
                        ("id,who,day,amount\nA," + name + ",2026-07-01,5\n").getBytes(StandardCharsets.UTF_8))
                .json()
                .get("items")
                .get(0);
        return java.util.Map.of(
                        "Priya Raman", "priya", "Conor Walsh", conor(), "Aoife Kearney", "aoife", "P. Raman", "patrick")
                .getOrDefault(
                        row.path("person").asString(""), row.path("reason").asString(""));
    }

    /** Whoever of the two Conors an alias says, since previews name people. */
    private String conor() {
        return api.get(ALIASES)
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("name").asString().equals("Conor Walsh"))
                .map(item -> item.get("person").asString())
                .findFirst()
                .orElse("conor");
    }

    private long entries(String act) {
        return api.get("/api/ledger")
                .json()
                .get("items")
                .valueStream()
                .filter(entry -> entry.toString().contains("\"" + act + "\""))
                .count();
    }

    private static void counts(JsonNode done, int created, int updated, int unchanged, int ended) {
        assertThat(done.toString())
                .isEqualTo("{\"created\":" + created + ",\"updated\":" + updated + ",\"unchanged\":" + unchanged
                        + ",\"ended\":" + ended + "}");
    }
}
