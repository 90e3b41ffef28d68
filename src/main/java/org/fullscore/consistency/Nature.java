package org.fullscore.consistency;

import java.util.Locale;
import java.util.Set;

/** What somebody is glad to get and what not: the two are never added up (rule book 8.2). */
public enum Nature {
    BENEFITS(Set.of("reward", "recognition")),
    BURDENS(Set.of("support", "corrective"));

    private final Set<String> kinds;

    Nature(Set<String> kinds) {
        this.kinds = kinds;
    }

    /** The kinds of consequence it consists of. */
    public Set<String> kinds() {
        return kinds;
    }

    /** As it goes over the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean covers(String kind) {
        return kinds.contains(kind);
    }
}
