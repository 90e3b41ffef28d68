package org.fullscore.consequences;

/**
 * Somebody about to decide on an obligation, and by what right.
 *
 * @param person internal key
 */
record Decider(int person, Right right) {

    /** What lets somebody decide; whoever held it at the deadline is counted, whoever decides. */
    enum Right {
        /** It is theirs. */
        HOLDER,
        /** Whoever it is with named them for these days. */
        DELEGATE,
        /** Whoever held it at the deadline is gone, and it would be theirs now. */
        SUCCESSOR,
        NONE
    }

    static Decider holding(int person) {
        return new Decider(person, Right.HOLDER);
    }

    boolean mayDecide() {
        return right != Right.NONE;
    }

    /** Whether somebody else is counted. */
    boolean isForAnother() {
        return right == Right.DELEGATE || right == Right.SUCCESSOR;
    }
}
