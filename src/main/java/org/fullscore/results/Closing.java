package org.fullscore.results;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a period is with its closing.
 *
 * @param dueOn the first day on which it closes by itself, after any postponement
 * @param postponedUntil null if it was not postponed
 * @param closedBy key of the person who closed it, null if it closed by itself or is not closed
 * @param reason why it was closed although numbers could not be relied on, null if they could or it closed by itself
 * @param goals whose standings were frozen
 * @param swept of how many of them what follows has been written
 */
public record Closing(
        String period,
        State state,
        LocalDate dueOn,
        @Nullable LocalDate postponedUntil,
        @Nullable String postponedReason,
        @Nullable Integer postponedBy,
        @Nullable Instant closedAt,
        @Nullable Integer closedBy,
        @Nullable String reason,
        int goals,
        int swept) {

    /** Open; standings frozen and consequences being written; done. */
    public enum State {
        OPEN,
        CLOSING,
        CLOSED;

        /** The word on the wire and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
