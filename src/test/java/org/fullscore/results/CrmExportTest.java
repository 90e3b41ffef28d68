package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fullscore.Api;
import org.fullscore.RealTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A real CRM export goes through the public contract and gives the reference answers, to the cent. */
class CrmExportTest extends RealTest {

    @Test
    void theExportGivesTheStandingsOfTheReferenceAnswers() {
        Api api = found("Computer hardware").administrator();
        CrmExport.load(api);

        JsonNode first = deliver(api, CrmExport.pipeline());
        counts(first, 4238, 0, 0);
        assertThat(first.get("state").asString()).isEqualTo("recorded");

        for (String quarter : List.of("2017Q1", "2017Q2", "2017Q3", "2017Q4")) {
            standingsOf(api, quarter);
        }

        counts(deliver(api, CrmExport.pipeline()), 0, 4238, 0);

        String changed = new String(CrmExport.pipeline(), StandardCharsets.UTF_8)
                .replace(
                        "1C1I7A6R,Moses Frase,GTX Plus Basic,Cancity,Won,2016-10-20,2017-03-01,1054",
                        "1C1I7A6R,Moses Frase,GTX Plus Basic,Cancity,Won,2016-10-20,2017-03-01,1055");
        counts(deliver(api, changed.getBytes(StandardCharsets.UTF_8)), 0, 4237, 1);
        assertThat(actualOf(api, "2017-Q1", "person:moses-frase")).isEqualByComparingTo("16113");
    }

    private static void standingsOf(Api api, String quarter) {
        Api.Answer answer = api.get("/api/standings?metric=revenue&period=" + quarter.replace("Q", "-Q"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Map<String, JsonNode> byName = new HashMap<>();
        answer.json().get("items").forEach(item -> byName.put(item.get("name").asString(), item));
        List<NamedCsvRecord> expected = CrmExport.rows("expected_agent_quarter.csv").stream()
                .filter(row -> row.getField("quarter").equals(quarter))
                .toList();
        assertThat(expected).hasSize(35);
        assertThat(expected).allSatisfy(row -> {
            JsonNode standing = Objects.requireNonNull(byName.get(row.getField("sales_agent")));
            assertThat(standing.get("actual").decimalValue())
                    .isEqualByComparingTo(new BigDecimal(row.getField("won_value")));
            assertThat(standing.get("attainment").decimalValue())
                    .isEqualByComparingTo(new BigDecimal(row.getField("attainment_pct"))
                            .movePointLeft(2)
                            .setScale(8, RoundingMode.HALF_UP));
            assertThat(standing.get("met").asBoolean())
                    .isEqualTo(row.getField("met").equals("t"));
            assertThat(standing.get("place").asInt()).isEqualTo(Integer.parseInt(row.getField("rank")));
        });
    }

    private static JsonNode deliver(Api api, byte[] file) {
        Api.Answer answer = api.postFile("/api/sources/crm/imports?file=sales_pipeline.csv", file);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static void counts(JsonNode done, int recorded, int duplicates, int corrected) {
        assertThat(done.get("read").asInt()).isEqualTo(8800);
        assertThat(done.get("recorded").asInt()).isEqualTo(recorded);
        assertThat(done.get("duplicates").asInt()).isEqualTo(duplicates);
        assertThat(done.get("corrected").asInt()).isEqualTo(corrected);
        assertThat(done.get("ignored").asInt()).isEqualTo(4562);
        assertThat(done.get("quarantined").asInt()).isZero();
    }

    private static BigDecimal actualOf(Api api, String period, String owner) {
        return api.get("/api/standings?metric=revenue&period=" + period)
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("owner").asString().equals(owner))
                .findFirst()
                .orElseThrow()
                .get("actual")
                .decimalValue();
    }
}
