package org.fullscore.goals;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The owner of a goal objects to it before signing, and may name another target; what was said stays on record. */
@Component
public class Objecting {

    private final Acting acting;
    private final Metrics metrics;
    private final GoalActs acts;
    private final Today today;
    private final Clock clock;

    Objecting(Acting acting, Metrics metrics, GoalActs acts, Today today, Clock clock) {
        this.acting = acting;
        this.metrics = metrics;
        this.acts = acts;
        this.today = today;
        this.clock = clock;
    }

    /** Objects with a text, which must say something. */
    @Transactional
    public Decision object(GoalId id, Objection.Said said, Viewer viewer) {
        return acting.act(
                new Acting.Asked(id, Set.of(Party.OWNER), Refusal.NOT_YOUR_OBJECTION, null),
                viewer,
                (goal, party) -> object(goal, said, viewer));
    }

    private Decision object(Goal goal, Objection.Said said, Viewer viewer) {
        BigDecimal counter = said.counter();
        if (counter != null) {
            Optional<Levels.Misfit> misfit =
                    Levels.of(metrics.byKey(goal.metricKey()).orElseThrow()).misfit(Target.of(counter));
            if (misfit.isPresent()) {
                return new Decision.Unfit(misfit.get().fault());
            }
            if (goal.target().amount().compareTo(counter) == 0) {
                return new Decision.Refused(Refusal.SAME_TARGET);
            }
        }
        Optional<Refusal> refusal =
                goal.object(Ids.next(clock), said, viewer.personKey(), today.date(), today.instant());
        return refusal.isPresent()
                ? new Decision.Refused(refusal.get())
                : new Decision.Done(
                        goal.id(),
                        acts.append(acts.of("goal-objected", goal, viewer.personKey())
                                .with("counter", counter)
                                .saying("objection", said.text())));
    }
}
