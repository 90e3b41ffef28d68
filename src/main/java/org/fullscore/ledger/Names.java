package org.fullscore.ledger;

import java.util.Collection;
import java.util.Map;

/** Names of the people in the ledger; the module that knows people implements it. */
public interface Names {

    /** The names of these person keys; whoever is unknown is left out. */
    Map<Integer, String> of(Collection<Integer> personKeys);
}
