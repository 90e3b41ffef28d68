package org.fullscore.results;

import java.util.List;
import org.fullscore.organization.Period;

/** What follows from frozen standings while a period closes: worked out ahead, written chunk by chunk. */
public interface ClosingStep {

    /**
     * Works out what follows from these standings, and writes nothing: what follows from the ones before is being written
     * meanwhile, in another transaction.
     */
    Worked workOut(Period period, List<FrozenStanding> chunk);

    /** What was worked out. */
    interface Worked {

        /** Writes it, in the transaction that marks these standings as swept; a closing that stopped goes on with those that are not. */
        void write();
    }
}
