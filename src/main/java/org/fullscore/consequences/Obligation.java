package org.fullscore.consequences;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One consequence owed: to whom, by whom, under which rule and version, by when; and what became of it. */
@Entity
@Table(schema = "consequences", name = "obligation")
public class Obligation extends Owed {

    private int owedBy;
    private @Nullable LocalDate hearingUntil;
    private LocalDate deadline;
    private @Nullable LocalDate heldFrom;
    private @Nullable LocalDate heldUntil;
    private boolean postponed;
    private @Nullable String outcome;
    private @Nullable Short outcomeSeverity;
    private @Nullable Integer decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable LocalDate doneOn;
    private @Nullable String instead;
    private @Nullable String note;
    private @Nullable String evidence;

    @Version
    private @Nullable Integer version;

    protected Obligation() {}

    /** When a decision is taken: the time of the ledger, the organization's day, and how long late still counts. */
    public record Moment(Instant at, LocalDate today, int lateDays) {}

    /** What was done: on which day, with which words and what to show for it. */
    public record Deed(
            LocalDate on, @Nullable String note, @Nullable String evidence) {}

    /** As the rule says. On time is judged by the moment, not by the day the deed names. */
    Optional<Refusal> apply(Deed deed, Decider by, Moment now) {
        return refuseDeed(deed, by, now).or(() -> {
            record(doneInTime(now), (short) severity().level(), by.person(), now);
            describe(deed);
            return Optional.empty();
        });
    }

    /** Something else that is at least as severe counts as applied. */
    Optional<Refusal> substitute(String what, Severity ofSeverity, Deed deed, Decider by, Moment now) {
        if (ofSeverity.isMilderThan(severity())) {
            return Optional.of(Refusal.because(Refusal.Reason.FOUR_EYES));
        }
        return refuseDeed(deed, by, now).or(() -> {
            record(doneInTime(now), (short) ofSeverity.level(), by.person(), now);
            describe(deed);
            instead = what;
            return Optional.empty();
        });
    }

    /** Whether it may be asked for that nothing, or something milder, happens. */
    Optional<Refusal> refuseWaiver(Decider by, Moment now) {
        return refuseDecision(by, now).or(() -> {
            if (isEntitlement()) {
                return Optional.of(Refusal.because(Refusal.Reason.ENTITLEMENT));
            }
            return now.today().isAfter(deadline)
                    ? Optional.of(Refusal.because(Refusal.Reason.DEADLINE_PASSED, deadline))
                    : Optional.empty();
        });
    }

    /** A second person agreed that nothing happens, that something milder does, or that it waits until a day. */
    Optional<Refusal> grant(Waiver waiver, LocalDate newDeadline, Moment now) {
        Optional<Refusal> refused = refuseWaiver(Decider.holding(owedBy), now);
        if (refused.isPresent()) {
            return refused;
        }
        Severity milder = waiver.milderSeverity();
        if (milder != null) {
            record(Outcome.SUBSTITUTED, (short) milder.level(), waiver.requestedBy(), now);
            instead = waiver.milder();
            doneOn = waiver.doneOn();
            evidence = waiver.evidence();
            note = waiver.note();
        } else if (waiver.until() != null) {
            postponed = true;
            deadline = newDeadline;
        } else {
            record(Outcome.WAIVED, (short) 0, waiver.requestedBy(), now);
            note = waiver.note();
        }
        return Optional.empty();
    }

    /** The clock stands still while the number is looked at; once. */
    void hold(LocalDate from, LocalDate until, @Nullable LocalDate newHearing, LocalDate newDeadline) {
        if (outcome == null) {
            heldFrom = from;
            heldUntil = until;
            hearingUntil = newHearing == null ? hearingUntil : newHearing;
            deadline = newDeadline;
        }
    }

    /** The clock goes on, on the day of the answer. */
    void release(LocalDate today, @Nullable LocalDate newHearing, LocalDate newDeadline) {
        if (heldUntil != null && !today.isAfter(heldUntil)) {
            heldUntil = today.minusDays(1);
            hearingUntil = newHearing == null ? hearingUntil : newHearing;
            deadline = newDeadline;
        }
    }

    /** A dispute of the decision was answered with "changed": it has to be decided again. */
    void reopen(LocalDate newDeadline) {
        outcome = null;
        outcomeSeverity = null;
        decidedBy = null;
        decidedAt = null;
        doneOn = null;
        instead = null;
        deadline = newDeadline;
    }

    /** The reason for it is gone. */
    void withdraw(int by, Moment now) {
        record(Outcome.WITHDRAWN, (short) 0, by, now);
    }

    private Optional<Refusal> refuseDeed(Deed deed, Decider by, Moment now) {
        return refuseDecision(by, now).or(() -> {
            if (deed.on().isAfter(now.today())) {
                return Optional.of(Refusal.because(Refusal.Reason.DAY_IN_FUTURE));
            }
            if (deed.on().isBefore(openedOn())) {
                return Optional.of(Refusal.because(Refusal.Reason.DAY_BEFORE_OPENING, openedOn()));
            }
            boolean nothingToShow = deed.evidence() == null || deed.evidence().isBlank();
            return evidenceNeeded() && nothingToShow
                    ? Optional.of(Refusal.because(Refusal.Reason.EVIDENCE_MISSING))
                    : Optional.empty();
        });
    }

    private Optional<Refusal> refuseDecision(Decider by, Moment now) {
        if (outcome != null) {
            return Optional.of(Refusal.because(Refusal.Reason.ALREADY_DECIDED, outcome));
        }
        if (!by.mayDecide()) {
            return Optional.of(Refusal.because(Refusal.Reason.NOT_YOURS));
        }
        State state = stateOn(now);
        if (state == State.HEARING && hearingUntil != null) {
            return Optional.of(Refusal.because(Refusal.Reason.STILL_HEARING, hearingUntil));
        }
        return state == State.HELD && heldUntil != null
                ? Optional.of(Refusal.because(Refusal.Reason.HELD, heldUntil))
                : Optional.empty();
    }

    private Outcome doneInTime(Moment now) {
        return switch (stateOn(now)) {
            case DUE -> Outcome.APPLIED;
            case OVERDUE -> Outcome.LATE;
            case HEARING, HELD, APPLIED, SUBSTITUTED, WAIVED, LATE, NOT_APPLIED, LAPSED, WITHDRAWN ->
                Outcome.NOT_APPLIED;
        };
    }

    private void record(Outcome became, short ofSeverity, int by, Moment now) {
        outcome = became.wire();
        outcomeSeverity = became == Outcome.NOT_APPLIED ? (short) 0 : ofSeverity;
        decidedBy = by;
        decidedAt = now.at();
    }

    private void describe(Deed deed) {
        doneOn = deed.on();
        note = deed.note();
        evidence = deed.evidence();
    }

    /** Whether it is to be compared with what follows: not withdrawn, lapsed or an undoing itself. */
    boolean counts() {
        Outcome became = outcome();
        return became != Outcome.WITHDRAWN && became != Outcome.LAPSED && !isUndoing();
    }

    /** Whether it was done, in time or late, as ruled or instead. */
    boolean wasDone() {
        Outcome became = outcome();
        return became == Outcome.APPLIED || became == Outcome.LATE || became == Outcome.SUBSTITUTED;
    }

    /** Where it stands at a moment. */
    public State stateOn(Moment now) {
        return State.on(now.today(), now.lateDays(), outcome, new State.Days(hearingUntil, heldUntil, deadline));
    }

    /** Who answers for it. */
    public int owedBy() {
        return owedBy;
    }

    /** The last day on which a decision is on time. */
    public LocalDate deadline() {
        return deadline;
    }

    public boolean isPostponed() {
        return postponed;
    }

    public boolean wasHeld() {
        return heldFrom != null;
    }

    /** The last day on which the person is heard; null for what needs no hearing. */
    public @Nullable LocalDate hearingUntil() {
        return hearingUntil;
    }

    public @Nullable LocalDate heldUntil() {
        return heldUntil;
    }

    public @Nullable Outcome outcome() {
        return outcome == null ? null : Outcome.ofWire(outcome);
    }

    public @Nullable Short outcomeSeverity() {
        return outcomeSeverity;
    }

    public @Nullable Integer decidedBy() {
        return decidedBy;
    }

    public @Nullable Instant decidedAt() {
        return decidedAt;
    }

    public @Nullable LocalDate doneOn() {
        return doneOn;
    }

    public @Nullable String instead() {
        return instead;
    }

    public @Nullable String note() {
        return note;
    }

    public @Nullable String evidence() {
        return evidence;
    }

    public int version() {
        return version == null ? 0 : version;
    }
}
