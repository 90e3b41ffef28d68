package org.fullscore.consequences;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an obligation stands on a day. Nobody writes it: it follows from the days and the decision. */
public enum State {
    /** The person may still be heard; a decision would come too early. */
    HEARING("hearing", true),
    /** The number is disputed; the clock stands still. */
    HELD("held", true),
    DUE("due", true),
    /** The deadline has passed: counts as not applied, until it is done late. */
    OVERDUE("overdue", true),
    APPLIED("applied", false),
    SUBSTITUTED("substituted", false),
    WAIVED("waived", false),
    LATE("late", false),
    /** For good: a later decision is only a note. */
    NOT_APPLIED("not applied", false),
    LAPSED("lapsed", false),
    WITHDRAWN("withdrawn", false);

    private final String wire;
    private final boolean open;

    State(String wire, boolean open) {
        this.wire = wire;
        this.open = open;
    }

    public String wire() {
        return wire;
    }

    /** Whether somebody still has to decide. */
    public boolean isOpen() {
        return open;
    }

    /** Whether the reason for it, or the person, is gone: it is not counted. */
    public boolean isGone() {
        return this == LAPSED || this == WITHDRAWN;
    }

    public static Optional<State> ofWire(String word) {
        return Arrays.stream(values()).filter(state -> state.wire.equals(word)).findFirst();
    }

    /** What became of it as of the day it is asked: without a decision after the deadline, not applied. */
    public @Nullable Outcome outcome() {
        return switch (this) {
            case HEARING, HELD, DUE -> null;
            case OVERDUE, NOT_APPLIED -> Outcome.NOT_APPLIED;
            case APPLIED -> Outcome.APPLIED;
            case SUBSTITUTED -> Outcome.SUBSTITUTED;
            case WAIVED -> Outcome.WAIVED;
            case LATE -> Outcome.LATE;
            case LAPSED -> Outcome.LAPSED;
            case WITHDRAWN -> Outcome.WITHDRAWN;
        };
    }

    /** The days an undecided obligation has; each is the last of its kind. */
    record Days(@Nullable LocalDate hearingUntil, @Nullable LocalDate heldUntil, LocalDate deadline) {}

    /** The state on a day; {@code lateDays} calendar days after the deadline it is final. */
    static State on(LocalDate today, int lateDays, @Nullable String outcome, Days days) {
        if (outcome != null) {
            return ofWire(outcome).orElseThrow();
        }
        if (days.heldUntil() != null && !today.isAfter(days.heldUntil())) {
            return HELD;
        }
        if (days.hearingUntil() != null && !today.isAfter(days.hearingUntil())) {
            return HEARING;
        }
        if (!today.isAfter(days.deadline())) {
            return DUE;
        }
        return today.isAfter(days.deadline().plusDays(lateDays)) ? NOT_APPLIED : OVERDUE;
    }
}
