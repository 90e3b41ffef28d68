package org.fullscore.goals;

import java.util.Optional;
import java.util.UUID;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A second person approves or declines a relief: from the line above the owner, or an executive, and neither the owner nor
 * whoever asked nor anybody below them. Whoever asked may decline, which takes it back. Rule book, 2.4.
 */
@Component
public class DecidingRelief {

    private final Goals goals;
    private final Sight sight;
    private final ReliefApprovers approvers;
    private final NamingTerms terms;
    private final Metrics metrics;
    private final GoalActs acts;
    private final Today today;

    DecidingRelief(
            Goals goals,
            Sight sight,
            ReliefApprovers approvers,
            NamingTerms terms,
            Metrics metrics,
            GoalActs acts,
            Today today) {
        this.goals = goals;
        this.sight = sight;
        this.approvers = approvers;
        this.terms = terms;
        this.metrics = metrics;
        this.acts = acts;
        this.today = today;
    }

    /** The two answers. */
    public enum Answer {
        APPROVE,
        DECLINE
    }

    @Transactional
    public Decision decide(GoalId id, UUID wanted, Answer answer, Viewer viewer) {
        Goal goal = goals.findById(id).orElse(null);
        Relief relief = goal == null ? null : goal.relief(wanted).orElse(null);
        if (goal == null || relief == null || !sight.sees(viewer, goal)) {
            return new Decision.Unseen();
        }
        Optional<Refusal> hindrance = hindrance(goal, relief, answer, viewer);
        if (hindrance.isPresent()) {
            return new Decision.Refused(hindrance.get());
        }
        if (terms.isClosed(goal)) {
            return new Decision.Refused(Refusal.PERIOD_CLOSED);
        }
        Levels levels = Levels.of(metrics.byKey(goal.metricKey()).orElseThrow());
        Optional<Refusal> refusal = switch (answer) {
            case APPROVE -> goal.approveRelief(relief, levels, viewer.personKey(), today.instant());
            case DECLINE -> goal.declineRelief(relief, viewer.personKey(), today.instant());
        };
        return refusal.isPresent()
                ? new Decision.Refused(refusal.get())
                : new Decision.Done(
                        id,
                        acts.append(acts.of(act(answer), goal, viewer.personKey())
                                .with("relief", relief.id())
                                .with("old", relief.oldTarget())
                                .with("new", relief.newTarget())
                                .with("requestedBy", "person:" + relief.requestedBy())));
    }

    /** Why this viewer may not give this answer, or empty. */
    Optional<Refusal> hindrance(Goal goal, Relief relief, Answer answer, Viewer viewer) {
        int person = viewer.personKey();
        if (viewer.service()) {
            return Optional.of(Refusal.SERVICE);
        }
        if (answer == Answer.DECLINE && relief.requestedBy() == person) {
            return Optional.empty();
        }
        return approvers.hindrance(
                person, new ReliefApprovers.Asked(goal.owner(), goal.starts(), relief.requestedBy()));
    }

    private static String act(Answer answer) {
        return switch (answer) {
            case APPROVE -> "relief-approved";
            case DECLINE -> "relief-declined";
        };
    }
}
