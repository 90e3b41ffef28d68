package org.fullscore.goals;

import java.util.Optional;
import org.fullscore.ledger.Act;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Owner or leader signs a goal; when both have, it is agreed and in force. */
@Component
public class Agreeing {

    private final Goals goals;
    private final Sight sight;
    private final Signers signers;
    private final NamingTerms terms;
    private final GoalActs acts;
    private final Today today;

    Agreeing(Goals goals, Sight sight, Signers signers, NamingTerms terms, GoalActs acts, Today today) {
        this.goals = goals;
        this.sight = sight;
        this.signers = signers;
        this.terms = terms;
        this.acts = acts;
        this.today = today;
    }

    /**
     * Signs as the party the viewer is.
     *
     * @param read the version of the goal that was read, or null where the signer takes it as it is
     */
    @Transactional
    public Decision sign(GoalId id, @Nullable Integer read, Viewer viewer) {
        Goal goal = goals.findById(id).orElse(null);
        if (goal == null || !sight.sees(viewer, goal)) {
            return new Decision.Unseen();
        }
        Party party =
                signers.partyOf(viewer.personKey(), goal.owner(), goal.starts()).orElse(null);
        if (viewer.service()) {
            return new Decision.Refused(Refusal.SERVICE);
        }
        if (party == null) {
            return new Decision.Refused(Refusal.NOT_YOUR_SIGNATURE);
        }
        if (read != null && read != goal.version()) {
            return new Decision.Refused(Refusal.STALE);
        }
        if (terms.isClosed(goal)) {
            return new Decision.Refused(Refusal.PERIOD_CLOSED);
        }
        Optional<Refusal> refusal = goal.sign(party, viewer.personKey(), today.date(), today.instant());
        if (refusal.isPresent()) {
            return new Decision.Refused(refusal.get());
        }
        Act act = acts.of(goal.state() == Goal.State.AGREED ? "goal-agreed" : "goal-signed", goal, viewer.personKey())
                .with("party", party.code());
        return new Decision.Done(id, acts.append(goal.state() == Goal.State.AGREED ? terms.name(goal, act) : act));
    }
}
