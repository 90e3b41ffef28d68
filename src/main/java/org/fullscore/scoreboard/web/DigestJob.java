package org.fullscore.scoreboard.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.fullscore.organization.Today;
import org.fullscore.organization.WeeklyMail;
import org.fullscore.tenancy.Everywhere;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Writes the digests that are due, in the morning of the organization. */
@Component
class DigestJob {

    private static final Logger LOG = LoggerFactory.getLogger(DigestJob.class);
    private final WeeklyMail weekly;
    private final Digests digests;
    private final Today today;

    DigestJob(WeeklyMail weekly, Digests digests, Today today) {
        this.weekly = weekly;
        this.digests = digests;
        this.today = today;
    }

    /** When it runs. */
    @Configuration(proxyBeanMethods = false)
    static class Timing {

        /** Switched off where somebody else decides when it runs, such as a test that moves the clock. */
        @Bean
        @ConditionalOnBooleanProperty(name = "fullscore.jobs.digests", matchIfMissing = true)
        RecurringTask<?> writingDigests(DigestJob job, Everywhere everywhere) {
            return Tasks.recurring("scoreboard-digests", FixedDelay.of(Duration.ofMinutes(15)))
                    .execute((instance, context) -> everywhere.run("Digests were not written", job::write));
        }
    }

    /** Writes what is due in the current organization, one person after the other; who cannot be written to does not keep others waiting. */
    void write() {
        if (!today.hasBegun()) {
            return;
        }
        for (int person : weekly.dueOn(today.date())) {
            try {
                digests.writeWeekly(person);
            } catch (RuntimeException failure) {
                LOG.error("The digest of person {} was not written", person, failure);
            }
        }
    }
}
