package org.fullscore.results;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.fullscore.results.ingest.Counts;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of a source.
 *
 * @param key internal key, which facts and quarantined rows carry
 * @param sha256 of the file, in hexadecimal
 * @param header JSON list of the names of the columns, null before the file was looked at
 * @param rows of the file, null before it was looked at
 * @param counts rows so far; they grow while it runs
 * @param problem why it was refused or failed
 * @param startedBy key of the person, null for a machine without one
 * @param confirmed whether it may take back any number of results that a snapshot no longer names
 * @param takenBack results that were recorded and a snapshot no longer named; they are rows of no file
 * @param replayOf the import whose quarantined rows were read again here; name, fingerprint and lines are those of its file
 */
public record Import(
        UUID id,
        int key,
        String source,
        int sourceKey,
        int mappingVersion,
        String fileName,
        String sha256,
        Mode mode,
        State state,
        @Nullable String header,
        @Nullable Long rows,
        Counts counts,
        @Nullable String problem,
        @Nullable Integer startedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable UUID replayOf,
        boolean confirmed,
        long takenBack) {

    /**
     * How a file is to be recorded.
     *
     * @param confirmed whether it may take back any number of results that a snapshot no longer names
     */
    public record Terms(Mode mode, boolean confirmed) {

        /** Nothing is confirmed. */
        public static Terms of(Mode mode) {
            return new Terms(mode, false);
        }
    }

    /** What happens to good rows of a file that has others. */
    public enum Mode {
        /** They are recorded. */
        GOOD_ROWS,
        /** Nothing is recorded. */
        ALL_OR_NOTHING;

        /** The word on the wire and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Mode of(String word) {
            return ALL_OR_NOTHING.word().equals(word) ? ALL_OR_NOTHING : GOOD_ROWS;
        }
    }

    /** How far it is. */
    public enum State {
        /** Its file is here and nobody has said yet to record it, or its turn has not come. */
        WAITING,
        RUNNING,
        RECORDED,
        /** Nothing of it was recorded. */
        REFUSED,
        /** It broke off; whole chunks are recorded, and the same file again records the rest. */
        FAILED,
        UNDONE;

        /** The word on the wire and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
