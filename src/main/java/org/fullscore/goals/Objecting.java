package org.fullscore.goals;

import java.time.Clock;
import java.util.Optional;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The owner of a goal objects to it before signing; what was said stays on record. */
@Component
public class Objecting {

    private final Goals goals;
    private final Sight sight;
    private final Signers signers;
    private final NamingTerms terms;
    private final GoalActs acts;
    private final Today today;
    private final Clock clock;

    Objecting(Goals goals, Sight sight, Signers signers, NamingTerms terms, GoalActs acts, Today today, Clock clock) {
        this.goals = goals;
        this.sight = sight;
        this.signers = signers;
        this.terms = terms;
        this.acts = acts;
        this.today = today;
        this.clock = clock;
    }

    /** Objects with a text, which must say something. */
    @Transactional
    public Decision object(GoalId id, String text, Viewer viewer) {
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
        Optional<Refusal> refusal =
                goal.object(Ids.next(clock), text, viewer.personKey(), today.date(), today.instant());
        return refusal.isPresent()
                ? new Decision.Refused(refusal.get())
                : new Decision.Done(
                        id,
                        acts.append(acts.of("goal-objected", goal, viewer.personKey())
                                .saying("objection", text)));
    }
}
