package org.fullscore.consistency;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That the report may compare by an optional group, for a purpose and up to a day; asked for by one person, confirmed by another. Rule
 * book, 9.3.
 *
 * @param lastDay the last day of the organization on which it is on
 * @param askedBy key of whoever asked
 * @param decidedBy key of whoever confirmed or declined, or null while it waits
 * @param confirmed whether it was confirmed, or null while it waits
 * @param endedBy key of whoever switched it off before its last day, or confirmed the one that took its place, or null
 */
public record GroupUse(
        UUID id,
        String group,
        String purpose,
        LocalDate lastDay,
        int askedBy,
        OffsetDateTime askedAt,
        @Nullable Integer decidedBy,
        @Nullable OffsetDateTime decidedAt,
        @Nullable Boolean confirmed,
        @Nullable Integer endedBy,
        @Nullable OffsetDateTime endedAt) {

    public boolean isWaiting() {
        return decidedAt == null;
    }

    /** Whether the group is compared by on this day of the organization. */
    public boolean isOn(LocalDate today) {
        return Boolean.TRUE.equals(confirmed) && endedAt == null && !today.isAfter(lastDay);
    }
}
