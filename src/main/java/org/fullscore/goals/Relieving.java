package org.fullscore.goals;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody asks that an agreed target be changed: the owner, the line above, operations or an administrator. It changes
 * when somebody else approves, see {@link DecidingRelief}. Rule book, 2.4.
 */
@Component
public class Relieving {

    private final Goals goals;
    private final Sight sight;
    private final Signers signers;
    private final Hierarchy hierarchy;
    private final NamingTerms terms;
    private final Metrics metrics;
    private final GoalActs acts;
    private final Today today;
    private final Clock clock;

    Relieving(
            Goals goals,
            Sight sight,
            Signers signers,
            Hierarchy hierarchy,
            NamingTerms terms,
            Metrics metrics,
            GoalActs acts,
            Today today,
            Clock clock) {
        this.goals = goals;
        this.sight = sight;
        this.signers = signers;
        this.hierarchy = hierarchy;
        this.terms = terms;
        this.metrics = metrics;
        this.acts = acts;
        this.today = today;
        this.clock = clock;
    }

    /** What became of asking: the id of the relief that waits, or why there is none. */
    public record Asked(UUID relief, Decision decision) {}

    @Transactional
    public Asked request(GoalId id, Relief.Request request, Viewer viewer) {
        UUID relief = Ids.next(clock);
        return new Asked(relief, decide(relief, id, request, viewer));
    }

    private Decision decide(UUID relief, GoalId id, Relief.Request request, Viewer viewer) {
        Goal goal = goals.findById(id).orElse(null);
        if (goal == null || !sight.sees(viewer, goal)) {
            return new Decision.Unseen();
        }
        if (!mayAsk(viewer, goal)) {
            return new Decision.Refused(Refusal.NOT_YOURS);
        }
        if (terms.isClosed(goal)) {
            return new Decision.Refused(Refusal.PERIOD_CLOSED);
        }
        Metric metric = metrics.byKey(goal.metricKey()).orElseThrow();
        Levels levels = Levels.of(metric);
        Optional<Levels.Misfit> misfit = levels.misfit(levels.moved(goal.target(), request.target()));
        if (misfit.isPresent()) {
            return new Decision.Unfit(misfit.get().fault());
        }
        Optional<Refusal> refusal = goal.requestRelief(relief, request, today.instant());
        return refusal.isPresent()
                ? new Decision.Refused(refusal.get())
                : new Decision.Done(
                        id,
                        acts.append(acts.of("relief-requested", goal, viewer.personKey())
                                .with("relief", relief)
                                .with("wanted", request.target())
                                .with("reason", request.reason())
                                .saying("note", request.note())));
    }

    private boolean mayAsk(Viewer viewer, Goal goal) {
        if (viewer.isAdministrator() || viewer.isOperations()) {
            return true;
        }
        int person = viewer.personKey();
        return signers.owner(goal.owner(), goal.starts())
                .map(owner -> owner == person || hierarchy.isAbove(person, owner, today.date()))
                .orElse(false);
    }
}
