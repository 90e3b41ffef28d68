package org.fullscore.goals;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of how many people a goal was in force in time.
 *
 * @param manager who signs for them; null for the head, above whom nobody is named, and for all leaders together
 * @param leaders whether these are all leaders and executives, whoever signs for them
 * @param people person-periods
 * @param inForce those with a goal in force by the day of coverage
 * @param missing the people without, by key
 */
public record CoverageLine(
        @Nullable Integer manager, boolean leaders, int people, int inForce, List<Integer> missing) {}
