package org.fullscore.consequences;

import org.jspecify.annotations.Nullable;

/**
 * What a row says is due.
 *
 * @param name in the words of the organization, such as "Coaching plan"
 * @param owedBy who has to do it
 * @param workingDays how many whoever owes it has, 1 to 250
 * @param evidence whether a decision needs something to show for it
 * @param entitlement whether it cannot be waived or made milder
 * @param pay what it is worth in money, or null; never on correctives
 */
public record Consequence(
        String name,
        Kind kind,
        Severity severity,
        OwedBy owedBy,
        int workingDays,
        boolean evidence,
        boolean entitlement,
        @Nullable Pay pay) {

    /** Who owes a consequence: the first leader above the owner, or the first executive. */
    public enum OwedBy {
        LEADER,
        EXECUTIVE;

        public String wire() {
            return this == LEADER ? "leader" : "executive";
        }
    }
}
