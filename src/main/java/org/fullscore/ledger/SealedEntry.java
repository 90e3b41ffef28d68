package org.fullscore.ledger;

import java.time.Instant;
import java.util.SortedMap;

/**
 * An entry with everything its seal is made of.
 *
 * @param content canonical JSON, the part that is sealed
 * @param words names and texts that are still there, with the salts of their hashes in the content
 */
record SealedEntry(
        long entry,
        Instant at,
        String act,
        String subject,
        String content,
        SortedMap<String, Spoken> words,
        byte[] previous,
        byte[] hash) {

    /** A name or text, and its salt. */
    record Spoken(byte[] salt, String text) {}
}
