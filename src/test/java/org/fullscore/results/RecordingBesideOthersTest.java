package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.fullscore.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever records for long, all of a file or nothing, keeps nobody from recording other days of the same people and month. */
class RecordingBesideOthersTest extends AtTheSource {

    private static final String FILE = DEALS + "A,Priya Raman,2026-07-01,Won,100\nB,Priya Raman,2026-07-02,Won,10\n";

    @Autowired
    private Importing importing;

    @BeforeEach
    void twoSources() {
        map("crm", WON_DEALS);
        map("shop", WON_DEALS);
    }

    @Test
    @Timeout(60)
    void anotherSourceRecordsTheSameMonthMeanwhile() {
        in(house, () -> {
            Importing.Answer taken = importAllOrNothing();
            Api.Answer pushed = api.postJson(
                    "/api/sources/shop/results",
                    "{\"id\":\"S\",\"who\":\"Priya Raman\",\"day\":\"2026-07-20\",\"stage\":\"Won\",\"amount\":1}");
            assertThat(pushed.status()).as(pushed.body()).isEqualTo(200);
            return taken;
        });
        assertThat(months()).isEqualTo("2026-07-01 111.0000 3");
        totalsEqualFacts();
    }

    private Importing.Answer importAllOrNothing() {
        try (Delivery file =
                Delivery.receive(new ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8)), "deals.csv")) {
            return importing.now("crm", file, new Import.Terms(Import.Mode.ALL_OR_NOTHING, true), null);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String months() {
        return in(
                house,
                () -> jdbc.sql("""
                        select string_agg(t.month || ' ' || t.amount || ' ' || t.facts, ', ') from results.month_total t
                        join organization.metric m on m.organization_id = t.organization_id and m.key = t.metric_key and m.code = 'revenue'
                        where t.organization_id = ?
                        """)
                        .param(house.organization().id())
                        .query(String.class)
                        .single());
    }
}
