package org.fullscore.consequences;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of thing follows. Benefits and burdens are never pooled. */
public enum Kind {
    REWARD,
    RECOGNITION,
    SUPPORT,
    CORRECTIVE;

    /** As it is written in policies, on the wire and in the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is something one is glad of: a reward or a recognition. */
    public boolean isBenefit() {
        return this == REWARD || this == RECOGNITION;
    }

    public static Optional<Kind> ofWire(String word) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(word)).findFirst();
    }
}
