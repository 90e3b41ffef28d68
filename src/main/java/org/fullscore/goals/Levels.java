package org.fullscore.goals;

import java.math.BigDecimal;

/** Which way the levels of a metric rise. */
enum Levels {
    HIGHER_IS_BETTER(1),
    LOWER_IS_BETTER(-1);

    private final int sign;

    Levels(int sign) {
        this.sign = sign;
    }

    /** Negative where the first is the easier one to reach. */
    int compare(BigDecimal one, BigDecimal other) {
        return sign * one.compareTo(other);
    }

    /** The same levels around a new target: one that the new target passes moves with it. */
    Target moved(Target old, BigDecimal amount) {
        return new Target(
                amount,
                old.commit() != null && compare(old.commit(), amount) > 0 ? amount : old.commit(),
                old.stretch() != null && compare(old.stretch(), amount) < 0 ? amount : old.stretch());
    }
}
