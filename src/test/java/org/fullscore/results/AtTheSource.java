package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.fullscore.Api;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Aldera Instruments with its cast: what is delivered to its source crm, and what that comes to. */
abstract class AtTheSource extends RealTest {

    /** A mapping for won deals by the names of people, and the columns of its files. */
    static final String WON_DEALS = """
            key: id
            only: { stage: [Won] }
            person: { column: who, by: name }
            on: { column: day }
            metrics:
              revenue: { column: amount }
              deals-won: { constant: 1 }
            """;

    static final String DEALS = "id,who,day,stage,amount\n";

    @Autowired
    JdbcClient jdbc;

    House house;
    Api api;

    @BeforeEach
    void enter() {
        house = found("Aldera Instruments");
        api = house.administrator();
        Cast.enter(house);
    }

    void map(String source, String mapping) {
        Api.Answer answer = api.putYaml("/api/sources/" + source, mapping);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Sends a file, with a query such as {@code ?preview=true}, and takes whatever comes of it. */
    Api.Answer post(String query, String file) {
        return api.postFile("/api/sources/crm/imports" + query, file.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a file that is recorded. */
    JsonNode recorded(String query, String file) {
        Api.Answer answer = post(query, file);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    static void counts(
            JsonNode done, int read, int recorded, int duplicates, int corrected, int ignored, int quarantined) {
        assertThat(counted(done))
                .as(done.toString())
                .isEqualTo(
                        read + " " + recorded + " " + duplicates + " " + corrected + " " + ignored + " " + quarantined);
    }

    /** read, recorded, duplicates, corrected, ignored, quarantined */
    static String counted(JsonNode done) {
        return done.get("read").asInt() + " " + done.get("recorded").asInt() + " "
                + done.get("duplicates").asInt() + " " + done.get("corrected").asInt() + " "
                + done.get("ignored").asInt() + " " + done.get("quarantined").asInt();
    }

    BigDecimal total(String metric) {
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

    long facts() {
        return in(
                house,
                () -> jdbc.sql("select count(*) from results.fact where organization_id = ?")
                        .param(CurrentOrganization.id())
                        .query(Long.class)
                        .single());
    }

    void totalsEqualFacts() {
        long different = in(
                house,
                () -> jdbc.sql("""
                        with standing as (
                          select distinct on (source_key, external_id, metric_key) * from results.fact
                          where organization_id = :organization
                          order by source_key, external_id, metric_key, version desc),
                        summed as (
                          select person_key, metric_key, day, sum(amount) as amount, count(*) as facts from standing
                          where counts group by person_key, metric_key, day)
                        select count(*) from (select * from results.total where organization_id = :organization) t
                        full join summed s using (person_key, metric_key, day)
                        where coalesce(t.amount, 0) <> coalesce(s.amount, 0) or coalesce(t.facts, 0) <> coalesce(s.facts, 0)
                           or coalesce(t.primary_amount, 0) <> coalesce(s.amount, 0)
                        """)
                        .param("organization", CurrentOrganization.id())
                        .query(Long.class)
                        .single());
        assertThat(different).isZero();
    }
}
