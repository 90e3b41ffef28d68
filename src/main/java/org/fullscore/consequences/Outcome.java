package org.fullscore.consequences;

import java.util.Arrays;

/** What became of an obligation. */
public enum Outcome {
    /** As ruled, or harsher, by the deadline. */
    APPLIED("applied"),
    /** Something milder, with a second person's approval. */
    SUBSTITUTED("substituted"),
    /** Nothing, with a second person's approval. */
    WAIVED("waived"),
    /** Decided after the deadline, within the days in which that still counts. */
    LATE("late"),
    /** The deadline passed without a decision. */
    NOT_APPLIED("not applied"),
    /** The owner is gone; not counted. */
    LAPSED("lapsed"),
    /** A restatement took the reason away; not counted. */
    WITHDRAWN("withdrawn");

    private final String wire;

    Outcome(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    static Outcome ofWire(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.wire.equals(word))
                .findFirst()
                .orElseThrow();
    }
}
