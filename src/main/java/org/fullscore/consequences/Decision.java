package org.fullscore.consequences;

/** What came of an attempt to decide something. */
public sealed interface Decision {

    /** It was done, and is in the ledger. */
    record Done(ObligationId obligation) implements Decision {}

    /** It was not done, and why. */
    record Refused(Refusal refusal) implements Decision {}

    /** There is no such thing, or it is not for the asker to see; the two cannot be told apart. */
    record Unseen() implements Decision {}
}
