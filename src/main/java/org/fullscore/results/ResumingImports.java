package org.fullscore.results;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Everywhere;
import org.springframework.stereotype.Component;

/** Has imports go on that nobody is recording any more, because their process or the database stopped. */
@Component
class ResumingImports {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Everywhere everywhere;
    private final Imports imports;
    private final ImportsAtWork atWork;
    private final ImportJobs jobs;

    ResumingImports(Everywhere everywhere, Imports imports, ImportsAtWork atWork, ImportJobs jobs) {
        this.everywhere = everywhere;
        this.imports = imports;
        this.atWork = atWork;
        this.jobs = jobs;
    }

    RecurringTask<Void> task() {
        return Tasks.recurring("results-resuming", FixedDelay.of(PAUSE))
                .execute((instance, context) -> everywhere.run(
                        "Imports were not gone on with",
                        () -> abandoned().forEach(id -> jobs.schedule(CurrentOrganization.get(), id))));
    }

    /** Imports of the current organization that are on their way and that nobody is recording. */
    List<UUID> abandoned() {
        return imports.running().stream().filter(atWork::isAbandoned).toList();
    }
}
