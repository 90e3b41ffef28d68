package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.fullscore.Api;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.People;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** What was added up of a month is gone once anything in it changes, of that person, and only of that. */
class DroppingMonthsTest extends AtTheSource {

    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final String ALL =
            "conor 07 0.0000, conor 08 20.0000, conor 09 0.0000, priya 07 10.0000, priya 08 0.0000, priya 09 0.0000";

    @Autowired
    private AddingUpMonths addingUp;

    @Autowired
    private Importing importing;

    @Autowired
    private Metrics metrics;

    @Autowired
    private People people;

    @BeforeEach
    void deliver() {
        map("crm", WON_DEALS);
        map("shop", WON_DEALS);
        recorded("", DEALS + "P,Priya Raman,2026-07-05,Won,10\nC,Conor Walsh,2026-08-05,Won,20\n");
        addUp();
        assertThat(months()).isEqualTo(ALL);
    }

    @Test
    void aFileDropsTheMonthsOfItsRows() {
        JsonNode done = recorded("", DEALS + "P2,Priya Raman,2026-08-09,Won,1\n");
        assertThat(months())
                .isEqualTo("conor 07 0.0000, conor 08 20.0000, conor 09 0.0000, priya 07 10.0000, priya 09 0.0000");
        addUp();
        assertThat(api.delete("/api/imports/" + done.get("id").asString()).status())
                .isEqualTo(200);
        assertThat(months())
                .as("undone")
                .isEqualTo("conor 07 0.0000, conor 08 20.0000, conor 09 0.0000, priya 07 10.0000, priya 09 0.0000");
    }

    @Test
    void aCorrectionDropsTheMonthItTakesFromAndTheOneItGivesTo() {
        recorded("", DEALS + "P,Priya Raman,2026-09-30,Won,10\n");
        assertThat(months()).isEqualTo("conor 07 0.0000, conor 08 20.0000, conor 09 0.0000");
    }

    @Test
    void whatIsPushedDropsItsMonth() {
        push("crm", "P3", "Priya Raman", "2026-07-31");
        assertThat(months())
                .isEqualTo("conor 07 0.0000, conor 08 20.0000, conor 09 0.0000, priya 08 0.0000, priya 09 0.0000");
        addUp();
        // all new, as the first was: the short way
        push("crm", "P4", "Priya Raman", "2026-09-01");
        assertThat(months())
                .isEqualTo("conor 07 0.0000, conor 08 20.0000, conor 09 0.0000, priya 07 15.0000, priya 08 0.0000");
        addUp();
        // another's now: the long way
        push("crm", "P4", "Conor Walsh", "2026-09-01");
        assertThat(months()).isEqualTo("conor 07 0.0000, conor 08 20.0000, priya 07 15.0000, priya 08 0.0000");
    }

    @Test
    void aPreviewDropsNothing() {
        assertThat(post("?preview=true", DEALS + "P2,Priya Raman,2026-08-09,Won,1\n")
                        .status())
                .isEqualTo(200);
        assertThat(months()).isEqualTo(ALL);
    }

    @Test
    @Timeout(60)
    void whoRecordsForLongKeepsNobodyFromRecordingInTheSameMonth() {
        in(house, () -> {
            Importing.Answer taken =
                    importAllOrNothing(DEALS + "A,Priya Raman,2026-07-01,Won,100\nB,Conor Walsh,2026-08-02,Won,10\n");
            push("shop", "S", "Priya Raman", "2026-07-20");
            return taken;
        });
        addUp();
        assertThat(months())
                .isEqualTo(
                        "conor 07 0.0000, conor 08 30.0000, conor 09 0.0000, priya 07 115.0000, priya 08 0.0000, priya 09 0.0000");
    }

    /** Long enough for an addition to come between a change and its end, were they not kept apart. */
    @Test
    @Timeout(120)
    void whatIsAddedUpWhileOthersRecordIsRight() throws Exception {
        AtomicBoolean recording = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = IntStream.range(0, 2)
                    .<Future<?>>mapToObj(one -> threads.submit(() -> IntStream.range(0, 150)
                            .forEach(i -> push(
                                    one == 0 ? "crm" : "shop", one + "-" + i, "Priya Raman", "2026-07-2" + i % 9))))
                    .toList();
            Future<?> adding = threads.submit(() -> {
                while (recording.get()) {
                    addUpUnlessBusy();
                }
            });
            for (Future<?> writer : writers) {
                writer.get();
            }
            recording.set(false);
            adding.get();
        }
        addUp();
        assertThat(months()).contains("priya 07 1510.0000");
    }

    private void addUpUnlessBusy() {
        try {
            addUp();
        } catch (DataAccessException busy) {
            assertThat(busy).rootCause().hasMessageContaining("lock timeout");
        }
    }

    private void addUp() {
        CurrentOrganization.runAs(house.organization(), () -> {
            short revenue = metrics.byCode("revenue").orElseThrow().key();
            addingUp.addUp(IntStream.of(key("priya"), key("conor"))
                    .mapToObj(person -> new AddingUpMonths.Months(person, revenue, JULY, OCTOBER))
                    .toList());
        });
    }

    private int key(String person) {
        return people.byId(person).orElseThrow().key();
    }

    private void push(String source, String id, String who, String day) {
        Api.Answer pushed = api.postJson(
                "/api/sources/" + source + "/results",
                "{\"id\":\"%s\",\"who\":\"%s\",\"day\":\"%s\",\"stage\":\"Won\",\"amount\":5}".formatted(id, who, day));
        assertThat(pushed.status()).as(pushed.body()).isEqualTo(200);
    }

    private Importing.Answer importAllOrNothing(String file) {
        try (Delivery delivery =
                Delivery.receive(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), "deals.csv")) {
            return importing.now("crm", delivery, new Import.Terms(Import.Mode.ALL_OR_NOTHING, true), null);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What is there of revenue. */
    private String months() {
        return in(
                house,
                () -> jdbc.sql("""
                        select coalesce(string_agg(p.id || to_char(t.month, ' MM ') || t.amount, ', ' order by p.id, t.month), '')
                        from results.month_total t
                        join organization.person p on p.organization_id = t.organization_id and p.key = t.person_key
                        where t.organization_id = ?
                        """)
                        .param(house.organization().id())
                        .query(String.class)
                        .single());
    }
}
