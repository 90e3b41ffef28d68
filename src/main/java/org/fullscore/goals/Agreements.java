package org.fullscore.goals;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Period;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Single goals, read through a viewer.
 *
 * <p>That a target was changed by decision everybody sees; the words of relief and objection are for the owner, the line
 * above, auditors, and whoever asked or decides. Rule book, 2.4.
 */
@Component
@Transactional(readOnly = true)
public class Agreements {

    private final Goals goals;
    private final Sight sight;
    private final Reach reach;
    private final Signers signers;
    private final DecidingRelief deciding;
    private final NamingTerms naming;
    private final Hierarchy hierarchy;
    private final Metrics metrics;
    private final Today today;
    private final ObjectProvider<AgreementTerms> terms;

    Agreements(
            Goals goals,
            Sight sight,
            Reach reach,
            Signers signers,
            DecidingRelief deciding,
            NamingTerms naming,
            Hierarchy hierarchy,
            Metrics metrics,
            Today today,
            ObjectProvider<AgreementTerms> terms) {
        this.goals = goals;
        this.sight = sight;
        this.reach = reach;
        this.signers = signers;
        this.deciding = deciding;
        this.naming = naming;
        this.hierarchy = hierarchy;
        this.metrics = metrics;
        this.today = today;
        this.terms = terms;
    }

    /** The goal, or empty where the viewer may not see it. */
    public Optional<Agreement> find(GoalId id, Viewer viewer) {
        return goals.findById(id).filter(goal -> sight.sees(viewer, goal)).map(goal -> agreement(goal, viewer));
    }

    private AdjustmentFormula formula(Goal goal, AgreementTerms present, AgreementTerms.Terms judged) {
        boolean adds = metrics.byKey(goal.metricKey()).orElseThrow().aggregate() == Metric.Aggregate.SUM;
        return adds && goal.owner().isPerson() ? present.formula(judged) : AdjustmentFormula.NONE;
    }

    private Agreement agreement(Goal goal, Viewer viewer) {
        Integer owner = signers.owner(goal.owner(), goal.starts()).orElse(null);
        Integer leader = signers.leader(goal.owner(), goal.starts()).orElse(null);
        boolean above = owner != null && hierarchy.isAbove(viewer.personKey(), owner, today.date());
        boolean insider = viewer.isAuditor() || above || Objects.equals(owner, viewer.personKey());
        AgreementTerms.Terms judged = terms(goal);
        AgreementTerms present = terms.getIfAvailable();
        return new Agreement(
                goal.id(),
                goal.owner(),
                metrics.byKey(goal.metricKey()).orElseThrow(),
                NamingTerms.period(goal),
                goal.target(),
                goal.firstTarget(),
                goal.reasons(),
                goal.state(),
                goal.inForceOn(),
                goal.isLate(),
                goal.signatures().stream()
                        .map(signature ->
                                new Agreement.Signed(signature.party(), signature.personKey(), signature.at()))
                        .toList(),
                owner,
                leader,
                goal.objections().stream()
                        .map(said -> new Agreement.Said(
                                said.personKey(),
                                said.at(),
                                insider ? said.text() : null,
                                insider ? said.counter() : null))
                        .toList(),
                goal.reliefs().stream()
                        .map(relief -> changed(goal, relief, viewer, insider))
                        .toList(),
                goal.support().stream()
                        .map(support ->
                                new Agreement.Promised(support.id(), support.text(), support.due(), support.keptOn()))
                        .toList(),
                judged,
                judged == null || present == null ? List.of() : present.clauses(judged),
                judged == null || present == null ? AdjustmentFormula.NONE : formula(goal, present, judged),
                may(goal, viewer, owner, leader, above),
                goal.version());
    }

    /** What is named in the agreement, or before there is one, what would be named today. */
    private AgreementTerms.@Nullable Terms terms(Goal goal) {
        String policy = goal.policy();
        Integer version = goal.policyVersion();
        if (policy != null && version != null) {
            return new AgreementTerms.Terms(policy, version);
        }
        AgreementTerms present = terms.getIfAvailable();
        Period period = NamingTerms.period(goal);
        return present == null || goal.state().isBinding()
                ? null
                : present.termsFor(goal.metricKey(), goal.owner().isPerson(), period)
                        .orElse(null);
    }

    private Agreement.Changed changed(Goal goal, Relief relief, Viewer viewer, boolean insider) {
        boolean mine = relief.requestedBy() == viewer.personKey();
        boolean decides = relief.isWaiting()
                && deciding.hindrance(goal, relief, DecidingRelief.Answer.APPROVE, viewer)
                        .isEmpty();
        boolean reads = insider || mine || decides || Objects.equals(relief.approvedBy(), viewer.personKey());
        return new Agreement.Changed(
                relief.id(),
                relief.oldTarget(),
                relief.newTarget(),
                reads ? relief.reason() : null,
                reads ? relief.note() : null,
                relief.requestedBy(),
                relief.requestedAt(),
                relief.approvedBy(),
                relief.declinedBy(),
                relief.approvedAt() == null ? relief.declinedAt() : relief.approvedAt(),
                decides,
                relief.isWaiting() && mine);
    }

    private Set<Agreement.May> may(
            Goal goal, Viewer viewer, @Nullable Integer owner, @Nullable Integer leader, boolean above) {
        Set<Agreement.May> may = EnumSet.noneOf(Agreement.May.class);
        if (viewer.service()) {
            return may;
        }
        boolean mine = Objects.equals(owner, viewer.personKey());
        if (mine) {
            may.add(Agreement.May.KEEP);
        }
        if (naming.isClosed(goal)) {
            return may;
        }
        LocalDate day = today.date();
        boolean led = !mine && Objects.equals(leader, viewer.personKey());
        boolean open = day.isBefore(goal.ends()) && goal.state() != Goal.State.DRAFT;
        if (open && goal.state() != Goal.State.AGREED) {
            if ((mine && !goal.isSignedBy(Party.OWNER)) || (led && !goal.isSignedBy(Party.LEADER))) {
                may.add(Agreement.May.SIGN);
            }
            if (mine && !goal.isSignedBy(Party.OWNER)) {
                may.add(Agreement.May.OBJECT);
            }
            if (led && !goal.state().isBinding()) {
                may.add(Agreement.May.DELIVER);
                if (goal.counter().isPresent()) {
                    may.add(Agreement.May.TAKE_COUNTER);
                }
            }
        }
        if (reach.of(viewer).includes(goal.owner())) {
            may.add(Agreement.May.SERVE);
            if (!goal.state().isBinding()) {
                may.add(Agreement.May.PROPOSE);
            }
        }
        boolean waiting = goal.reliefs().stream().anyMatch(Relief::isWaiting);
        if (goal.state().isBinding()
                && !waiting
                && (mine || above || viewer.isAdministrator() || viewer.isOperations())) {
            may.add(Agreement.May.ASK_RELIEF);
        }
        if (led && goal.state() != Goal.State.DRAFT) {
            may.add(Agreement.May.PROMISE);
        }
        return may;
    }
}
