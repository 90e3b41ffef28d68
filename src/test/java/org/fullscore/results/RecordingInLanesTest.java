package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** New rows are written before their turn, two chunks at a time; what comes of a file is the same as if it were read row by row. */
class RecordingInLanesTest extends RealTest {

    /** More than two chunks. */
    private static final int ROWS = 60_000;

    private static final String MAPPING = """
            key: id
            person: { column: who, by: name }
            on: { column: day }
            metrics:
              revenue: { column: amount }
              deals-won: { constant: 1 }
            """;

    @Autowired
    private JdbcClient jdbc;

    private House house;
    private Api api;

    @BeforeEach
    void enter() {
        house = found("Aldera Instruments");
        api = house.administrator();
        Cast.enter(house);
        assertThat(api.putYaml("/api/sources/crm", MAPPING).status()).isEqualTo(200);
    }

    @Test
    void newRowsBesideKnownAndChangedOnesAreRecordedOnce() {
        deliver(rows(1, 10));

        JsonNode done = deliver(rows(5, 14).replace("K6,Priya Raman,2026-07-01,6", "K6,Conor Walsh,2026-07-02,600"));

        assertThat(counted(done)).isEqualTo("10 read: 4 recorded, 5 duplicates, 1 corrected, 0 ignored, 0 quarantined");
        assertThat(total("revenue")).isEqualByComparingTo(BigDecimal.valueOf(14 * 15 / 2 - 6 + 600));
        assertThat(total("deals-won")).isEqualByComparingTo("14");
        assertThat(facts()).isEqualTo(2 * 15);
    }

    @Test
    void aKeyThatComesAgainInAnotherChunkIsCorrectedInTheOrderOfTheLines() {
        String again = "K5,Conor Walsh,2026-07-02,%d\n";
        JsonNode done = deliver(rows(1, ROWS / 2) + again.formatted(7) + rows(ROWS / 2 + 1, ROWS) + again.formatted(9));

        assertThat(counted(done))
                .isEqualTo("60002 read: 60000 recorded, 0 duplicates, 2 corrected, 0 ignored, 0 quarantined");
        assertThat(total("revenue")).isEqualByComparingTo(BigDecimal.valueOf(ROWS * (ROWS + 1L) / 2 - 5 + 9));
        assertThat(total("deals-won")).isEqualByComparingTo(BigDecimal.valueOf(ROWS));
    }

    @Test
    void aKeyMayChangeAsOftenAsTheFileIsLong() {
        JsonNode done = deliver(IntStream.rangeClosed(1, ROWS)
                .mapToObj(amount -> "K1,Priya Raman,2026-07-01," + amount + "\n")
                .collect(Collectors.joining()));

        assertThat(counted(done))
                .isEqualTo("60000 read: 1 recorded, 0 duplicates, 59999 corrected, 0 ignored, 0 quarantined");
        assertThat(total("revenue")).isEqualByComparingTo(BigDecimal.valueOf(ROWS));
        assertThat(total("deals-won")).isEqualByComparingTo("1");
    }

    @Test
    void twoFilesAtOnceThatMeetInTheMiddleRecordEveryRowOnce() throws Exception {
        String down = IntStream.iterate(ROWS, i -> i - 1)
                .limit(ROWS)
                .mapToObj(RecordingInLanesTest::row)
                .collect(Collectors.joining());
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<JsonNode> one = both.submit(() -> deliver(rows(1, ROWS)));
            Future<JsonNode> other = both.submit(() -> deliver(down));

            List<JsonNode> done = List.of(one.get(2, TimeUnit.MINUTES), other.get(2, TimeUnit.MINUTES));
            assertThat(done.stream()
                            .mapToInt(count -> count.get("recorded").asInt())
                            .sum())
                    .isEqualTo(ROWS);
            assertThat(done.stream()
                            .mapToInt(count -> count.get("duplicates").asInt())
                            .sum())
                    .isEqualTo(ROWS);
        }
        assertThat(total("revenue")).isEqualByComparingTo(BigDecimal.valueOf(ROWS * (ROWS + 1L) / 2));
        assertThat(facts()).isEqualTo(2 * ROWS);
    }

    private static String rows(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(RecordingInLanesTest::row)
                .collect(Collectors.joining());
    }

    private static String row(int number) {
        return "K" + number + ",Priya Raman,2026-07-01," + number + "\n";
    }

    private JsonNode deliver(String rows) {
        Api.Answer answer = api.postFile(
                "/api/sources/crm/imports", ("id,who,day,amount\n" + rows).getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String counted(JsonNode done) {
        return "%d read: %d recorded, %d duplicates, %d corrected, %d ignored, %d quarantined"
                .formatted(
                        done.get("read").asInt(),
                        done.get("recorded").asInt(),
                        done.get("duplicates").asInt(),
                        done.get("corrected").asInt(),
                        done.get("ignored").asInt(),
                        done.get("quarantined").asInt());
    }

    private BigDecimal total(String metric) {
        return in(
                house,
                () -> jdbc.sql("""
                        select coalesce(sum(t.amount), 0) from results.total t
                        join organization.metric_card m on m.organization_id = t.organization_id and m.key = t.metric_key
                        where t.organization_id = ? and m.code = ?
                        """)
                        .params(CurrentOrganization.id(), metric)
                        .query(BigDecimal.class)
                        .single());
    }

    private int facts() {
        return in(
                house,
                () -> jdbc.sql("select count(*) from results.fact where organization_id = ?")
                        .param(CurrentOrganization.id())
                        .query(Integer.class)
                        .single());
    }
}
