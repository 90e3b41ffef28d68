package org.fullscore.ledger;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.stereotype.Component;

/** Writes the whole ledger to a file that {@link OfflineVerifier} reads: NDJSON, one entry a line, with the checkpoints. */
@Component
public class ExportingLedger {

    private final SealedEntries sealed;
    private final Checkpoints checkpoints;

    ExportingLedger(SealedEntries sealed, Checkpoints checkpoints) {
        this.sealed = sealed;
        this.checkpoints = checkpoints;
    }

    /** What is done with names and texts, which stand beside the chain. */
    public enum Texts {
        /** They are written with their salts, so that they can be checked, too. */
        INCLUDED,
        /** The chain alone; without salts nobody can try out what a text was. */
        LEFT_OUT
    }

    /** Writes up to the entry that is the last now; nobody who writes the next one waits. */
    public void write(OutputStream out, Texts texts) throws IOException {
        Deque<Checkpoint> ahead = new ArrayDeque<>(checkpoints.all());
        SealedEntries.Head head = sealed.head().orElse(new SealedEntries.Head(0, Seal.start()));
        MessageDigest digest = Seal.sha256();
        OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        boolean spoken = texts == Texts.INCLUDED;
        line(
                buffered,
                digest,
                new LedgerLine.Opening(
                        CurrentOrganization.id(), spoken ? LedgerLine.Opening.INCLUDED : LedgerLine.Opening.LEFT_OUT));
        long last = 0;
        for (List<SealedEntry> piece = sealed.after(0, head.entry());
                !piece.isEmpty();
                piece = sealed.after(last, head.entry())) {
            for (SealedEntry entry : piece) {
                line(buffered, digest, new LedgerLine.Entered(spoken ? entry : silent(entry)));
                last = entry.entry();
                while (!ahead.isEmpty() && ahead.getFirst().entry() <= last) {
                    line(buffered, digest, LedgerLine.Checked.of(ahead.removeFirst()));
                }
            }
        }
        // of entries that are not there any more
        for (Checkpoint left : ahead) {
            line(buffered, digest, LedgerLine.Checked.of(left));
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        line(buffered, digest, new LedgerLine.Ending(head.entry(), head.hash(), sha256));
        buffered.flush();
    }

    private static SealedEntry silent(SealedEntry entry) {
        return new SealedEntry(
                entry.entry(),
                entry.at(),
                entry.act(),
                entry.subject(),
                entry.content(),
                new TreeMap<>(),
                entry.previous(),
                entry.hash());
    }

    private static void line(OutputStream out, MessageDigest digest, LedgerLine line) throws IOException {
        byte[] bytes = (line.written() + "\n").getBytes(StandardCharsets.UTF_8);
        digest.update(bytes);
        out.write(bytes);
    }
}
