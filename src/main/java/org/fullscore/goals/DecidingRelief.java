package org.fullscore.goals;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.organization.Hierarchy;
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
    private final Signers signers;
    private final Hierarchy hierarchy;
    private final NamingTerms terms;
    private final Metrics metrics;
    private final GoalActs acts;
    private final Today today;

    DecidingRelief(
            Goals goals,
            Sight sight,
            Signers signers,
            Hierarchy hierarchy,
            NamingTerms terms,
            Metrics metrics,
            GoalActs acts,
            Today today) {
        this.goals = goals;
        this.sight = sight;
        this.signers = signers;
        this.hierarchy = hierarchy;
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
        LocalDate day = today.date();
        Optional<Integer> owner = signers.owner(goal.owner(), goal.starts());
        if (relief.requestedBy() == person
                || owner.filter(key -> key == person).isPresent()
                || hierarchy.isAbove(relief.requestedBy(), person, day)) {
            return Optional.of(Refusal.FOUR_EYES);
        }
        boolean above = owner.map(key -> hierarchy.isAbove(person, key, day)).orElse(false);
        return above || viewer.isExecutive() ? Optional.empty() : Optional.of(Refusal.NOT_AN_APPROVER);
    }

    private static String act(Answer answer) {
        return switch (answer) {
            case APPROVE -> "relief-approved";
            case DECLINE -> "relief-declined";
        };
    }
}
