package org.fullscore.goals;

/** Says which periods are closed: what was judged in them is no longer edited by anybody. */
public interface PeriodGuard {

    /** Whether the period of this id (such as {@code 2026-Q3}) is closed. */
    boolean isClosed(String period);
}
