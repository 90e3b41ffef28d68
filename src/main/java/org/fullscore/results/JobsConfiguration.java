package org.fullscore.results;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What runs by itself: persistent, one replica at a time, gone on with by another when a machine stops. */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

    private static final int THREADS = 4;

    /** What a stopped machine had picked goes on elsewhere after twenty seconds. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int MOST_MISSED = 4;

    @Bean(initMethod = "start", destroyMethod = "stop")
    @DependsOnDatabaseInitialization
    Scheduler scheduler(
            DataSource dataSource, Clock clock, ImportJobs imports, ObjectProvider<RecurringTask<?>> recurring) {
        return Scheduler.create(dataSource, imports.task())
                .startTasks(
                        recurring.stream().<RecurringTask<?>>map(task -> task).toList())
                .tableName("jobs.scheduled_tasks")
                .threads(THREADS)
                .pollingInterval(Duration.ofSeconds(10))
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MOST_MISSED)
                .clock(clock::instant)
                .enableImmediateExecution()
                .build();
    }

    /** Switched off where somebody else decides when it runs, such as a test that moves the clock. */
    @Bean
    @ConditionalOnBooleanProperty(name = "fullscore.jobs.closing", matchIfMissing = true)
    RecurringTask<?> closing(ClosingJobs jobs) {
        return jobs.task();
    }

    /** Switched off as above. */
    @Bean
    @ConditionalOnBooleanProperty(name = "fullscore.jobs.resuming", matchIfMissing = true)
    RecurringTask<?> resumingImports(ResumingImports resuming) {
        return resuming.task();
    }

    /** Switched off as above. */
    @Bean
    @ConditionalOnBooleanProperty(name = "fullscore.jobs.pushes", matchIfMissing = true)
    RecurringTask<?> completingPushes(CompletingPushes pushes) {
        return pushes.task();
    }
}
