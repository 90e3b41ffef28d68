package org.fullscore.organization;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works, or worked, in the organization.
 *
 * @param key internal key
 * @param id the organization's own employee id
 * @param rank where the person stands in the line today
 * @param joined first day, {@link Always#STARTS} when nobody said
 * @param left the day after the last day, {@link Always#ENDS} for whoever is still there
 * @param country whose holidays count for the person, ISO code; null for the organization's
 */
public record Person(
        int key,
        String id,
        String name,
        @Nullable String email,
        Rank rank,
        Set<Role> roles,
        LocalDate joined,
        LocalDate left,
        @Nullable String country,
        @Nullable String job) {

    /** Whether the person belongs to the organization on a day. */
    public boolean isThereOn(LocalDate day) {
        return !day.isBefore(joined) && day.isBefore(left);
    }
}
