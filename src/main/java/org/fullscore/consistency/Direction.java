package org.fullscore.consistency;

/** How the first side compares with the second: a word for the sentence, not yet a verdict. */
public enum Direction {
    /** What is due is done more often for (or by) the first side: in the policy's favour, never a fault. */
    KEEPS_IT_MORE_OFTEN,
    /** What is due is done less often for (or by) the first side. */
    KEEPS_IT_LESS_OFTEN,
    /** No difference at all. */
    KEEPS_IT_AS_OFTEN;

    static Direction of(double difference) {
        return difference > 0 ? KEEPS_IT_MORE_OFTEN : difference < 0 ? KEEPS_IT_LESS_OFTEN : KEEPS_IT_AS_OFTEN;
    }
}
