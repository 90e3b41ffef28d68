package org.fullscore.organization;

import java.util.Optional;
import java.util.stream.Stream;

/** What an API token may be used for; it never reaches further than the person it acts as. */
public enum Scope {
    /** Read what the person may see. */
    READ("read"),
    /** Sign, decide, confirm and dispute as the person. */
    ACT("act"),
    /** Deliver results. */
    RESULTS_WRITE("results:write"),
    /** Load group columns of people. */
    GROUPS_WRITE("groups:write"),
    /** Read metrics of the running application. */
    OPERATE("operate"),
    /** Everything the person may do. */
    ADMIN("admin");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /** The word on the wire and in the database. */
    public String word() {
        return word;
    }

    public static Optional<Scope> of(String word) {
        return Stream.of(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }
}
