package org.fullscore.goals;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The leader promises support with a goal: training, tools, time, by a day. */
@Component
public class Supporting {

    private final Goals goals;
    private final Sight sight;
    private final Signers signers;
    private final NamingTerms terms;
    private final GoalActs acts;
    private final Today today;
    private final Clock clock;

    Supporting(Goals goals, Sight sight, Signers signers, NamingTerms terms, GoalActs acts, Today today, Clock clock) {
        this.goals = goals;
        this.sight = sight;
        this.signers = signers;
        this.terms = terms;
        this.acts = acts;
        this.today = today;
        this.clock = clock;
    }

    /** Promises something by a day that has not passed. */
    @Transactional
    public Decision promise(GoalId id, String text, LocalDate due, Viewer viewer) {
        Goal goal = goals.findById(id).orElse(null);
        if (goal == null || !sight.sees(viewer, goal)) {
            return new Decision.Unseen();
        }
        Optional<Party> party = signers.partyOf(viewer.personKey(), goal.owner(), goal.starts());
        if (viewer.service() || party.filter(one -> one == Party.LEADER).isEmpty()) {
            return new Decision.Refused(Refusal.NOT_YOURS);
        }
        if (terms.isClosed(goal)) {
            return new Decision.Refused(Refusal.PERIOD_CLOSED);
        }
        if (due.isBefore(today.date())) {
            return new Decision.Refused(Refusal.IN_PAST);
        }
        goal.promise(Ids.next(clock), text, due, viewer.personKey());
        return new Decision.Done(
                id,
                acts.append(acts.of("support-promised", goal, viewer.personKey())
                        .with("due", due)
                        .saying("support", text)));
    }
}
