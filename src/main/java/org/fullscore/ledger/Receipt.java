package org.fullscore.ledger;

/**
 * What somebody an act is about can keep: the number of the entry and its hash.
 *
 * @param entry from 1
 * @param hash SHA-256 in 64 hexadecimal digits
 */
public record Receipt(long entry, String hash) {}
