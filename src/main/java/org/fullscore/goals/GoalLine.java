package org.fullscore.goals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A goal as lists show it.
 *
 * @param period id of its period
 * @param ends the day after its last
 * @param target the target of today, after relief
 * @param firstTarget the target as first agreed, or null before that
 * @param inForceOn the day from which it counts, or null
 * @param late in force later than a quarter of the way in
 * @param ownerSigned whether the owner's signature is there
 * @param leaderSigned whether the leader's signature is there
 * @param version counts its changes
 * @param serves the larger goal it serves, or null
 */
public record GoalLine(
        UUID id,
        Owner owner,
        short metric,
        String period,
        LocalDate starts,
        LocalDate ends,
        Target target,
        @Nullable BigDecimal firstTarget,
        @Nullable String why,
        Goal.State state,
        @Nullable LocalDate inForceOn,
        boolean late,
        @Nullable String policy,
        @Nullable Integer policyVersion,
        boolean ownerSigned,
        boolean leaderSigned,
        int version,
        @Nullable UUID serves) {

    /** Whether the target was changed after it was agreed. */
    public boolean isRelieved() {
        return firstTarget != null && firstTarget.compareTo(target.amount()) != 0;
    }
}
