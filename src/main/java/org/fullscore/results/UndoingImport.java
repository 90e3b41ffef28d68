package org.fullscore.results;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.results.ingest.Quarantine;
import org.fullscore.results.ingest.Recording;
import org.fullscore.results.ingest.Reversing;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Taking back what an import recorded, as a whole. */
@Component
public class UndoingImport {

    private final Imports imports;
    private final ImportRows rows;
    private final Recording recording;
    private final Reversing reversing;
    private final Quarantine quarantine;
    private final Ledger ledger;
    private final ObjectProvider<LateFacts> lateFacts;

    UndoingImport(
            Imports imports,
            ImportRows rows,
            Recording recording,
            Reversing reversing,
            Quarantine quarantine,
            Ledger ledger,
            ObjectProvider<LateFacts> lateFacts) {
        this.imports = imports;
        this.rows = rows;
        this.recording = recording;
        this.reversing = reversing;
        this.quarantine = quarantine;
        this.ledger = ledger;
        this.lateFacts = lateFacts;
    }

    /** What came of it. */
    public sealed interface Answer {

        record Undone(Import delivery) implements Answer {}

        /** It touches periods that are closed: a restatement is the way, if somebody asks for it. */
        record PeriodsClosed(List<String> periods) implements Answer {}

        /** It is still running, or nothing of it is recorded. */
        record NotRecorded(Import delivery) implements Answer {}

        record Unknown() implements Answer {}
    }

    /** What is to happen where closed periods are touched. */
    public enum Reach {
        /** Nothing is undone. */
        OPEN_PERIODS,
        /** It is undone, and each closed period gets a restatement with the differences, for somebody to accept or refuse. */
        RESTATING
    }

    /** Undoes an import; what was undone before stays undone. */
    @Transactional
    public Answer undo(UUID id, Reach reach, @Nullable Integer by) {
        Optional<Import> found = imports.find(id);
        if (found.isEmpty()) {
            return new Answer.Unknown();
        }
        recording.lock(found.get().sourceKey());
        Import delivery = imports.find(id).orElseThrow();
        return switch (delivery.state()) {
            case WAITING, RUNNING, REFUSED -> new Answer.NotRecorded(delivery);
            case UNDONE -> new Answer.Undone(delivery);
            case RECORDED, FAILED -> undo(delivery, reach, by);
        };
    }

    /** With the replays of its quarantined rows: they are rows of the same file. */
    private Answer undo(Import delivery, Reach reach, @Nullable Integer by) {
        for (Import replay : imports.replaysOf(delivery.key())) {
            if (undo(replay, reach, by) instanceof Answer.PeriodsClosed closed) {
                return closed;
            }
        }
        long facts = reversing.decide(delivery.sourceKey(), delivery.key());
        List<String> closed = reversing.closedPeriods();
        if (!closed.isEmpty() && reach == Reach.OPEN_PERIODS) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Answer.PeriodsClosed(closed);
        }
        reversing.apply(delivery.sourceKey());
        reversing.forgetRates(delivery.key());
        quarantine.release(delivery.key());
        quarantine.waitAgain(delivery.key());
        rows.undone(delivery.id());
        ledger.append(Act.of("import-undone", "import", delivery.id())
                .by(by)
                .with("facts", Long.toString(facts))
                .with("closed", closed.isEmpty() ? null : String.join(" ", closed))
                .saying("file", delivery.fileName()));
        if (!closed.isEmpty()) {
            lateFacts.ifAvailable(late -> late.arrived(Set.copyOf(closed)));
        }
        return new Answer.Undone(imports.find(delivery.id()).orElseThrow());
    }
}
