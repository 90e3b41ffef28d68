package org.fullscore.goals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.jspecify.annotations.Nullable;

/**
 * A target somebody wants for an owner, or a change of one that is not agreed yet.
 *
 * @param given the parts that were said; the others stay as they are
 * @param agreed the day it was agreed, where that is recorded in retrospect
 * @param seen the version of the goal it was written upon, or null where that does not matter
 */
public record Proposal(
        Owner owner,
        Metric metric,
        Period period,
        Set<Part> given,
        @Nullable BigDecimal target,
        @Nullable BigDecimal commit,
        @Nullable BigDecimal stretch,
        Goal.Reasons reasons,
        @Nullable LocalDate agreed,
        @Nullable Integer seen) {

    /** What a proposal may say. */
    public enum Part {
        TARGET,
        COMMIT,
        STRETCH,
        WHY,
        WHAT,
        HOW
    }

    /** A target with its levels and nothing else. */
    public static Proposal of(Owner owner, Metric metric, Period period, Target target) {
        return new Proposal(
                owner,
                metric,
                period,
                Set.of(Part.TARGET, Part.COMMIT, Part.STRETCH),
                target.amount(),
                target.commit(),
                target.stretch(),
                Goal.Reasons.NONE,
                null,
                null);
    }

    /** The same, with why, what and how. */
    public Proposal because(Goal.Reasons words) {
        return new Proposal(owner, metric, period, Set.of(Part.values()), target, commit, stretch, words, agreed, seen);
    }

    /** The same, recorded as agreed on a day. */
    public Proposal agreedOn(LocalDate day) {
        return new Proposal(owner, metric, period, given, target, commit, stretch, reasons, day, seen);
    }

    /** The number said for a part, or null. */
    public @Nullable BigDecimal amount(Part part) {
        return switch (part) {
            case TARGET -> target;
            case COMMIT -> commit;
            case STRETCH -> stretch;
            case WHY, WHAT, HOW -> null;
        };
    }

    /** Whose goal for what and when; two proposals of one act never share it. */
    Goal.Subject subject() {
        return new Goal.Subject(owner, metric.key(), period.id(), period.kind().word(), period.starts(), period.ends());
    }

    /** The target that results upon what is there, or null while none was ever said. */
    @Nullable
    Target upon(@Nullable Target old) {
        BigDecimal amount = given.contains(Part.TARGET) || old == null ? target : old.amount();
        return amount == null
                ? null
                : new Target(
                        amount,
                        given.contains(Part.COMMIT) || old == null ? commit : old.commit(),
                        given.contains(Part.STRETCH) || old == null ? stretch : old.stretch());
    }

    Goal.Reasons upon(Goal.Reasons old) {
        return new Goal.Reasons(
                given.contains(Part.WHY) ? reasons.why() : old.why(),
                given.contains(Part.WHAT) ? reasons.what() : old.what(),
                given.contains(Part.HOW) ? reasons.how() : old.how());
    }
}
