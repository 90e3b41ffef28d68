package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.Statements;
import org.fullscore.organization.People;
import org.fullscore.results.ingest.PushedFacts;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.web.Answers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A feed that pushes one new fact after the other is written in one statement under the lock; whatever is not so ends as if it never had been. */
class PushingNothingButNewFactsTest extends RealTest {

    private static final String MAPPING = """
            key: id
            only: { stage: [Won] }
            person: { column: who, by: id }
            on: { column: day, format: yyyy-MM-dd }
            metrics:
              revenue: { column: amount }
            """;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RecordingPushes recording;

    @Autowired
    private People people;

    private House house;
    private Api api;

    @BeforeEach
    void aFeedThatHasBegun() {
        clock.set(Instant.parse("2026-08-20T08:17:00Z"));
        house = found("Aldera Instruments");
        api = house.administrator();
        Cast.enter(house);
        assertThat(api.putYaml("/api/sources/crm", MAPPING).status()).isEqualTo(200);
        assertThat(api.putYaml("/api/sources/other", MAPPING).status()).isEqualTo(200);
        assertThat(counts(push("k-1", fact("A-1", "priya", 10)))).isEqualTo("1 1 0 0 0 0");
    }

    @Test
    void theNextTakesTheLockAndIsWrittenInOneTrip() {
        assertThat(api.putYaml("/api/sources/crm", MAPPING + "expected: P1D\n").status())
                .isEqualTo(200);
        int niamh = in(house, () -> people.byId("niamh").orElseThrow().key());
        int first = CurrentOrganization.callAs(
                house.organization(), () -> Statements.of(() -> push(niamh, "n-1", fact("A-2", "priya", 10))));
        int next = CurrentOrganization.callAs(
                house.organization(), () -> Statements.of(() -> push(niamh, "n-2", fact("A-3", "rui", 1))));

        assertThat(first).isGreaterThan(4);
        assertThat(next).isEqualTo(1);
        assertTotals("20.0000 2", "1.0000 1");
    }

    @Test
    void rowsThatSeveralShareAreWrittenInOneTripToo() {
        String shared = """
                person:
                  - { column: who, by: id }
                  - { column: partner, by: id }
                  - { column: engineer, by: id, credit: overlay }
                """;
        assertThat(api.putYaml("/api/sources/crm", MAPPING.replace("person: { column: who, by: id }\n", shared))
                        .status())
                .isEqualTo(200);
        int niamh = in(house, () -> people.byId("niamh").orElseThrow().key());
        int next = CurrentOrganization.callAs(house.organization(), () -> {
            push(niamh, "n-1", fact("A-2", "priya\",\"partner\":\"conor\",\"engineer\":\"", 10));
            return Statements.of(() -> push(
                    niamh,
                    "n-2",
                    "[" + fact("A-3", "priya\",\"partner\":\"conor\",\"engineer\":\"rui", 25) + ","
                            + fact("A-4", "priya\",\"partner\":\"\",\"engineer\":\"", 5) + "]"));
        });

        assertThat(next).isEqualTo(1);
        assertTotals("32.5000 4", "17.5000 2", "25.0000 1");
        assertThat(rows("select sum(primary_amount)::text from results.total where organization_id = ?"))
                .containsExactly("50.0000");
    }

    /** Without HTTP, on the thread of the test. */
    private void push(int person, String key, String body) {
        byte[] sha256 = digest().digest(body.getBytes(StandardCharsets.UTF_8));
        PushedFacts.Reading.Read read =
                (PushedFacts.Reading.Read) PushedFacts.read(body.getBytes(StandardCharsets.UTF_8));
        recording.write(
                new Pushing.Feed(house.organization(), "crm", person),
                List.of(new WaitingPush(
                        read.facts(), new Answers.Key("niamh", key), sha256, sha256, new CompletableFuture<>())));
    }

    @Test
    void theyAreLinesOfOneImportWithTheDigestOfAllBodies() {
        String second = fact("A-2", "priya", 20);
        String third = "[" + fact("A-3", "rui", 30) + "," + fact("A-4", "rui", 40) + "]";
        push("k-2", second);
        Api.Answer last = push("k-3", third);

        assertThat(counts(last)).isEqualTo("2 2 0 0 0 0");
        assertThat(
                        rows(
                                "select external_id || ' ' || version || ' ' || line from results.fact where organization_id = ? order by 1"))
                .containsExactly("A-1 1 1", "A-2 1 2", "A-3 1 3", "A-4 1 4");
        assertThat(
                        rows(
                                "select \"read\" || ' ' || recorded || ' ' || encode(sha256, 'hex') from results.import where organization_id = ?"))
                .containsExactly("4 4 " + chain(fact("A-1", "priya", 10), second, third));
        assertTotals("30.0000 2", "70.0000 2");
    }

    @Test
    void aRepeatAndACorrectionAreDecided() {
        push("k-2", fact("A-2", "priya", 20));
        assertThat(counts(push(
                        "k-3",
                        "[" + fact("A-1", "priya", 10) + "," + fact("A-2", "rui", 25) + "," + fact("A-3", "priya", 5)
                                + "]")))
                .isEqualTo("3 1 1 1 0 0");
        assertThat(counts(push("k-4", "[" + fact("A-5", "priya", 1) + "," + fact("A-5", "priya", 2) + "]")))
                .isEqualTo("2 1 0 1 0 0");
        assertThat(counts(push("k-5", fact("A-6", "priya", 1)))).isEqualTo("1 1 0 0 0 0");
        assertTotals("18.0000 4", "25.0000 1");
    }

    @Test
    void whatAFileRecordedMeanwhileIsNotNew() {
        assertThat(api.postFile(
                                "/api/sources/crm/imports",
                                "id,who,day,amount,stage\nA-2,priya,2026-08-19,20,Won\n"
                                        .getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
        assertThat(counts(push("k-2", "[" + fact("A-2", "priya", 20) + "," + fact("A-3", "priya", 3) + "]")))
                .isEqualTo("2 1 1 0 0 0");
        assertTotals("33.0000 3");
    }

    @Test
    void anAnswerThatWasGivenElsewhereIsNotGivenAnew() {
        push("k-2", fact("A-2", "priya", 20));
        Api.Answer other = post("other", "k-9", fact("B-1", "priya", 1));
        Api.Answer reused = push("k-9", fact("A-3", "priya", 3));
        Api.Answer again = push("k-2", fact("A-2", "priya", 20));

        assertThat(other.status()).isEqualTo(200);
        assertThat(reused.status()).isEqualTo(422);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertTotals("31.0000 3");
    }

    @Test
    void anotherMappingBeginsAnotherImport() {
        push("k-2", fact("A-2", "priya", 20));
        assertThat(api.putYaml("/api/sources/crm", MAPPING.replace("amount }", "worth }"))
                        .status())
                .isEqualTo(200);
        assertThat(counts(push("k-3", fact("A-3", "priya", 3).replace("amount", "worth"))))
                .isEqualTo("1 1 0 0 0 0");
        assertThat(
                        rows(
                                "select mapping_version || ' ' || \"read\" from results.import where organization_id = ? order by 1"))
                .containsExactly("1 2", "2 1");
        assertTotals("33.0000 3");
    }

    @Test
    void whoIsNotKnownWaitsInQuarantineBesideThem() {
        Api.Answer answer = push("k-2", "[" + fact("A-2", "nobody", 20) + "," + fact("A-3", "priya", 3) + "]");

        assertThat(counts(answer)).isEqualTo("2 1 0 0 0 1");
        assertThat(counts(push("k-3", fact("A-4", "priya", 4)))).isEqualTo("1 1 0 0 0 0");
        assertThat(rows("select line || ' ' || value from results.quarantine where organization_id = ?"))
                .containsExactly("2 nobody");
        assertTotals("17.0000 3");
    }

    @Test
    void aRowThatDoesNotCountIsIgnoredUnlessItTakesBack() {
        String lost = fact("L-1", "priya", 20).replace("Won", "Lost");
        assertThat(counts(push("k-2", "[" + lost + "," + fact("A-2", "priya", 3) + "]")))
                .isEqualTo("2 1 0 0 1 0");
        assertThat(counts(push("k-3", lost))).isEqualTo("1 0 0 0 1 0");
        assertThat(counts(push("k-4", fact("A-1", "priya", 10).replace("Won", "Lost"))))
                .isEqualTo("1 0 0 1 0 0");
        assertThat(counts(push("k-5", fact("A-4", "priya", 4)))).isEqualTo("1 1 0 0 0 0");
        assertTotals("7.0000 2");
    }

    @Test
    void theNextHourIsAnotherImport() {
        push("k-2", fact("A-2", "priya", 20));
        clock.set(Instant.parse("2026-08-20T09:00:00Z"));
        push("k-3", fact("A-3", "priya", 3));

        assertThat(rows("select file_name || ' ' || \"read\" from results.import where organization_id = ? order by 1"))
                .containsExactly("push 2026-08-20 08:00 2", "push 2026-08-20 09:00 1");
    }

    private static String chain(String... bodies) {
        MessageDigest digest = digest();
        byte[] sha256 = new byte[digest.getDigestLength()];
        for (String body : bodies) {
            byte[] next = digest.digest(body.getBytes(StandardCharsets.UTF_8));
            digest.update(sha256);
            sha256 = digest.digest(next);
        }
        return HexFormat.of().formatHex(sha256);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Api.Answer push(String key, String body) {
        return post("crm", key, body);
    }

    private Api.Answer post(String source, String key, String body) {
        return api.call(
                "POST",
                "/api/sources/" + source + "/results",
                "application/json",
                body.getBytes(StandardCharsets.UTF_8),
                Map.of("Idempotency-Key", key));
    }

    private static String fact(String id, String who, int amount) {
        return "{\"id\":\"" + id + "\",\"who\":\"" + who + "\",\"day\":\"2026-08-19\",\"amount\":" + amount
                + ",\"stage\":\"Won\"}";
    }

    private static String counts(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Stream.of("read", "recorded", "duplicates", "corrected", "ignored", "quarantined")
                .map(name -> answer.json().get(name).asString())
                .collect(Collectors.joining(" "));
    }

    /** Totals by person and day: their amounts and numbers of facts, as given. */
    private void assertTotals(String... totals) {
        assertThat(rows("select amount || ' ' || facts from results.total where organization_id = ? and facts > 0"))
                .containsExactlyInAnyOrder(totals);
    }

    private List<String> rows(String sql) {
        return in(
                house,
                () -> jdbc.sql(sql)
                        .param(house.organization().id())
                        .query(String.class)
                        .list());
    }
}
