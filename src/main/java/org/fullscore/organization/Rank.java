package org.fullscore.organization;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where somebody stands in the line: rep, leader or executive. Never where somebody stands on a board, which is a place. */
public enum Rank {
    REP,
    LEADER,
    EXECUTIVE;

    /** The word on the wire and in the database, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Rank> of(String word) {
        return Stream.of(values()).filter(rank -> rank.word().equals(word)).findFirst();
    }
}
