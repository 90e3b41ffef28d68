package org.fullscore.consequences;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fullscore.ledger.Act;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Rank;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.tenancy.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asking that nothing, or something milder, or nothing before a day happens; it takes effect when a second person approves, who
 * is neither the owner, nor whoever owes it, nor below whoever asked, or below whoever it was asked for by a delegate.
 */
@Component
public class Waiving {

    private final Deciding deciding;
    private final Waivers waivers;
    private final Hierarchy hierarchy;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Waiving(Deciding deciding, Waivers waivers, Hierarchy hierarchy, WorkingCalendar calendar, Clock clock) {
        this.deciding = deciding;
        this.waivers = waivers;
        this.hierarchy = hierarchy;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Transactional
    public Decision request(Viewer viewer, ObligationId id, Waiver.Wish wish) {
        return deciding.decide(
                viewer,
                id,
                (obligation, by, now) -> refuse(obligation, wish, by, now).or(() -> {
                    waivers.save(new Waiver(Ids.next(clock), id, wish, viewer.personKey(), now.at()));
                    return Optional.empty();
                }),
                obligation -> Act.of("waiver-requested", "obligation", id)
                        .with("reason", wish.reason())
                        .with("until", wish.until())
                        .with(
                                "severity",
                                wish.milderSeverity() == null
                                        ? null
                                        : wish.milderSeverity().level())
                        .saying("instead", wish.milder())
                        .saying("note", wish.note()));
    }

    /** The second pair of eyes. */
    @Transactional
    public Decision approve(Viewer viewer, ObligationId id) {
        return deciding.decide(
                viewer,
                id,
                (obligation, by, now) -> {
                    Optional<Waiver> waiting = waiting(id);
                    return waiting.isEmpty()
                            ? Optional.of(Refusal.because(Refusal.Reason.NO_WAIVER_WAITING))
                            : approve(obligation, waiting.get(), viewer, now);
                },
                obligation -> Act.of("waiver-approved", "obligation", id)
                        .with("outcome", Applying.wire(obligation.outcome()))
                        .with("deadline", obligation.deadline()));
    }

    /** Whether this viewer could be the second person for a request that is waiting. */
    Optional<Refusal> refuseApprover(Viewer viewer, Obligation obligation, int requestedBy, LocalDate day) {
        return viewer.service()
                ? Optional.of(Refusal.because(Refusal.Reason.SERVICE))
                : refuseApprover(viewer.personKey(), viewer.rank(), obligation, requestedBy, day);
    }

    /** The same of anybody. */
    Optional<Refusal> refuseApprover(int self, Rank rank, Obligation obligation, int requestedBy, LocalDate day) {
        if (self == obligation.personKey()
                || self == obligation.owedBy()
                || self == requestedBy
                || hierarchy.isAbove(requestedBy, self, day)
                || hierarchy.isAbove(obligation.owedBy(), self, day)) {
            return Optional.of(Refusal.because(Refusal.Reason.FOUR_EYES));
        }
        boolean leads =
                rank == Rank.EXECUTIVE || (rank == Rank.LEADER && hierarchy.isAbove(self, obligation.personKey(), day));
        return leads ? Optional.empty() : Optional.of(Refusal.because(Refusal.Reason.NOT_AN_APPROVER));
    }

    /** The request that waits for a second person, if one does. */
    Optional<Waiver> waiting(ObligationId id) {
        return waivers.ofObligation(id.id()).stream()
                .filter(waiver -> waiver.approvedBy() == null)
                .findFirst();
    }

    private Optional<Refusal> approve(Obligation obligation, Waiver waiver, Viewer viewer, Obligation.Moment now) {
        Optional<Refusal> refused = refuseApprover(viewer, obligation, waiver.requestedBy(), now.today());
        if (refused.isPresent()) {
            return refused;
        }
        LocalDate until = waiver.until();
        LocalDate deadline = until == null
                ? obligation.deadline()
                : calendar.plus(obligation.owedBy(), until, obligation.workingDays());
        return obligation.grant(waiver, deadline, now).or(() -> {
            waiver.approve(viewer.personKey(), now.at());
            return Optional.empty();
        });
    }

    private Optional<Refusal> refuse(Obligation obligation, Waiver.Wish wish, Decider by, Obligation.Moment now) {
        Optional<Refusal> refused = obligation.refuseWaiver(by, now);
        if (refused.isPresent()) {
            return refused;
        }
        if (waiting(obligation.id()).isPresent()) {
            return Optional.of(Refusal.because(Refusal.Reason.WAIVER_WAITING));
        }
        List<Refusal> wrong = new java.util.ArrayList<>();
        if (!Waiver.REASONS.contains(wish.reason())) {
            wrong.add(Refusal.because(Refusal.Reason.REASON_UNKNOWN, String.join(", ", Waiver.REASONS)));
        }
        if (wish.until() != null && obligation.isPostponed()) {
            wrong.add(Refusal.because(Refusal.Reason.POSTPONED_ALREADY));
        }
        if (wish.until() != null && !Objects.requireNonNull(wish.until()).isAfter(now.today())) {
            wrong.add(Refusal.because(Refusal.Reason.UNTIL_NOT_LATER));
        }
        return wrong.stream().findFirst();
    }
}
