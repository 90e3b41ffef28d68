package org.fullscore.results;

import org.fullscore.results.ingest.Counts;

/** How far an import is: its rows so far, written with the next ones, and only from where it was read. */
final class Checkpoint {

    private final Import begun;
    private final ImportRows rows;
    /** Whoever has just committed writes it, and is waited for by the next. */
    private long read;

    Checkpoint(Import begun, ImportRows rows) {
        this.begun = begun;
        this.rows = rows;
        this.read = begun.counts().read();
    }

    /** Writes what the rows after it came to, in their transaction; where that is rolled back, nothing has passed. */
    void write(Counts counts) {
        rows.progressed(begun.id(), read, counts);
    }

    /** The rows that were written with it last are recorded. */
    void passed(long more) {
        read += more;
    }
}
