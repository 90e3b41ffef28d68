package org.fullscore.ledger;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Recomputes a chain, entry by entry, and keeps the first thing that is not as it was sealed. */
final class Chain {

    private final UUID organization;
    private byte[] previous = Seal.start();
    private long entries;
    private long sealedWords;
    private long words;
    private @Nullable Fault fault;

    Chain(UUID organization) {
        this.organization = organization;
    }

    /** What can be wrong. */
    enum Reason {
        /** The entry does not fit its seal. */
        CHANGED,
        /** A name or text beside the entry does not fit its hash in the entry. */
        WORDS,
        /** It names another entry before it than the one that is there. */
        UNCHAINED,
        /** It is not there, or not at its place. */
        MISSING,
        /** The last entry is not the one the ledger ends with. */
        HEAD,
        /** It is not the entry a checkpoint remembers. */
        CHECKPOINT
    }

    /** The first entry that is wrong, and why. */
    record Fault(long entry, Reason reason) {}

    /** The next entry; false from the first one on that is wrong. */
    boolean next(SealedEntry entry) {
        if (fault != null) {
            return false;
        }
        long expected = entries + 1;
        if (entry.entry() != expected) {
            return fail(expected, Reason.MISSING);
        }
        if (!Arrays.equals(previous, entry.previous())) {
            return fail(expected, Reason.UNCHAINED);
        }
        if (!Arrays.equals(entry.hash(), sealOf(entry))) {
            return fail(expected, Reason.CHANGED);
        }
        if (!entry.words().entrySet().stream().allMatch(word -> fits(word, entry.content()))) {
            return fail(expected, Reason.WORDS);
        }
        entries = expected;
        previous = entry.hash();
        sealedWords += sealedWords(entry.content());
        words += entry.words().size();
        return true;
    }

    /** An entry that can still be compared, the last one read, has to have this hash. */
    boolean passes(Checkpoint checkpoint) {
        if (fault != null) {
            return false;
        }
        if (checkpoint.entry() > entries) {
            return fail(entries + 1, Reason.MISSING);
        }
        return checkpoint.entry() == entries && checkpoint.hash().equals(hash())
                || fail(checkpoint.entry(), Reason.CHECKPOINT);
    }

    /** The ledger ends with this entry. */
    boolean ends(long entry, byte[] hash) {
        if (fault != null) {
            return false;
        }
        if (entry > entries) {
            return fail(entries + 1, Reason.MISSING);
        }
        return entry == entries && Arrays.equals(hash, previous) || fail(entries, Reason.HEAD);
    }

    /** How many entries are as they were sealed. */
    long entries() {
        return entries;
    }

    /** Names and texts that were sealed and are not beside their entries any more, or were left out. */
    long absentWords() {
        return sealedWords - words;
    }

    /** Hash of the last of them, hexadecimal. */
    String hash() {
        return HexFormat.of().formatHex(previous);
    }

    @Nullable
    Fault fault() {
        return fault;
    }

    private boolean fail(long entry, Reason reason) {
        fault = new Fault(entry, reason);
        return false;
    }

    private byte[] sealOf(SealedEntry entry) {
        return Seal.of(
                previous, organization, entry.entry(), entry.at(), entry.act(), entry.subject(), entry.content());
    }

    /** In canonical JSON a quotation mark stands for itself only around names and values. */
    private static boolean fits(Map.Entry<String, SealedEntry.Spoken> word, String content) {
        String hash = HexFormat.of()
                .formatHex(Seal.ofWord(word.getValue().salt(), word.getValue().text()));
        return content.contains(Seal.quote(word.getKey() + Seal.OF_WORD) + ":" + Seal.quote(hash));
    }

    private static long sealedWords(String content) {
        String end = Seal.OF_WORD + "\":";
        long count = 0;
        for (int at = content.indexOf(end); at >= 0; at = content.indexOf(end, at + end.length())) {
            count++;
        }
        return count;
    }
}
