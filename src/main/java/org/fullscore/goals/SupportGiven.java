package org.fullscore.goals;

/** Waits for support that was promised with a goal; told in the transaction in which the owner says that it was given. */
public interface SupportGiven {

    /** Nothing promised with the goal by a day that has passed is missing any more. */
    void nothingMissing(GoalId goal);
}
