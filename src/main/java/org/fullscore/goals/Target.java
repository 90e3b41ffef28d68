package org.fullscore.goals;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is promised: the target, and optionally the levels below and beyond it.
 *
 * <p>In the metric's own unit, at most 15 digits before and 4 after the point. Commit lies between nothing and the
 * target, stretch beyond it; where lower is better the order is reversed. Rule book, 2.1.
 */
public record Target(
        BigDecimal amount,
        @Nullable BigDecimal commit,
        @Nullable BigDecimal stretch) {

    public static Target of(BigDecimal amount) {
        return new Target(amount, null, null);
    }

    /** Whether both promise the same, however many zeros they are written with. */
    public boolean sameAs(Target other) {
        return same(amount, other.amount) && same(commit, other.commit) && same(stretch, other.stretch);
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }
}
