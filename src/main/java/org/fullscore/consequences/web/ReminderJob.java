package org.fullscore.consequences.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Duration;
import java.util.List;
import org.fullscore.consequences.Reminders;
import org.fullscore.organization.Letter;
import org.fullscore.organization.Outbox;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Today;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Everywhere;
import org.fullscore.tenancy.Organizations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes to people what they are to be told of obligations, one letter a person, in the morning of the organization. */
@Component
class ReminderJob {

    private static final Logger LOG = LoggerFactory.getLogger(ReminderJob.class);
    private final Organizations organizations;
    private final Reminders reminders;
    private final People people;
    private final Outbox outbox;
    private final Speech speech;
    private final TemplateEngine templates;
    private final Today today;
    private final TransactionTemplate transaction;
    private final String address;

    ReminderJob(
            Organizations organizations,
            Reminders reminders,
            People people,
            Outbox outbox,
            Speech speech,
            TemplateEngine templates,
            Today today,
            TransactionTemplate transaction,
            @Value("${fullscore.address}") String address) {
        this.organizations = organizations;
        this.reminders = reminders;
        this.people = people;
        this.outbox = outbox;
        this.speech = speech;
        this.templates = templates;
        this.today = today;
        this.transaction = transaction;
        this.address = address.replaceFirst("/+$", "");
    }

    /** When it runs. */
    @Configuration(proxyBeanMethods = false)
    static class Timing {

        /** Switched off where somebody else decides when it runs, such as a test that moves the clock. */
        @Bean
        @ConditionalOnBooleanProperty(name = "fullscore.jobs.reminders", matchIfMissing = true)
        RecurringTask<?> remindingOfObligations(ReminderJob job, Everywhere everywhere) {
            return Tasks.recurring("consequences-reminders", FixedDelay.of(Duration.ofMinutes(15)))
                    .execute((instance, context) -> everywhere.run("People were not reminded", job::write));
        }
    }

    /** Writes what is to be told in the current organization; who cannot be written to does not keep others waiting. */
    void write() {
        if (!today.hasBegun()) {
            return;
        }
        reminders.toTell().forEach((person, items) -> {
            try {
                transaction.executeWithoutResult(
                        status -> people.byKey(person).ifPresent(addressee -> write(addressee, items)));
            } catch (RuntimeException failure) {
                LOG.error("Person {} was not reminded", person, failure);
            }
        });
    }

    private void write(Person addressee, List<Reminders.Item> items) {
        ReminderLetter letter = new ReminderLetter(
                organizations.nameOf(CurrentOrganization.get()).orElse(""),
                addressee.name(),
                today.date(),
                address,
                items,
                speech.words());
        StringOutput html = new StringOutput();
        templates.render("consequences/web/reminder.jte", letter, html);
        outbox.write(addressee.key(), new Letter(letter.subject(), letter.plain(), html.toString()));
        reminders.told(addressee.key(), items);
    }
}
