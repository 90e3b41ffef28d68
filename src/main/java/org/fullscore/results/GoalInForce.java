package org.fullscore.results;

import java.math.BigDecimal;
import java.util.UUID;
import org.fullscore.goals.Adjusting;
import org.fullscore.goals.Adjustment;
import org.fullscore.goals.AgreementTerms;
import org.fullscore.goals.Factor;
import org.fullscore.goals.Owner;
import org.fullscore.goals.Target;
import org.fullscore.organization.Metric;
import org.jspecify.annotations.Nullable;

/**
 * A goal as far as measuring needs it.
 *
 * @param target the levels after relief, adjusted by formula where a factor is less than 1
 * @param firstTarget the target as first agreed
 * @param named the policy version the agreement names, or null
 * @param adjustment what was agreed, where it is not the target that is judged
 */
record GoalInForce(
        UUID id,
        Owner owner,
        short metricKey,
        Target target,
        BigDecimal firstTarget,
        AgreementTerms.@Nullable Terms named,
        @Nullable Adjustment adjustment) {

    Adjusting.Candidate candidate(Metric metric) {
        return new Adjusting.Candidate(id, owner, metric, named);
    }

    GoalInForce adjusted(@Nullable Factor factor) {
        if (factor == null) {
            return this;
        }
        Adjustment by = new Adjustment(target, factor);
        return new GoalInForce(id, owner, metricKey, by.target(), firstTarget, named, by);
    }

    /** Whether there is a target to be measured against. */
    boolean hasTarget() {
        return adjustment == null || !adjustment.isNothing();
    }
}
