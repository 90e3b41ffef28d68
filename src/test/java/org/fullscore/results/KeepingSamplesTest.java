package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.fullscore.RealTest;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beginning of a file somebody brought is kept for a day, whether or not anybody brings another. */
class KeepingSamplesTest extends RealTest {

    private static final Instant NINE = Instant.parse("2026-08-20T09:00:00Z");

    @Autowired
    private Samples samples;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void afterADayItIsDeleted() throws Exception {
        House house = found("Aldera Instruments");
        House other = found("Borealis");
        clock.set(NINE);
        UUID sample = bring(house);
        clock.set(NINE.plus(Duration.ofHours(20)));
        bring(house);
        bring(other);

        clock.set(NINE.plus(Duration.ofHours(24)));
        forget(house);
        assertThat(kept(house)).isEqualTo(2);
        clock.set(NINE.plus(Duration.ofHours(24).plusSeconds(1)));
        assertThat(CurrentOrganization.callAs(
                        house.organization(), () -> samples.find(sample, house.administratorKey())))
                .isEmpty();
        forget(house);
        assertThat(kept(house)).isEqualTo(1);
        assertThat(kept(other)).isEqualTo(1);
    }

    private UUID bring(House house) throws Exception {
        byte[] content = "id,who\nA,priya\n".getBytes(StandardCharsets.UTF_8);
        try (Delivery delivery = Delivery.receive(new ByteArrayInputStream(content), "deals.csv")) {
            return CurrentOrganization.callAs(
                            house.organization(), () -> samples.keep(delivery, house.administratorKey()))
                    .orElseThrow()
                    .id();
        }
    }

    private void forget(House house) {
        CurrentOrganization.runAs(house.organization(), samples::forget);
    }

    private int kept(House house) {
        return in(
                house,
                () -> jdbc.sql("select count(*) from results.sample where organization_id = ?")
                        .param(CurrentOrganization.id())
                        .query(Integer.class)
                        .single());
    }
}
