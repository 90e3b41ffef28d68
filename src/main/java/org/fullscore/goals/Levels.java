package org.fullscore.goals;

import java.math.BigDecimal;
import java.util.Optional;
import org.fullscore.organization.Metric;
import org.jspecify.annotations.Nullable;

/** Which way the levels of a metric rise, and what therefore fits as a target. Rule book, 2.1. */
enum Levels {
    HIGHER_IS_BETTER(1),
    LOWER_IS_BETTER(-1);

    private static final int DECIMALS = 4;
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(15);

    private final int sign;

    Levels(int sign) {
        this.sign = sign;
    }

    static Levels of(Metric metric) {
        return metric.direction() == Metric.Direction.LOWER ? LOWER_IS_BETTER : HIGHER_IS_BETTER;
    }

    /** What does not fit about a target, or empty. */
    Optional<Misfit> misfit(Target target) {
        return misfit(Proposal.Part.TARGET, target.amount())
                .or(() -> misfit(Proposal.Part.COMMIT, target.commit()))
                .or(() -> misfit(Proposal.Part.STRETCH, target.stretch()))
                .or(() -> order(target));
    }

    /** The same levels around a new target: one that the new target passes moves with it. */
    Target moved(Target old, BigDecimal amount) {
        return new Target(
                amount,
                old.commit() != null && compare(old.commit(), amount) > 0 ? amount : old.commit(),
                old.stretch() != null && compare(old.stretch(), amount) < 0 ? amount : old.stretch());
    }

    /** What is wrong, and with which part. */
    record Misfit(Proposal.Part part, Fault fault) {}

    private Optional<Misfit> misfit(Proposal.Part part, @Nullable BigDecimal amount) {
        return amount == null ? Optional.empty() : fault(amount).map(fault -> new Misfit(part, fault));
    }

    private Optional<Fault> fault(BigDecimal amount) {
        if (amount.signum() < 0) {
            return Optional.of(Fault.NEGATIVE);
        }
        if (amount.signum() == 0 && this == HIGHER_IS_BETTER) {
            return Optional.of(Fault.NOT_POSITIVE);
        }
        if (amount.compareTo(LIMIT) >= 0) {
            return Optional.of(Fault.TOO_LARGE);
        }
        return amount.stripTrailingZeros().scale() > DECIMALS ? Optional.of(Fault.TOO_PRECISE) : Optional.empty();
    }

    private Optional<Misfit> order(Target target) {
        if (target.commit() != null && compare(target.commit(), target.amount()) > 0) {
            return Optional.of(new Misfit(Proposal.Part.COMMIT, Fault.COMMIT_BEYOND_TARGET));
        }
        if (target.stretch() != null && compare(target.stretch(), target.amount()) < 0) {
            return Optional.of(new Misfit(Proposal.Part.STRETCH, Fault.STRETCH_SHORT_OF_TARGET));
        }
        return Optional.empty();
    }

    /** Negative where the first is the easier one to reach. */
    private int compare(BigDecimal one, BigDecimal other) {
        return sign * one.compareTo(other);
    }
}
