package org.fullscore.goals;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The owner of a goal objects to it before signing, and may name another target; what was said stays on record. */
@Component
public class Objecting {

    private final Goals goals;
    private final Metrics metrics;
    private final Sight sight;
    private final Signers signers;
    private final NamingTerms terms;
    private final GoalActs acts;
    private final Today today;
    private final Clock clock;

    Objecting(
            Goals goals,
            Metrics metrics,
            Sight sight,
            Signers signers,
            NamingTerms terms,
            GoalActs acts,
            Today today,
            Clock clock) {
        this.goals = goals;
        this.metrics = metrics;
        this.sight = sight;
        this.signers = signers;
        this.terms = terms;
        this.acts = acts;
        this.today = today;
        this.clock = clock;
    }

    /** Objects with a text, which must say something. */
    @Transactional
    public Decision object(GoalId id, Objection.Said said, Viewer viewer) {
        Goal goal = goals.findById(id).orElse(null);
        if (goal == null || !sight.sees(viewer, goal)) {
            return new Decision.Unseen();
        }
        if (viewer.service()) {
            return new Decision.Refused(Refusal.SERVICE);
        }
        if (signers.partyOf(viewer.personKey(), goal.owner(), goal.starts()).orElse(null) != Party.OWNER) {
            return new Decision.Refused(Refusal.NOT_YOUR_OBJECTION);
        }
        if (terms.isClosed(goal)) {
            return new Decision.Refused(Refusal.PERIOD_CLOSED);
        }
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
                        id,
                        acts.append(acts.of("goal-objected", goal, viewer.personKey())
                                .with("counter", counter)
                                .saying("objection", said.text())));
    }
}
