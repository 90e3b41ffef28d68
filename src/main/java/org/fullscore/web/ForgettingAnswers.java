package org.fullscore.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.fullscore.tenancy.Everywhere;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets answers to requests with a key that nobody will send again. */
@Configuration(proxyBeanMethods = false)
class ForgettingAnswers {

    /** Switched off where somebody else decides when it runs, such as a test that moves the clock. */
    @Bean
    @ConditionalOnBooleanProperty(name = "fullscore.jobs.answers", matchIfMissing = true)
    RecurringTask<?> forgettingOldAnswers(Everywhere everywhere, Answers answers) {
        return Tasks.recurring("web-answers", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> everywhere.run("Answers were not forgotten", answers::forget));
    }
}
