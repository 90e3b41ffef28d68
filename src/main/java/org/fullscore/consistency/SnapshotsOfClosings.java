package org.fullscore.consistency;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.fullscore.organization.Periods;
import org.fullscore.results.Closings;
import org.fullscore.tenancy.Everywhere;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Keeps the report of every closing that has none yet. A closing does not wait for it, and a process that stops in between loses
 * nothing: what is missing is found, not told.
 */
@Component
public class SnapshotsOfClosings {

    /** Older closings were before reports were kept. */
    private static final int MOST = 40;

    private final Closings closings;
    private final Periods periods;
    private final Snapshots snapshots;
    private final KeepingSnapshots keeping;

    SnapshotsOfClosings(Closings closings, Periods periods, Snapshots snapshots, KeepingSnapshots keeping) {
        this.closings = closings;
        this.periods = periods;
        this.snapshots = snapshots;
        this.keeping = keeping;
    }

    /** When it runs. */
    @Configuration(proxyBeanMethods = false)
    static class Timing {

        /** Switched off where somebody else decides when it runs, such as a test that moves the clock. */
        @Bean
        @ConditionalOnBooleanProperty(name = "fullscore.jobs.snapshots", matchIfMissing = true)
        RecurringTask<?> keepingReportsOfClosings(SnapshotsOfClosings job, Everywhere everywhere) {
            return Tasks.recurring("consistency-snapshots", FixedDelay.of(Duration.ofMinutes(1)))
                    .execute((instance, context) -> everywhere.run("Reports of closings were not kept", job::keep));
        }
    }

    /** Keeps what is missing in the current organization, the earliest closing first. */
    public void keep() {
        snapshots.missing(closings.closed(MOST).reversed()).stream()
                .flatMap(closing -> periods.find(closing).stream())
                .forEach(keeping::keepOf);
    }
}
