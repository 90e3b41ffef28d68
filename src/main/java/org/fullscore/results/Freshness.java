package org.fullscore.results;

import java.util.Locale;

/** How far a number can be relied on. */
public enum Freshness {
    FRESH,
    /** A source of it has not delivered when it was expected. */
    STALE,
    /** Rows of a source of it wait in quarantine. */
    QUARANTINED;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The freshness with this word. */
    public static Freshness of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
