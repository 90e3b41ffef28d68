package org.fullscore.results;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Records kept files in the background. A job that a stopped machine left behind goes on elsewhere, from the last chunk. */
@Component
class ImportJobs {

    private final OneTimeTask<Void> task;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Imports imports;
    private final ImportRows rows;
    private final RunningImport running;
    private final Clock clock;

    ImportJobs(
            ObjectProvider<SchedulerClient> scheduler,
            Imports imports,
            ImportRows rows,
            RunningImport running,
            Clock clock) {
        this.scheduler = scheduler;
        this.imports = imports;
        this.rows = rows;
        this.running = running;
        this.clock = clock;
        this.task = Tasks.oneTime("results-import").execute((instance, context) -> run(instance.getId()));
    }

    OneTimeTask<Void> task() {
        return task;
    }

    void schedule(OrganizationId organization, UUID id) {
        scheduler.getObject().scheduleIfNotExists(task.instance(organization + "/" + id), clock.instant());
    }

    private void run(String instance) {
        String[] ids = instance.split("/");
        UUID id = UUID.fromString(ids[1]);
        CurrentOrganization.runAs(new OrganizationId(UUID.fromString(ids[0])), () -> record(id));
    }

    private void record(UUID id) {
        Optional<Import> kept = imports.find(id);
        if (kept.isEmpty() || kept.get().finishedAt() != null) {
            return;
        }
        try {
            Path file = rows.fetch(id);
            try {
                running.record(id, file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
