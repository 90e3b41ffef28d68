package org.fullscore.consistency;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One case behind a number.
 *
 * @param past whether it was decided before Fullscore, and has no page of its own
 * @param outcome what became of it by today
 * @param decided the day of the decision, or null
 */
public record CaseLine(
        String id,
        boolean past,
        String ownerName,
        String owedByName,
        String rule,
        String consequence,
        String kind,
        int severity,
        @Nullable String period,
        LocalDate deadline,
        String outcome,
        @Nullable LocalDate decided,
        @Nullable String rank,
        @Nullable String team,
        @Nullable String region) {}
