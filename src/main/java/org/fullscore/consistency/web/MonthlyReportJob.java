package org.fullscore.consistency.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.fullscore.consistency.Snapshots;
import org.fullscore.organization.Letter;
import org.fullscore.organization.Outbox;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Rank;
import org.fullscore.organization.SignedIn;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.Viewers;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Everywhere;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes to the executives, once a month in the morning of the organization, what the report of the latest closing says. */
@Component
class MonthlyReportJob {

    private final Snapshots snapshots;
    private final People people;
    private final Viewers viewers;
    private final Outbox outbox;
    private final TemplateEngine templates;
    private final JdbcClient jdbc;
    private final Today today;
    private final TransactionTemplate transaction;
    private final String address;

    MonthlyReportJob(
            Snapshots snapshots,
            People people,
            Viewers viewers,
            Outbox outbox,
            TemplateEngine templates,
            JdbcClient jdbc,
            Today today,
            TransactionTemplate transaction,
            @Value("${fullscore.address}") String address) {
        this.snapshots = snapshots;
        this.people = people;
        this.viewers = viewers;
        this.outbox = outbox;
        this.templates = templates;
        this.jdbc = jdbc;
        this.today = today;
        this.transaction = transaction;
        this.address = address.replaceFirst("/+$", "");
    }

    /** When it runs. */
    @Configuration(proxyBeanMethods = false)
    static class Timing {

        /** Switched off where somebody else decides when it runs, such as a test that moves the clock. */
        @Bean
        @ConditionalOnBooleanProperty(name = "fullscore.jobs.reports", matchIfMissing = true)
        RecurringTask<?> writingOfReports(MonthlyReportJob job, Everywhere everywhere) {
            return Tasks.recurring("consistency-letters", FixedDelay.of(Duration.ofMinutes(15)))
                    .execute((instance, context) -> everywhere.run("Executives were not written to", job::write));
        }
    }

    /** Writes this month's letters in the current organization: all of them or none, so that nobody gets two. */
    void write() {
        if (today.hasBegun()) {
            transaction.executeWithoutResult(status -> writeOnce());
        }
    }

    private void writeOnce() {
        var executives = executives();
        if (!executives.isEmpty()) {
            snapshots
                    .latest(executives.getFirst())
                    .filter(opened -> isFirst(opened.snapshot().id()))
                    .ifPresent(opened -> executives.forEach(executive -> write(executive, opened)));
        }
    }

    private List<Viewer> executives() {
        return people.all().stream()
                .filter(person -> person.rank() == Rank.EXECUTIVE)
                .map(Person::key)
                .flatMap(key -> viewers.of(SignedIn.byPassword(CurrentOrganization.id(), key)).stream())
                .toList();
    }

    private boolean isFirst(UUID snapshot) {
        return jdbc.sql("""
                        insert into consistency.report_letter (organization_id, month, snapshot_id, written_at) values (?, ?, ?, ?)
                        on conflict do nothing
                        """)
                        .params(
                                CurrentOrganization.id(),
                                today.date().withDayOfMonth(1),
                                snapshot,
                                OffsetDateTime.ofInstant(today.instant(), ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private void write(Viewer executive, Snapshots.Opened opened) {
        var letter = ReportLetter.of(executive.name(), address, opened);
        var html = new StringOutput();
        templates.render("consistency/web/reportLetter.jte", letter, html);
        outbox.write(executive.personKey(), new Letter(letter.subject(), letter.plain(), html.toString()));
    }
}
