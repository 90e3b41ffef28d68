package org.fullscore.ledger.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fullscore.ledger.Verifier;
import org.jspecify.annotations.Nullable;

/**
 * The ledger, the newest entry first.
 *
 * @param older number before which the next page begins; null on the last
 * @param verification what checking the chain found; null if nobody asked
 */
public record LedgerPage(List<Line> lines, @Nullable Long older, Verifier.@Nullable Verification verification) {

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
            String hash) {}
}
