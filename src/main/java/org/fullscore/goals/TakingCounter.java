package org.fullscore.goals;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The leader takes over the target the owner would sign instead; both then sign that one. */
@Component
public class TakingCounter {

    private final Acting acting;
    private final Metrics metrics;
    private final GoalActs acts;

    TakingCounter(Acting acting, Metrics metrics, GoalActs acts) {
        this.acting = acting;
        this.metrics = metrics;
        this.acts = acts;
    }

    /**
     * Makes it the target; a level that the new target passes moves with it.
     *
     * @param read the version of the goal that was read, or null where whatever was said last is taken
     */
    @Transactional
    public Decision take(GoalId id, @Nullable Integer read, Viewer viewer) {
        return acting.act(
                new Acting.Asked(id, Set.of(Party.LEADER), Refusal.NOT_YOURS, null),
                viewer,
                (goal, party) -> take(goal, read, viewer));
    }

    private Decision take(Goal goal, @Nullable Integer read, Viewer viewer) {
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
                        goal.id(),
                        acts.append(acts.of("goal-counter-taken", goal, viewer.personKey())
                                .with("before", old.amount())));
    }
}
