package org.fullscore.consistency;

/** What became of a case, in the order of their numbers; the first five fell due. */
enum Became {
    APPLIED,
    LATE,
    SUBSTITUTED,
    WAIVED,
    NOT_APPLIED,
    NOT_YET_DUE,
    WITHDRAWN,
    LAPSED;

    boolean isDue() {
        return compareTo(NOT_YET_DUE) < 0;
    }
}
