package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fullscore.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rule book 3.1: what a snapshot no longer names is taken back; more than 2 percent of it asks for confirmation. */
class SnapshotsTest extends AtTheSource {

    @BeforeEach
    void aSnapshot() {
        map("crm", """
                key: id
                only: { stage: [Won] }
                person: { column: who }
                on: { column: day }
                metrics: { revenue: { column: amount }, deals-won: { constant: 1 } }
                snapshot: true
                """);
    }

    @Test
    void twoPercentAreTakenBackWithoutAQuestion() {
        deliver("", rows(0, 100));
        JsonNode done = deliver("", rows(2, 100));
        assertThat(done.get("takenBack").asInt()).isEqualTo(2);
        assertThat(done.get("duplicates").asInt()).isEqualTo(98);
        assertThat(total()).isEqualTo("98");
        assertThat(deliver("", rows(2, 100)).get("takenBack").asInt()).isZero();
    }

    @Test
    void moreIsAskedForAndNothingIsRecordedUntilItIsConfirmed() {
        deliver("", rows(0, 100));
        Api.Answer refused = send("", rows(3, 103));
        assertThat(refused.status()).isEqualTo(422);
        JsonNode error = refused.json().get("errors").get(0);
        assertThat(error.get("code").asString()).isEqualTo("SNAPSHOT_SHRINKS");
        assertThat(error.get("value").asString()).isEqualTo("3 of 100");
        assertThat(total()).isEqualTo("100");
        JsonNode done = deliver("?confirmed=true", rows(3, 103));
        assertThat(done.get("takenBack").asInt()).isEqualTo(3);
        assertThat(done.get("recorded").asInt()).isEqualTo(3);
        assertThat(total()).isEqualTo("100");
    }

    @Test
    void aPreviewSaysHowMuchWouldBeTakenBackAndTakesNothing() {
        deliver("", rows(0, 100));
        assertThat(send("?preview=true", rows(3, 103)).json().get("gone").toString())
                .isEqualTo("{\"results\":3,\"recorded\":100,\"confirm\":true}");
        assertThat(send("?preview=true", rows(2, 100)).json().get("gone").toString())
                .isEqualTo("{\"results\":2,\"recorded\":100,\"confirm\":false}");
        assertThat(total()).isEqualTo("100");
    }

    @Test
    void allOrNothingTakesBackInTheSameTransaction() {
        deliver("", rows(0, 100));
        assertThat(send("?mode=all-or-nothing", rows(1, 100) + "X,nobody,2026-07-01,Won,1\n")
                        .status())
                .isEqualTo(422);
        assertThat(total()).isEqualTo("100");
        assertThat(deliver("?mode=all-or-nothing", rows(1, 100))
                        .get("takenBack")
                        .asInt())
                .isEqualTo(1);
        assertThat(total()).isEqualTo("99");
    }

    @Test
    void aRowThatIsThereButNotUnderstoodOrNotCountedIsNotMissing() {
        deliver("", rows(0, 100));
        JsonNode done = deliver("", rows(2, 100) + "K0,nobody,2026-07-01,Won,1\nK1,priya,2026-07-01,Lost,1\n");
        assertThat(done.get("takenBack").asInt()).isZero();
        assertThat(done.get("quarantined").asInt()).isEqualTo(1);
        assertThat(done.get("corrected").asInt()).isEqualTo(1);
        assertThat(total()).isEqualTo("99");
    }

    @Test
    void anUndoBringsBackWhatASnapshotTookBack() {
        deliver("", rows(0, 100));
        String id = deliver("?confirmed=true", rows(50, 100)).get("id").asString();
        assertThat(total()).isEqualTo("50");
        assertThat(api.delete("/api/imports/" + id).status()).isEqualTo(200);
        assertThat(total()).isEqualTo("100");
        deliver("", rows(0, 100));
        assertThat(total()).isEqualTo("100");
    }

    @Test
    void otherSourcesAreNotConcerned() {
        api.putYaml("/api/sources/shop", """
                key: id
                person: { column: who }
                on: { column: day }
                metrics: { revenue: { column: amount } }
                """);
        api.postFile("/api/sources/shop/imports", (DEALS + rows(0, 10)).getBytes(StandardCharsets.UTF_8));
        deliver("", rows(0, 100));
        deliver("?confirmed=true", rows(0, 1));
        assertThat(total()).isEqualTo("11");
    }

    private static String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(row -> "K" + row + ",priya,2026-07-01,Won,1\n")
                .collect(Collectors.joining());
    }

    private JsonNode deliver(String query, String rows) {
        return recorded(query, DEALS + rows);
    }

    private Api.Answer send(String query, String rows) {
        return post(query, DEALS + rows);
    }

    private String total() {
        return total("revenue").stripTrailingZeros().toPlainString();
    }
}
