package org.fullscore.goals;

import org.fullscore.ledger.Receipt;

/** What became of an act on one goal. */
public sealed interface Decision {

    /** Done and on record. */
    record Done(GoalId goal, Receipt receipt) implements Decision {}

    /** Not done, for this reason. */
    record Refused(Refusal reason) implements Decision {}

    /** Not done: the target that was named does not fit. */
    record Unfit(Fault fault) implements Decision {}

    /** There is no such goal for whoever asked. */
    record Unseen() implements Decision {}
}
