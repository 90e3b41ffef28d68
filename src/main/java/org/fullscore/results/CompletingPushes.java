package org.fullscore.results;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.fullscore.ledger.Ledger;
import org.fullscore.results.ingest.Quarantine;
import org.fullscore.results.ingest.Recording;
import org.fullscore.tenancy.Everywhere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the imports of pushes on record when their hour is over, as any other import when its file is. */
@Component
class CompletingPushes {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Everywhere everywhere;
    private final Imports imports;
    private final PushedImports pushed;
    private final Recording recording;
    private final Quarantine quarantine;
    private final Ledger ledger;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CompletingPushes(
            Everywhere everywhere,
            Imports imports,
            PushedImports pushed,
            Recording recording,
            Quarantine quarantine,
            Ledger ledger,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.everywhere = everywhere;
        this.imports = imports;
        this.pushed = pushed;
        this.recording = recording;
        this.quarantine = quarantine;
        this.ledger = ledger;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    RecurringTask<Void> task() {
        return Tasks.recurring("results-pushes", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) ->
                        everywhere.run("Pushes were not put on record", this::completeWhatIsOver));
    }

    /** Completes what began more than an hour ago in the current organization. */
    void completeWhatIsOver() {
        var begun =
                transaction.execute(status -> pushed.begunBefore(clock.instant().minus(HOUR)));
        if (begun != null) {
            begun.forEach(id -> transaction.executeWithoutResult(status -> complete(id)));
        }
    }

    private void complete(UUID id) {
        recording.lock(imports.find(id).orElseThrow().sourceKey());
        if (pushed.complete(id)) {
            Import done = imports.find(id).orElseThrow();
            quarantine.supersede(done.sourceKey(), done.key());
            ledger.append(RunningImport.act(done, Set.of()));
        }
    }
}
