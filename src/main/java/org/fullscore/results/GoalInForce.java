package org.fullscore.results;

import java.math.BigDecimal;
import java.util.UUID;
import org.fullscore.goals.Owner;
import org.jspecify.annotations.Nullable;

/** A goal as far as measuring needs it; target is the one after relief. */
record GoalInForce(
        UUID id,
        Owner owner,
        short metricKey,
        BigDecimal target,
        BigDecimal firstTarget,
        @Nullable BigDecimal commit,
        @Nullable BigDecimal stretch) {}
