package org.fullscore.consistency;

import org.fullscore.consistency.statistics.Proportion;

/**
 * Counted cases of one person on one occasion in one stratum.
 *
 * @param stratum what is compared with what: kind × severity, plus rank, less whatever is being compared (rule book 8.4)
 * @param occasion owed-by × closing × kind
 * @param person whom the cases concern
 * @param kept how many were as they should be in the respect asked for (applied on time, for one), 0 to {@code due}
 * @param due how many fell due
 */
record Tally(String stratum, String occasion, String person, int kept, int due) {

    Proportion proportion() {
        return new Proportion(kept, due);
    }
}
