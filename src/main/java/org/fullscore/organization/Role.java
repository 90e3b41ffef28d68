package org.fullscore.organization;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody may do beside their rank: administrators keep people, feeds and access; auditors read everything and
 * decide nothing; operations propose targets, own the quarantine and answer disputes of numbers.
 */
public enum Role {
    ADMINISTRATOR,
    AUDITOR,
    OPERATIONS;

    /** The word on the wire and in the database, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
