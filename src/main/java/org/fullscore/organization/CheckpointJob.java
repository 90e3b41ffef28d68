package org.fullscore.organization;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes checkpoints of the ledger by itself. */
@Configuration(proxyBeanMethods = false)
class CheckpointJob {

    /** Switched off where somebody else decides when it runs, such as a test that moves the clock. */
    @Bean
    @ConditionalOnBooleanProperty(name = "fullscore.jobs.checkpoints", matchIfMissing = true)
    RecurringTask<?> takingCheckpoints(TakingCheckpoints checkpoints) {
        return checkpoints.task();
    }
}
