package org.fullscore.results;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.fullscore.tenancy.Everywhere;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets beginnings of files whose day is over. */
@Configuration(proxyBeanMethods = false)
class ForgettingSamples {

    /** Switched off where somebody else decides when it runs, such as a test that moves the clock. */
    @Bean
    @ConditionalOnBooleanProperty(name = "fullscore.jobs.samples", matchIfMissing = true)
    RecurringTask<?> forgettingOldSamples(Everywhere everywhere, Samples samples) {
        return Tasks.recurring("results-samples", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> everywhere.run("Samples were not forgotten", samples::forget));
    }
}
