package org.fullscore.results;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settles what a stopped process left behind of facts that came late. */
@Configuration(proxyBeanMethods = false)
class LateJobs {

    /** Switched off where somebody else decides when it runs, such as a test that moves the clock. */
    @Bean
    @ConditionalOnBooleanProperty(name = "fullscore.jobs.late", matchIfMissing = true)
    RecurringTask<?> settlingLateFacts(ArrivingLate late) {
        return late.task();
    }
}
