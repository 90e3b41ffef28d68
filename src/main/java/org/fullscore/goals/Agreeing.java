package org.fullscore.goals;

import java.util.Optional;
import java.util.Set;
import org.fullscore.ledger.Act;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Owner or leader signs a goal; when both have, it is agreed and in force. */
@Component
public class Agreeing {

    private final Acting acting;
    private final NamingTerms terms;
    private final GoalActs acts;
    private final Today today;

    Agreeing(Acting acting, NamingTerms terms, GoalActs acts, Today today) {
        this.acting = acting;
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
        return acting.act(
                new Acting.Asked(id, Set.of(Party.OWNER, Party.LEADER), Refusal.NOT_YOUR_SIGNATURE, read),
                viewer,
                (goal, party) -> sign(goal, party, viewer));
    }

    private Decision sign(Goal goal, Party party, Viewer viewer) {
        Optional<Refusal> refusal = goal.sign(party, viewer.personKey(), today.date(), today.instant());
        if (refusal.isPresent()) {
            return new Decision.Refused(refusal.get());
        }
        Act act = acts.of(goal.state() == Goal.State.AGREED ? "goal-agreed" : "goal-signed", goal, viewer.personKey())
                .with("party", party.code());
        return new Decision.Done(
                goal.id(), acts.append(goal.state() == Goal.State.AGREED ? terms.name(goal, act) : act));
    }
}
