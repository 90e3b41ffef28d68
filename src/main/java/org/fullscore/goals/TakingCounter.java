package org.fullscore.goals;

import java.math.BigDecimal;
import java.util.Optional;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The leader takes over the target the owner would sign instead; both then sign that one. */
@Component
public class TakingCounter {

    private final Goals goals;
    private final Metrics metrics;
    private final Sight sight;
    private final Signers signers;
    private final NamingTerms terms;
    private final GoalActs acts;

    TakingCounter(Goals goals, Metrics metrics, Sight sight, Signers signers, NamingTerms terms, GoalActs acts) {
        this.goals = goals;
        this.metrics = metrics;
        this.sight = sight;
        this.signers = signers;
        this.terms = terms;
        this.acts = acts;
    }

    /**
     * Makes it the target; a level that the new target passes moves with it.
     *
     * @param read the version of the goal that was read, or null where whatever was said last is taken
     */
    @Transactional
    public Decision take(GoalId id, @Nullable Integer read, Viewer viewer) {
        Goal goal = goals.findById(id).orElse(null);
        if (goal == null || !sight.sees(viewer, goal)) {
            return new Decision.Unseen();
        }
        if (viewer.service()) {
            return new Decision.Refused(Refusal.SERVICE);
        }
        if (signers.partyOf(viewer.personKey(), goal.owner(), goal.starts()).orElse(null) != Party.LEADER) {
            return new Decision.Refused(Refusal.NOT_YOURS);
        }
        if (terms.isClosed(goal)) {
            return new Decision.Refused(Refusal.PERIOD_CLOSED);
        }
        BigDecimal counter = goal.counter().orElse(null);
        if (counter == null || read != null && read != goal.version()) {
            return new Decision.Refused(goal.state().isBinding() ? Refusal.AGREED : Refusal.STALE);
        }
        Target old = goal.target();
        Target moved = Levels.of(metrics.byKey(goal.metricKey()).orElseThrow()).moved(old, counter);
        Optional<Refusal> refusal = goal.change(moved, goal.reasons(), viewer.personKey());
        return refusal.isPresent()
                ? new Decision.Refused(refusal.get())
                : new Decision.Done(
                        id,
                        acts.append(acts.of("goal-counter-taken", goal, viewer.personKey())
                                .with("before", old.amount())));
    }
}
