package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fullscore.Api;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A system pushes facts as they happen. */
class PushingFactsTest extends AtThePush {

    @Autowired
    private CompletingPushes completing;

    @Test
    void aFactIsRecordedAndLeadsToItsImportAndLine() {
        assertThat(counts(push(fact("A-1", "Priya Raman", 1000)))).isEqualTo("1 1 0 0 0 0");
        Api.Answer second = push("[" + fact("A-2", "Priya Raman", 500) + "," + fact("A-1", "Priya Raman", 1000) + ","
                + fact("A-1", "Conor Walsh", 1200) + "," + fact("A-3", "Nobody", 1) + ","
                + fact("A-2", "Priya Raman", 500).replace("Won", "Lost") + "]");

        assertThat(counts(second)).isEqualTo("5 1 1 2 0 1");
        JsonNode delivery = house.administrator()
                .get("/api/imports/" + second.json().get("import").asString())
                .json();
        assertThat(delivery.get("file").asString()).isEqualTo("push 2026-08-20 08:00");
        assertThat(counted(delivery)).isEqualTo("6 2 1 2 0 1");
        assertThat(rows("""
                        select f.external_id || ' ' || f.version || ' ' || f.line || ' ' || f.amount from results.fact f
                        join organization.metric m on m.organization_id = f.organization_id and m.key = f.metric_key
                        where f.organization_id = ? and m.code = 'revenue' order by f.external_id, f.version
                        """))
                .containsExactly("A-1 1 1 1000.0000", "A-1 2 4 1200.0000", "A-2 1 2 500.0000", "A-2 2 6 0.0000");
        assertTotalsAreTheSumOfFacts();
    }

    @Test
    void factsByPushEqualTheSameFactsByFile() {
        List<String> facts = random(new Random(7), 300, "R-", 120);
        house.administrator()
                .postFile(
                        "/api/sources/files/imports?file=a.ndjson",
                        String.join("\n", facts).getBytes(StandardCharsets.UTF_8));
        for (int from = 0; from < facts.size(); from += 25) {
            assertThat(push("[" + String.join(",", facts.subList(from, from + 25)) + "]")
                            .status())
                    .isEqualTo(200);
        }

        String standing = """
                select external_id || ' ' || metric_key || ' ' || version || ' ' || person_key || ' ' || day || ' ' || amount || ' '
                       || counts || ' ' || line
                from results.fact f join results.source s on s.organization_id = f.organization_id and s.key = f.source_key
                where f.organization_id = ? and s.name = '%s' order by external_id, metric_key, version
                """;
        assertThat(rows(standing.formatted("crm")))
                .isEqualTo(rows(standing.formatted("files")))
                .hasSizeGreaterThan(200);
        String counted = """
                select "read" || ' ' || recorded || ' ' || duplicates || ' ' || corrected || ' ' || ignored || ' ' || quarantined
                from results.import i join results.source s on s.organization_id = i.organization_id and s.key = i.source_key
                where i.organization_id = ? and s.name = '%s'
                """;
        assertThat(rows(counted.formatted("crm"))).isEqualTo(rows(counted.formatted("files")));
        assertTotalsAreTheSumOfFacts();
    }

    @Test
    void eightClientsAtOnceLeaveTotalsEqualToTheSumOfFacts() {
        List<Api.Answer> answers = atOnce(8, client -> {
            Random random = new Random(client);
            List<Api.Answer> mine = new ArrayList<>();
            for (int request = 0; request < 25; request++) {
                List<String> facts = random(random, 1 + random.nextInt(8), "S-", 60);
                mine.add(push(client + "-" + request, "[" + String.join(",", facts) + "]"));
            }
            return mine;
        });

        assertThat(answers).extracting(Api.Answer::status).containsOnly(200);
        assertTotalsAreTheSumOfFacts();
        String delivery = answers.getFirst().json().get("import").asString();
        JsonNode whole = house.administrator().get("/api/imports/" + delivery).json();
        for (String count : List.of("read", "recorded", "duplicates", "corrected", "ignored", "quarantined")) {
            assertThat(whole.get(count).asLong())
                    .as(count)
                    .isEqualTo(answers.stream()
                            .mapToLong(answer -> answer.json().get(count).asLong())
                            .sum());
        }
    }

    @Test
    void moreFeedsThanAreWrittenAtOnceAreAllWritten() {
        List<String> feeds =
                IntStream.range(0, 14).mapToObj(feed -> "feed-" + feed).toList();
        feeds.forEach(feed -> map(feed, WON_DEALS));

        List<Api.Answer> answers = atOnce(
                feeds.size(),
                client -> IntStream.range(0, 5)
                        .mapToObj(request -> house.administrator()
                                .postJson(
                                        "/api/sources/" + feeds.get(client) + "/results",
                                        fact("F-" + request, "Priya Raman", 1)))
                        .toList());

        assertThat(answers).extracting(AtThePush::counts).containsOnly("1 1 0 0 0 0");
        assertTotalsAreTheSumOfFacts();
    }

    @Test
    void whatCannotBeReadIsRefusedWithRowAndColumn() {
        assertRefused("[{\"id\":\"1\"},\n 17]", "FACT_EXPECTED", 2, "2");
        assertRefused("[{\"id\":\"1\",\n  \"who\": oops}]", "JSON_UNREADABLE", 2, "10");
        assertRefused("{\"id\":\"1\",\"id\":\"2\"}", "JSON_UNREADABLE", 1, "15");
        assertRefused("[]", "FACTS_EMPTY", 1, "2");
        assertRefused("{} {}", "JSON_UNREADABLE", 1, "4");
        assertRefused(
                "[" + IntStream.range(0, 1001).mapToObj(i -> "{}").collect(Collectors.joining(",")) + "]",
                "FACTS_TOO_MANY",
                1,
                "3002");
        Api.Answer unknown =
                house.administrator().postJson("/api/sources/nothing/results", fact("1", "Priya Raman", 1));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().get("type").asString()).endsWith("source-unknown");
        assertThat(tokenOf(house, "olga", "read")
                        .postJson("/api/sources/crm/results", fact("1", "Priya Raman", 1))
                        .status())
                .isEqualTo(403);
        assertThat(tokenOf(house, "olga", "results:write")
                        .postJson("/api/sources/crm/results", fact("1", "Priya Raman", 1))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aFactThatCannotBeUnderstoodWaitsWholeInQuarantine() {
        Api.Answer answer =
                push("{\"id\":\"A-1\",\"who\":\"Priya Raman\",\"day\":\"2026-02-30\",\"amount\":1e3,\"stage\":\"Won\","
                        + "\"note\":{\"by\":\"a \\u0000 \\ud800\"}}");

        assertThat(counts(answer)).isEqualTo("1 0 0 0 0 1");
        assertThat(house.administrator()
                        .get("/api/imports/" + answer.json().get("import").asString() + "/quarantine.csv")
                        .body())
                .contains("note.by");
    }

    @Test
    void whoArrivesIsKnownToTheNextPush() {
        assertThat(counts(push(fact("A-1", "Ada New", 10)))).isEqualTo("1 0 0 0 0 1");
        house.administrator().putCsv("/api/people", "id,name,rank,team\nada,Ada New,rep,dublin\n");

        assertThat(counts(push(fact("A-1", "Ada New", 10)))).isEqualTo("1 1 0 0 0 0");
    }

    @Test
    void pushesOfAnHourAreUndoneTogetherAndTheNextBeginAnew() {
        String first =
                push(fact("A-1", "Priya Raman", 1000)).json().get("import").asString();
        assertThat(house.administrator().delete("/api/imports/" + first).status())
                .isEqualTo(200);
        String second =
                push(fact("A-2", "Priya Raman", 300)).json().get("import").asString();
        clock.set(Instant.parse("2026-08-20T09:30:00Z"));
        String third = push(fact("A-3", "Priya Raman", 20)).json().get("import").asString();
        CurrentOrganization.runAs(house.organization(), completing::completeWhatIsOver);

        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(rows("select amount::text from results.total where organization_id = ? and facts = 2"))
                .containsExactlyInAnyOrder("2.0000", "320.0000");
        assertThat(rows("select subject from ledger.entry where organization_id = ? and act = 'import-recorded'"))
                .containsExactly("import:" + second);
        assertTotalsAreTheSumOfFacts();
    }

    @Test
    void aKeyThatChangedManyThousandTimesChangesOnceMore() {
        push(fact("A-1", "Priya Raman", 1));
        in(house, () -> jdbc.sql("""
                                insert into results.fact (organization_id, source_key, external_id, metric_key, version, person_key,
                                  day, amount, counts, overlay, import_key, line)
                                select organization_id, source_key, external_id, metric_key, 1000000, person_key, day, amount, counts,
                                  overlay, import_key, line from results.fact where organization_id = ?
                                """).param(house.organization().id()).update());

        assertThat(counts(push(fact("A-1", "Priya Raman", 2)))).isEqualTo("1 0 0 1 0 0");
        assertThat(rows("select max(version)::text from results.fact where organization_id = ?"))
                .containsExactly("1000001");
    }

    private void assertRefused(String body, String code, int row, String column) {
        Api.Answer answer = push(body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        JsonNode error = answer.json().get("errors").get(0);
        assertThat(error.get("code").asString() + " " + error.get("row").asInt() + " "
                        + error.get("column").asString())
                .as(answer.body())
                .isEqualTo(code + " " + row + " " + column);
    }

    /** New facts, repeats, corrections, facts that no longer count, and some that nobody understands. */
    private static List<String> random(Random random, int facts, String prefix, int keys) {
        String[] names = {"Priya Raman", "Conor Walsh", "Aoife Kearney", "Rui Costa", "Priya Raman", "Nobody"};
        return random.ints(facts, 0, keys)
                .mapToObj(id -> fact(prefix + id, names[random.nextInt(names.length)], random.nextInt(3) * 100)
                        .replace("Won", random.nextInt(6) == 0 ? "Lost" : "Won")
                        .replace("08-19", "08-1" + random.nextInt(3)))
                .toList();
    }

    private void assertTotalsAreTheSumOfFacts() {
        assertThat(rows("""
                        with standing as (
                          select distinct on (source_key, external_id, metric_key) person_key, metric_key, day, amount, counts
                          from results.fact where organization_id = ? order by source_key, external_id, metric_key, version desc)
                        select person_key || ' ' || metric_key || ' ' || day || ' ' || sum(amount) || ' ' || count(*)
                        from standing where counts group by person_key, metric_key, day order by 1
                        """)).isEqualTo(rows("""
                        select person_key || ' ' || metric_key || ' ' || day || ' ' || amount || ' ' || facts
                        from results.total where organization_id = ? and facts > 0 order by 1
                        """)).isNotEmpty();
    }
}
