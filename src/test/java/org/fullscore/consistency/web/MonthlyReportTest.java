package org.fullscore.consistency.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fullscore.Cast;
import org.fullscore.RealTest;
import org.fullscore.consistency.SnapshotsOfClosings;
import org.fullscore.organization.Outbox;
import org.fullscore.organization.People;
import org.fullscore.tenancy.CurrentOrganization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A quarter closed, its report is kept, and a month begins. */
class MonthlyReportTest extends RealTest {

    @Autowired
    private MonthlyReportJob job;

    @Autowired
    private SnapshotsOfClosings snapshots;

    @Autowired
    private Outbox outbox;

    @Autowired
    private People people;

    private House house;

    @BeforeEach
    void theCastEnters() {
        house = found("Aldera Instruments");
        Cast.enter(house);
        clock.set(Instant.parse("2026-04-10T12:00:00Z"));
        var rows = IntStream.range(0, 40)
                .mapToObj(i -> "c-" + i + ",person-" + i + ",niamh,Missed,support,1,2026-02-10,"
                        + (i < 30 ? "applied" : "not applied") + ",rep")
                .collect(Collectors.joining("\n"));
        var loaded = house.administrator()
                .putCsv("/api/history/obligations", "id,owner,owed_by,rule,kind,severity,due,outcome,rank\n" + rows);
        assertThat(loaded.status()).as(loaded.body()).isEqualTo(200);
    }

    private void close() {
        var closed = house.administrator().postJson("/api/periods/2026-Q1/closing", "{}");
        assertThat(closed.status()).as(closed.body()).isEqualTo(200);
        CurrentOrganization.runAs(house.organization(), snapshots::keep);
    }

    private void write(String moment) {
        clock.set(Instant.parse(moment));
        CurrentOrganization.runAs(house.organization(), job::write);
    }

    private List<Outbox.Mail> lettersTo(String person) {
        return in(house, () -> outbox.to(people.byId(person).orElseThrow().key(), 10));
    }

    @Test
    void executivesAreWrittenToOnceAMonthInTheMorning() {
        close();
        write("2026-05-01T06:59:00Z");
        assertThat(lettersTo("ingrid")).isEmpty();

        write("2026-05-01T07:00:00Z");
        write("2026-05-01T07:15:00Z");
        write("2026-05-20T12:00:00Z");

        assertThat(lettersTo("ingrid")).singleElement().satisfies(mail -> {
            assertThat(mail.letter().subject()).contains("Is the same done for the same?", "Aldera Instruments");
            assertThat(mail.letter().plain())
                    .contains("30 of 40 on time", "/consistency?snapshot=", ".pdf", ".xlsx")
                    .contains("April 1, 2025 to March 31, 2026", "There are not two groups to compare yet.")
                    .doesNotContain("{0}", "What this says");
            assertThat(mail.letter().html()).contains("30 of 40 on time").doesNotContain("What this says");
        });
        assertThat(lettersTo("sigrid")).hasSize(1);
        assertThat(lettersTo("niamh")).isEmpty();

        write("2026-06-01T08:00:00Z");
        assertThat(lettersTo("ingrid")).hasSize(2);
    }

    @Test
    void beforeTheFirstClosingThereIsNothingToWriteOf() {
        write("2026-05-01T08:00:00Z");
        assertThat(lettersTo("ingrid")).isEmpty();

        clock.set(Instant.parse("2026-05-02T08:00:00Z"));
        close();
        write("2026-05-02T09:00:00Z");
        assertThat(lettersTo("ingrid")).hasSize(1);
    }
}
