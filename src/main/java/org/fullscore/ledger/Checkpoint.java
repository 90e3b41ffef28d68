package org.fullscore.ledger;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The last entry of the ledger on a day, kept apart from it: whoever has it notices when an entry up to it is changed or gone.
 *
 * @param day the organization's day on which it was taken
 * @param entry number of the last entry then
 * @param hash its hash, hexadecimal
 */
public record Checkpoint(LocalDate day, long entry, String hash, Instant at) {}
