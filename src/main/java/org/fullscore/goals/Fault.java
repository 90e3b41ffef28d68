package org.fullscore.goals;

/** What is wrong with one proposal among many; the words for people are in the messages of this module. */
public enum Fault {
    OWNER_UNKNOWN,
    METRIC_UNKNOWN,
    PERIOD_UNKNOWN,
    TARGET_MISSING,
    NOT_A_NUMBER,
    NOT_POSITIVE,
    NEGATIVE,
    TOO_LARGE,
    TOO_PRECISE,
    COMMIT_BEYOND_TARGET,
    STRETCH_SHORT_OF_TARGET,
    DAY_UNREADABLE,
    DAY_IN_FUTURE,
    DAY_AFTER_PERIOD,
    TWICE,
    ADMINISTRATORS_ONLY,
    NOT_YOURS,
    AGREED,
    PERIOD_CLOSED,
    STALE;

    /** Whether it cannot be done as things stand, however it is written. */
    public boolean isConflict() {
        return this == AGREED || this == PERIOD_CLOSED || this == STALE;
    }
}
