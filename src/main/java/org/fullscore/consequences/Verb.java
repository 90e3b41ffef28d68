package org.fullscore.consequences;

import java.util.Optional;

/** What somebody does to an obligation that is held fast: it changes it, or says why not and leaves it alone. */
@FunctionalInterface
interface Verb {

    Optional<Refusal> on(Obligation obligation, Decider by, Obligation.Moment now);
}
