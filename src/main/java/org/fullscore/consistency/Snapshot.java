package org.fullscore.consistency;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consistency report that was kept as it was.
 *
 * @param closing id of the period whose closing it was kept for; null where somebody chose the days
 * @param first first day of the deadlines that count
 * @param last last day, inclusive
 * @param criteria what made two cases comparable
 * @param made when
 * @param madeBy id of who chose the days; null for a closing
 * @param sha256 of what is kept, in hexadecimal
 */
public record Snapshot(
        UUID id,
        @Nullable String closing,
        LocalDate first,
        LocalDate last,
        Set<Criterion> criteria,
        Instant made,
        @Nullable String madeBy,
        String sha256) {

    /** Whether it was kept for a closing, and is therefore there for everybody. */
    public boolean isOfClosing() {
        return closing != null;
    }
}
