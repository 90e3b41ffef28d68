package org.fullscore.goals;

import java.util.Set;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What every act of owner or leader on a goal begins with: the goal is found through the viewer, who is a person and the party
 * concerned, has read what is there, and the period is not closed.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Acting {

    private final Goals goals;
    private final Sight sight;
    private final Signers signers;
    private final NamingTerms terms;

    Acting(Goals goals, Sight sight, Signers signers, NamingTerms terms) {
        this.goals = goals;
        this.sight = sight;
        this.signers = signers;
        this.terms = terms;
    }

    /**
     * Who acts on which goal.
     *
     * @param parties as which the viewer may act
     * @param otherwise what everybody else is told
     * @param read the version of the goal that was read, or null where it is taken as it is
     */
    record Asked(
            GoalId goal,
            Set<Party> parties,
            Refusal otherwise,
            @Nullable Integer read) {}

    /** What is then done, as the party the viewer is. */
    interface Verb {
        Decision on(Goal goal, Party party);
    }

    Decision act(Asked asked, Viewer viewer, Verb verb) {
        Goal goal = goals.findById(asked.goal()).orElse(null);
        if (goal == null || !sight.sees(viewer, goal)) {
            return new Decision.Unseen();
        }
        if (viewer.service()) {
            return new Decision.Refused(Refusal.SERVICE);
        }
        Party party =
                signers.partyOf(viewer.personKey(), goal.owner(), goal.starts()).orElse(null);
        if (party == null || !asked.parties().contains(party)) {
            return new Decision.Refused(asked.otherwise());
        }
        if (asked.read() != null && asked.read() != goal.version()) {
            return new Decision.Refused(Refusal.STALE);
        }
        return terms.isClosed(goal) ? new Decision.Refused(Refusal.PERIOD_CLOSED) : verb.on(goal, party);
    }
}
