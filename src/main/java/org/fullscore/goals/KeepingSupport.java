package org.fullscore.goals;

import java.util.Optional;
import java.util.UUID;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The owner of a goal says that promised support was given; what waited for it is told when nothing is missing any more. */
@Component
public class KeepingSupport {

    private final Goals goals;
    private final Sight sight;
    private final Signers signers;
    private final GoalActs acts;
    private final ObjectProvider<SupportGiven> waiting;
    private final Today today;

    KeepingSupport(
            Goals goals,
            Sight sight,
            Signers signers,
            GoalActs acts,
            ObjectProvider<SupportGiven> waiting,
            Today today) {
        this.goals = goals;
        this.sight = sight;
        this.signers = signers;
        this.acts = acts;
        this.waiting = waiting;
        this.today = today;
    }

    @Transactional
    public Decision keep(GoalId id, UUID promised, Viewer viewer) {
        Goal goal = goals.findById(id).orElse(null);
        if (goal == null || !sight.sees(viewer, goal)) {
            return new Decision.Unseen();
        }
        Optional<Party> party = signers.partyOf(viewer.personKey(), goal.owner(), goal.starts());
        if (viewer.service() || party.filter(one -> one == Party.OWNER).isEmpty()) {
            return new Decision.Refused(Refusal.NOT_YOURS);
        }
        Support support = goal.support().stream()
                .filter(each -> each.id().equals(promised))
                .findFirst()
                .orElse(null);
        if (support == null) {
            return new Decision.Unseen();
        }
        if (support.keptOn() != null) {
            return new Decision.Refused(Refusal.KEPT_ALREADY);
        }
        support.keep(today.date());
        Decision.Done kept = new Decision.Done(
                id,
                acts.append(acts.of("support-kept", goal, viewer.personKey()).with("support", promised)));
        if (goal.support().stream().noneMatch(each -> each.isMissingOn(today.date()))) {
            waiting.orderedStream().forEach(each -> each.nothingMissing(id));
        }
        return kept;
    }
}
