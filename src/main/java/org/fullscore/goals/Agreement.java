package org.fullscore.goals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.jspecify.annotations.Nullable;

/**
 * One goal with everything that was said and signed about it, as a viewer may see it.
 *
 * @param firstTarget the target as first agreed, or null before that
 * @param ownerSide who signs as the owner, or null for a team without leader
 * @param leaderSide who signs as the leader, or null where nobody is named above
 * @param consequences what follows, one clause a rule; empty where no policy judges it
 * @param formula by which the target is adjusted; none for teams, and for metrics that do not add up
 * @param may what the viewer may do now
 * @param version counts the changes
 */
public record Agreement(
        GoalId id,
        Owner owner,
        Metric metric,
        Period period,
        Target target,
        @Nullable BigDecimal firstTarget,
        Goal.Reasons reasons,
        Goal.State state,
        @Nullable LocalDate inForceOn,
        boolean late,
        List<Signed> signatures,
        @Nullable Integer ownerSide,
        @Nullable Integer leaderSide,
        List<Said> objections,
        List<Changed> reliefs,
        List<Promised> support,
        AgreementTerms.@Nullable Terms terms,
        List<AgreementTerms.Clause> consequences,
        AdjustmentFormula formula,
        Set<May> may,
        int version) {

    /** What a viewer may do with a goal. */
    public enum May {
        SIGN,
        DELIVER,
        OBJECT,
        /** Make the target the owner would sign the target. */
        TAKE_COUNTER,
        PROPOSE,
        ASK_RELIEF,
        PROMISE,
        KEEP,
        SERVE
    }

    /** A signature. */
    public record Signed(Party party, int person, Instant at) {}

    /** An objection, with the target the owner would sign if one was named; both are null for those who may not read it. */
    public record Said(
            int person,
            Instant at,
            @Nullable String text,
            @Nullable BigDecimal counter) {}

    /**
     * A relief that waits or was decided; the words are null for those who may not read them.
     *
     * @param mayDecide whether the viewer may approve and decline it
     * @param mayTakeBack whether the viewer asked for it and may take it back
     */
    public record Changed(
            UUID id,
            BigDecimal oldTarget,
            BigDecimal newTarget,
            @Nullable String reason,
            @Nullable String note,
            int requestedBy,
            Instant requestedAt,
            @Nullable Integer approvedBy,
            @Nullable Integer declinedBy,
            @Nullable Instant decidedAt,
            boolean mayDecide,
            boolean mayTakeBack) {

        public boolean isWaiting() {
            return decidedAt == null;
        }
    }

    /** Support that was promised, with the last day in time and the day it was given. */
    public record Promised(
            UUID id, String text, LocalDate due, @Nullable LocalDate keptOn) {}

    public boolean may(May what) {
        return may.contains(what);
    }

    /** Whether the target was changed after it was agreed. */
    public boolean isRelieved() {
        return firstTarget != null && firstTarget.compareTo(target.amount()) != 0;
    }
}
