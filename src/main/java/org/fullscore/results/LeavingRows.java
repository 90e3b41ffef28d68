package org.fullscore.results;

import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.results.ingest.FailureReason;
import org.fullscore.results.ingest.Recording;
import org.fullscore.results.ingest.WaitingRows;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deciding that quarantined rows stay out: they are kept with their import, and no number waits for them any longer. */
@Component
public class LeavingRows {

    private final Sources sources;
    private final Recording recording;
    private final WaitingRows waiting;
    private final Ledger ledger;

    LeavingRows(Sources sources, Recording recording, WaitingRows waiting, Ledger ledger) {
        this.sources = sources;
        this.recording = recording;
        this.waiting = waiting;
        this.ledger = ledger;
    }

    /** Leaves the waiting rows of a source with this reason and value; how many there were, none for an unknown source. */
    @Transactional
    public long leave(String name, FailureReason reason, String value, @Nullable Integer by) {
        return sources.find(name)
                .map(source -> leave(source.key(), reason, value, by))
                .orElse(0L);
    }

    private long leave(int source, FailureReason reason, String value, @Nullable Integer by) {
        recording.lock(source);
        long left = waiting.leave(WaitingRows.Selection.of(source, reason, value));
        if (left > 0) {
            ledger.append(Act.of("rows-left-out", "source", source)
                    .by(by)
                    .with("rows", Long.toString(left))
                    .with("reason", reason.name())
                    .saying("value", value));
        }
        return left;
    }
}
