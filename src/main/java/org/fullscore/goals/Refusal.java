package org.fullscore.goals;

/** Why an act on a goal was not done; the words for people are in the messages of this module. */
public enum Refusal {
    /** Owner and leader have signed, or the leader has set it: only relief changes it. */
    AGREED,
    /** Nothing comes into force after its period ended. */
    PERIOD_ENDED,
    /** A closed period is not edited by anybody. */
    PERIOD_CLOSED,
    /** It has not been proposed yet. */
    NOT_PROPOSED,
    /** It is not in force, so that there is nothing to relieve. */
    NOT_AGREED,
    /** This party has signed already. */
    SIGNED_ALREADY,
    /** Only the party concerned signs, and nobody for another. */
    NOT_YOUR_SIGNATURE,
    /** The owner agreed to it; an objection comes before the signature. */
    NOT_YOUR_OBJECTION,
    /** Not somebody who may ask for this. */
    NOT_YOURS,
    /** Nobody approves a relief for themselves, their own request, or the request of somebody above them. */
    FOUR_EYES,
    /** Only the line above the owner, and executives, approve relief. */
    NOT_AN_APPROVER,
    /** A token of a service approves and signs nothing. */
    SERVICE,
    /** A relief is waiting already. */
    RELIEF_WAITING,
    /** This relief was decided already. */
    RELIEF_DECIDED,
    /** The new target is the old one. */
    SAME_TARGET,
    /** A day that has passed. */
    IN_PAST,
    /** This support was given already. */
    KEPT_ALREADY,
    /** There is no such larger goal for whoever asks. */
    LARGER_UNKNOWN,
    /** The larger goal does not cover all days of the smaller one. */
    PERIOD_NOT_WITHIN,
    /** A goal would serve itself, directly or through others. */
    CIRCLE,
    /** What is no sum is not split. */
    NOTHING_TO_ADD_UP,
    /** Periods of this kind do not make up the period of the goal. */
    PARTS_DO_NOT_FIT,
    /** There is one weight for each part, none below 0 and not all of them 0. */
    WEIGHTS_DO_NOT_FIT,
    /** The owner brought nothing in the same parts a year before, so that they have no weights. */
    NOTHING_LAST_YEAR,
    /** It serves this goal already, or none already. */
    SERVES_ALREADY,
    /** Somebody changed it meanwhile. */
    STALE
}
