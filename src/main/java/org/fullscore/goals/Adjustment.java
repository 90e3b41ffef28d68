package org.fullscore.goals;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A target that was adjusted by formula: "by rule", not by decision. Rule book, 2.4.
 *
 * @param agreed what was agreed, after relief
 * @param factor how much of the period counts, less than 1
 */
public record Adjustment(Target agreed, Factor factor) {

    /** What is judged instead of what was agreed. */
    public Target target() {
        return new Target(factor.of(agreed.amount()), part(agreed.commit()), part(agreed.stretch()));
    }

    /** Whether there is no target, because no working day counts. */
    public boolean isNothing() {
        return factor.isNothing();
    }

    private @Nullable BigDecimal part(@Nullable BigDecimal level) {
        return level == null ? null : factor.of(level);
    }
}
