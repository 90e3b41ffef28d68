package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fullscore.Api;
import org.fullscore.RealTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Line items of a real web shop: no row has an id, amounts are quantity times price, and whoever looks after a country is
 * credited with it. A mapping and aliases are enough, and the total is right to the last digit.
 */
class OnlineRetailTest extends RealTest {

    private static final Path EXTRACT = Path.of("src/test/resources/online-retail/extract.csv");
    private static final Path WHOLE = Path.of("../shared/data/online-retail/online_retail.csv.gz");
    private static final String MAPPING = """
            key: { columns: [InvoiceNo, StockCode], numbered: true }
            person: { column: Country, by: alias }
            on: { column: InvoiceDate, format: yyyy-MM-dd HH:mm:ss }
            metrics:
              revenue: { column: Quantity, times: UnitPrice }
            """;
    private static final List<String> PEOPLE = List.of("priya", "conor", "aoife", "rui", "ines");

    private Api api = new Api(0, null);

    @BeforeEach
    void fivePeopleLookAfterThirtyEightCountries() throws IOException {
        api = found("Gifts").administrator();
        StringBuilder people = new StringBuilder("id,name,rank,team\n");
        StringBuilder goals = new StringBuilder("owner,metric,period,target\n");
        for (String person : PEOPLE) {
            people.append(person).append(",").append(person).append(",rep,shop\n");
            goals.append("person:").append(person).append(",revenue,2010,1\n");
            goals.append("person:").append(person).append(",revenue,2011,1\n");
        }
        done(api.putCsv("/api/teams", "id,name\nshop,Shop\n"));
        done(api.putCsv("/api/people", people.toString()));
        done(
                api.putJson(
                        "/api/metrics",
                        "[{\"code\":\"revenue\",\"name\":\"Revenue\",\"unit\":\"currency\",\"currency\":\"GBP\",\"direction\":\"higher\",\"aggregate\":\"sum\"}]"));
        done(api.putCsv("/api/goals?agreed=true", goals.toString()));
        done(api.putYaml("/api/sources/shop", MAPPING));
        StringBuilder aliases = new StringBuilder("name,person\n");
        for (String country : countries()) {
            aliases.append(country)
                    .append(',')
                    .append(PEOPLE.get(country.length() % 5))
                    .append('\n');
        }
        done(api.putCsv("/api/sources/shop/aliases", aliases.toString()));
    }

    @Test
    void theExtractGivesItsControlTotalAndSentAgainRecordsNothing() throws IOException {
        assertThat(countries()).hasSize(38);
        JsonNode first = deliver(Files.readAllBytes(EXTRACT));
        assertThat(first.get("recorded").asInt()).isEqualTo(225);
        assertThat(total()).isEqualByComparingTo("-6965.516");

        JsonNode again = deliver(Files.readAllBytes(EXTRACT));
        assertThat(again.get("duplicates").asInt()).isEqualTo(225);
        assertThat(total()).isEqualByComparingTo("-6965.516");
    }

    @Test
    void aLineMoreOfTheSameItemIsOneMoreAndNothingElseMoves() throws IOException {
        deliver(Files.readAllBytes(EXTRACT));
        String file = Files.readString(EXTRACT, StandardCharsets.UTF_8);
        String line = "536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom\n";
        JsonNode more = deliver(file.replace(line, line + line).getBytes(StandardCharsets.UTF_8));
        assertThat(more.get("duplicates").asInt()).isEqualTo(225);
        assertThat(more.get("recorded").asInt()).isEqualTo(1);
        assertThat(total()).isEqualByComparingTo(new BigDecimal("-6965.516").add(new BigDecimal("20.34")));
    }

    @Test
    void theWholeFileGivesItsControlTotal() throws IOException {
        assumeTrue(Files.exists(WHOLE), "The whole file is not here.");
        JsonNode done = deliver(Files.readAllBytes(WHOLE));
        assertThat(done.get("read").asInt()).isEqualTo(541_909);
        assertThat(done.get("recorded").asInt()).isEqualTo(541_909);
        assertThat(total()).isEqualByComparingTo("9747747.934");
    }

    private JsonNode deliver(byte[] file) {
        Api.Answer answer = api.postFile("/api/sources/shop/imports?file=online_retail.csv", file);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private BigDecimal total() {
        return Stream.of("2010", "2011")
                .flatMap(year -> api.get("/api/standings?metric=revenue&period=" + year)
                        .json()
                        .get("items")
                        .valueStream())
                .map(standing -> standing.get("actual").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static TreeSet<String> countries() throws IOException {
        TreeSet<String> countries = new TreeSet<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(EXTRACT)) {
            rows.forEach(row -> countries.add(row.getField("Country")));
        }
        return countries;
    }

    private static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }
}
