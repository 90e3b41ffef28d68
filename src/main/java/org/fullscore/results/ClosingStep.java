package org.fullscore.results;

import java.util.List;
import org.fullscore.organization.Period;

/** What follows from frozen standings while a period closes. */
public interface ClosingStep {

    /**
     * Writes what follows from these standings, in the transaction that marks them as swept; a closing that stopped goes on
     * with those that are not.
     */
    void sweep(Period period, List<FrozenStanding> chunk);
}
