package org.fullscore.consequences;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the consequences do by themselves. */
@Configuration(proxyBeanMethods = false)
class ConsequencesJobs {

    /** Switched off where somebody else decides when it runs, such as a test that moves the clock. */
    @Bean
    @ConditionalOnBooleanProperty(name = "fullscore.jobs.holds", matchIfMissing = true)
    RecurringTask<?> releasingHeldObligations(ReleasingHolds holds) {
        return holds.task();
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "fullscore.jobs.holders", matchIfMissing = true)
    RecurringTask<?> keepingHoldersOfObligations(KeepingHolders holders) {
        return holders.task();
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "fullscore.jobs.webhooks", matchIfMissing = true)
    RecurringTask<?> sendingToWebhooks(SendingWebhooks webhooks) {
        return webhooks.task();
    }
}
