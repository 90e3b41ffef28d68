package org.fullscore.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * One sealed act.
 *
 * @param entry its number, from 1 without gaps
 * @param at when it was written, by the clock of the server
 * @param act what was done
 * @param subject to what
 * @param content canonical JSON, the part that is sealed
 * @param words names and texts that have not been erased
 * @param previous hash of the entry before, hexadecimal
 * @param hash SHA-256 over the previous hash and the canonical entry, hexadecimal
 */
public record Entry(
        long entry,
        Instant at,
        String act,
        String subject,
        String content,
        Map<String, String> words,
        String previous,
        String hash) {}
