package org.fullscore.ledger.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fullscore.ledger.Checkpoint;
import org.fullscore.ledger.Verifier;
import org.jspecify.annotations.Nullable;

/**
 * The ledger, the newest entry first.
 *
 * @param older number before which the next page begins; null on the last
 * @param checkpoints the latest, the latest first
 * @param verification what checking the chain found; null if nobody asked
 */
public record LedgerPage(
        List<Line> lines,
        @Nullable Long older,
        List<Checkpoint> checkpoints,
        Verifier.@Nullable Verification verification) {

    /**
     * One act.
     *
     * @param what the act in words, such as "goal agreed"
     * @param by name of who did it, or null for what happened by itself
     * @param href page of what it was done to, or null
     * @param facts ids, numbers and days by name
     * @param words names and texts by name
     * @param hash the first digits of the seal
     */
    public record Line(
            long entry,
            Instant at,
            String what,
            @Nullable String by,
            String subject,
            @Nullable String href,
            Map<String, String> facts,
            Map<String, String> words,
            String hash) {

        private static final int LAST_GROUP_OF_AN_ID = 36 - 12;

        /** What sort of thing it was done to: "goal". */
        public String kind() {
            int colon = subject.indexOf(':');
            return colon < 0 ? subject : subject.substring(0, colon);
        }

        /** Which of them: a name as it is, of an id the last group, which is enough to tell two apart. */
        public String mark() {
            int colon = subject.indexOf(':');
            String id = colon < 0 ? "" : subject.substring(colon + 1);
            return id.matches("[0-9a-f]{8}-.{27}") ? "…" + id.substring(LAST_GROUP_OF_AN_ID) : id;
        }
    }
}
