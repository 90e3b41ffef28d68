package org.fullscore.goals.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fullscore.goals.GoalLine;
import org.fullscore.goals.Owners;
import org.jspecify.annotations.Nullable;

/**
 * A goal on the wire.
 *
 * @param state proposed, objected, set or agreed
 * @param firstTarget the target as first agreed, where relief changed it
 * @param inForceOn the day from which it counts
 * @param late in force later than a quarter of the way in
 * @param signed who has signed: owner, leader
 * @param serves id of the larger goal it serves
 */
record GoalItem(
        UUID id,
        String owner,
        String name,
        String metric,
        String period,
        LocalDate starts,
        LocalDate ends,
        BigDecimal target,
        @Nullable BigDecimal commit,
        @Nullable BigDecimal stretch,
        @Nullable String why,
        String state,
        @Nullable BigDecimal firstTarget,
        @Nullable LocalDate inForceOn,
        boolean late,
        List<String> signed,
        @Nullable String policy,
        @Nullable Integer policyVersion,
        @Nullable UUID serves) {

    static GoalItem of(GoalLine goal, Owners.@Nullable Card card, String metric) {
        List<String> signed = new ArrayList<>();
        if (goal.ownerSigned()) {
            signed.add("owner");
        }
        if (goal.leaderSigned()) {
            signed.add("leader");
        }
        return new GoalItem(
                goal.id(),
                card == null ? "" : card.wire(),
                card == null ? "" : card.name(),
                metric,
                goal.period(),
                goal.starts(),
                goal.ends().minusDays(1),
                goal.target().amount(),
                goal.target().commit(),
                goal.target().stretch(),
                goal.why(),
                goal.state().code(),
                goal.firstTarget(),
                goal.inForceOn(),
                goal.late(),
                signed,
                goal.policy(),
                goal.policyVersion(),
                goal.serves());
    }
}
