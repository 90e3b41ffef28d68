package org.fullscore.consistency;

/** Which test a finding rests on, and thereby why: like is compared with like wherever there is more than one kind. */
public enum TestUsed {
    /** Fisher's exact test and Newcombe's interval: all cases are of one stratum. */
    FISHER,
    /** The exact conditional test within strata and the interval of the Mantel-Haenszel difference. */
    EXACT_WITHIN_STRATA
}
