package org.fullscore.consequences;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fullscore.ledger.Act;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Saying that a number or a decision is wrong, and the answer. A number stops the clock, once; a decision does not. The next in
 * line above whoever decided answers within ten working days, a second time, or after that day, the one above.
 */
@Component
public class Disputing {

    private static final int HELD_AT_MOST = 20;
    private static final int MOST_ANSWERS = 2;

    private final Deciding deciding;
    private final Disputes disputes;
    private final Waivers waivers;
    private final Restating restating;
    private final Hierarchy hierarchy;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Disputing(
            Deciding deciding,
            Disputes disputes,
            Waivers waivers,
            Restating restating,
            Hierarchy hierarchy,
            WorkingCalendar calendar,
            Clock clock) {
        this.deciding = deciding;
        this.disputes = disputes;
        this.waivers = waivers;
        this.restating = restating;
        this.hierarchy = hierarchy;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The person it concerns disputes the number ({@link Dispute#NUMBER}) or the decision ({@link Dispute#DECISION}).
     */
    @Transactional
    public Decision raise(Viewer viewer, ObligationId id, String about, String text) {
        return deciding.decide(
                viewer,
                id,
                (obligation, by, now) -> raise(obligation, about, text, viewer, now),
                obligation -> Act.of("dispute-raised", "obligation", id)
                        .with("about", about)
                        .saying("text", text));
    }

    /** The answer: {@link Dispute#UPHELD} leaves everything as it is, {@link Dispute#CHANGED} does not. */
    @Transactional
    public Decision answer(Viewer viewer, ObligationId id, String word, @Nullable String text) {
        return deciding.decide(
                viewer,
                id,
                (obligation, by, now) -> answer(obligation, word, text, viewer, now),
                obligation -> Act.of("dispute-answered", "obligation", id)
                        .with("answer", word)
                        .saying("text", text));
    }

    private Optional<Refusal> raise(
            Obligation obligation, String about, String text, Viewer viewer, Obligation.Moment now) {
        if (obligation.personKey() != viewer.personKey()) {
            return Optional.of(Refusal.because(Refusal.Reason.NOT_YOURS));
        }
        if (text.isBlank()) {
            return Optional.of(Refusal.because(Refusal.Reason.TEXT_MISSING));
        }
        if (open(obligation.id()).isPresent()) {
            return Optional.of(Refusal.because(Refusal.Reason.DISPUTE_OPEN));
        }
        boolean aboutNumber = about.equals(Dispute.NUMBER);
        if (!aboutNumber && obligation.stateOn(now).outcome() == null) {
            return Optional.of(Refusal.because(Refusal.Reason.NOT_DECIDED_YET));
        }
        Optional<Integer> answers = whoAnswers(obligation, now.today());
        if (answers.isEmpty()) {
            return Optional.of(Refusal.because(Refusal.Reason.NO_ONE_HIGHER));
        }
        LocalDate answerBy = calendar.plus(answers.get(), now.today(), Dispute.WORKING_DAYS);
        disputes.save(new Dispute(
                Ids.next(clock),
                obligation.id(),
                aboutNumber ? Dispute.NUMBER : Dispute.DECISION,
                text,
                answerBy,
                viewer.personKey(),
                now.at()));
        if (aboutNumber && !obligation.wasHeld() && !now.today().isAfter(obligation.deadline())) {
            LocalDate until = calendar.plus(now.today(), HELD_AT_MOST);
            int left = left(obligation, now.today());
            obligation.hold(
                    now.today(),
                    until,
                    hearing(obligation, now.today(), until),
                    calendar.plus(obligation.owedBy(), until, left));
        }
        return Optional.empty();
    }

    private Optional<Refusal> answer(
            Obligation obligation, String word, @Nullable String text, Viewer viewer, Obligation.Moment now) {
        Optional<Dispute> open = open(obligation.id());
        if (open.isEmpty()) {
            return Optional.of(Refusal.because(Refusal.Reason.NO_DISPUTE_OPEN));
        }
        Dispute dispute = open.get();
        boolean aboutNumber = dispute.about().equals(Dispute.NUMBER);
        if (!mayAnswer(viewer, obligation, aboutNumber, now.today())) {
            return Optional.of(Refusal.because(Refusal.Reason.NOT_AN_APPROVER));
        }
        if (!Dispute.ANSWERS.contains(word)) {
            return Optional.of(Refusal.because(Refusal.Reason.ANSWER_UNKNOWN));
        }
        dispute.answer(word, text, viewer.personKey(), now.at());
        if (aboutNumber) {
            LocalDate until = obligation.heldUntil();
            if (until != null) {
                int left = left(obligation, until);
                obligation.release(
                        now.today(),
                        hearing(obligation, until, now.today()),
                        calendar.plus(obligation.owedBy(), now.today(), left));
            }
            restating.recompute(Set.of(obligation.period()));
        } else if (word.equals(Dispute.CHANGED)) {
            obligation.reopen(calendar.plus(obligation.owedBy(), now.today(), obligation.workingDays()));
        }
        return Optional.empty();
    }

    boolean mayAnswer(Viewer viewer, Obligation obligation, boolean aboutNumber, LocalDate day) {
        boolean numbers = aboutNumber && viewer.isOperations() && viewer.personKey() != obligation.personKey();
        return !viewer.service()
                && (numbers
                        || whoAnswers(obligation, day)
                                .filter(person -> person == viewer.personKey())
                                .isPresent());
    }

    /**
     * The next in line above whoever decided (or owes it), one higher for every dispute that was answered, and while one is not
     * answered by its day, if somebody is there.
     */
    Optional<Integer> whoAnswers(Obligation obligation, LocalDate day) {
        List<Integer> higher = aboveThoseWhoDecided(obligation, day);
        List<Dispute> all = disputes.ofObligation(obligation.id().id());
        int answered = (int) all.stream()
                .filter(dispute -> !dispute.isOpen() && dispute.about().equals(Dispute.DECISION))
                .count();
        if (answered >= MOST_ANSWERS || answered >= higher.size()) {
            return Optional.empty();
        }
        boolean overdue = all.stream().anyMatch(dispute -> dispute.isLate(day));
        return Optional.of(higher.get(overdue ? Math.min(answered + 1, higher.size() - 1) : answered));
    }

    /** Neither a delegate who decided answers, nor whoever agreed to a waiver. */
    private List<Integer> aboveThoseWhoDecided(Obligation obligation, LocalDate day) {
        List<Integer> line = hierarchy.lineAbove(obligation.owedBy(), day).stream()
                .filter(person -> person != obligation.personKey())
                .toList();
        int first = above(line, obligation.decidedBy());
        if (obligation.outcome() != null) {
            for (Waiver waiver : waivers.ofObligation(obligation.id().id())) {
                first = Math.max(first, above(line, waiver.approvedBy()));
            }
        }
        return line.subList(first, line.size());
    }

    private static int above(List<Integer> line, @Nullable Integer person) {
        return person == null ? 0 : line.indexOf(person) + 1;
    }

    Optional<Dispute> open(ObligationId id) {
        return disputes.ofObligation(id.id()).stream().filter(Dispute::isOpen).findFirst();
    }

    /** The last day of the hearing, if its days left after one day are counted from another; null if it was over. */
    private @Nullable LocalDate hearing(Obligation obligation, LocalDate from, LocalDate counted) {
        LocalDate until = obligation.hearingUntil();
        return until == null || !until.isAfter(from)
                ? null
                : calendar.plus(
                        obligation.personKey(),
                        counted,
                        calendar.between(obligation.personKey(), from.plusDays(1), until.plusDays(1)));
    }

    /** Working days that are left after a day. */
    private int left(Obligation obligation, LocalDate day) {
        return calendar.between(
                obligation.owedBy(), day.plusDays(1), obligation.deadline().plusDays(1));
    }
}
