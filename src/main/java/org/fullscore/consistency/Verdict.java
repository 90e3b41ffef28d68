package org.fullscore.consistency;

/** The answer of a comparison (rule book 8.1 and 8.5); too few cases is a full answer, never an error. */
public enum Verdict {
    /** At or above the standard, even at the lower end of the interval. */
    KEPT,
    /** Below the standard, even at the upper end of the interval. */
    NOT_KEPT,
    /** Practically the same was done for both. */
    CONSISTENT,
    /** The difference is neither chance nor small nor the work of one occasion. */
    DIFFERS,
    /** The cases do not tell, one way or the other. */
    TOO_FEW_CASES
}
