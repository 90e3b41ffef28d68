package org.fullscore.ledger;

import java.util.List;

/** The classes of the ledger, for a context without the rest of the application. */
public final class LedgerAlone {

    /** Appending and verifying. */
    public static final List<Class<?>> BEANS =
            List.of(Ledger.class, SealedEntries.class, Checkpoints.class, Verifier.class);

    private LedgerAlone() {}
}
