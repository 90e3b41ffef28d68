package org.fullscore.results;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Records kept files in the background, from where they are. What an outage interrupts goes on as soon as it is over. */
@Component
class ImportJobs {

    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final OneTimeTask<Void> task;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Imports imports;
    private final ImportRows rows;
    private final RunningImport running;
    private final ImportsAtWork atWork;
    private final Clock clock;

    ImportJobs(
            ObjectProvider<SchedulerClient> scheduler,
            Imports imports,
            ImportRows rows,
            RunningImport running,
            ImportsAtWork atWork,
            Clock clock) {
        this.scheduler = scheduler;
        this.imports = imports;
        this.rows = rows;
        this.running = running;
        this.atWork = atWork;
        this.clock = clock;
        this.task = Tasks.oneTime("results-import")
                .onFailure(new FailureHandler.OnFailureRetryLater<>(PAUSE))
                .execute((instance, context) -> run(instance.getId()));
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

    /** Records the rest of an import, unless it is done or somebody else is recording it. */
    void record(UUID id) {
        if (!atWork.begin(id)) {
            return;
        }
        try {
            Optional<Import> kept = imports.find(id);
            if (kept.isPresent() && kept.get().state() == Import.State.RUNNING) {
                recordKept(id);
            }
        } catch (ImportRows.OvertakenException byAnother) {
            LOG.info("Import {} is recorded by somebody else", id);
        } catch (IOException failure) {
            rows.brokeOff(id);
            throw new UncheckedIOException(failure);
        } catch (RuntimeException failure) {
            if (!Interruption.isCauseOf(failure)) {
                rows.brokeOff(id);
            }
            throw failure;
        } finally {
            atWork.end(id);
        }
    }

    private void recordKept(UUID id) throws IOException {
        Path file = rows.fetch(id);
        try {
            running.record(id, file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
