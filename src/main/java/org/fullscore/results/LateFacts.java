package org.fullscore.results;

import java.util.Set;

/** Is told, in the transaction that ends an import, when facts arrived for periods that are closed. */
public interface LateFacts {

    /** Facts of these closed periods were added or corrected. */
    void arrived(Set<String> closedPeriods);
}
