package org.fullscore.organization;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.fullscore.tenancy.Everywhere;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends the mail of the outbox every minute. */
@Configuration(proxyBeanMethods = false)
class MailJob {

    /** Switched off where somebody else decides when it runs, such as a test that moves the clock. */
    @Bean
    @ConditionalOnBooleanProperty(name = "fullscore.jobs.mail", matchIfMissing = true)
    RecurringTask<?> sendingTheOutbox(SendingMail sending, Everywhere everywhere) {
        return Tasks.recurring("organization-mail", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> everywhere.run("Mail was not sent", sending::send));
    }
}
