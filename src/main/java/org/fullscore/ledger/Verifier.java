package org.fullscore.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Recomputes the chain of an organization from its first entry, holds it against its checkpoints and says where it breaks. Nobody who
 * writes an entry meanwhile waits for it: it goes up to the entry that was the last when it began.
 */
@Component
public class Verifier {

    private final SealedEntries sealed;
    private final Checkpoints checkpoints;

    Verifier(SealedEntries sealed, Checkpoints checkpoints) {
        this.sealed = sealed;
        this.checkpoints = checkpoints;
    }

    /**
     * What a verification found.
     *
     * @param verified whether every entry is as it was sealed and none is missing
     * @param entries how many are as they were sealed, up to the first that is not
     * @param checkpoints how many checkpoints were held against them
     * @param erased how many names and texts were erased since
     * @param broken number of the first entry that is not as it was sealed, or missing; null if none
     * @param reason what is wrong with it: {@code changed}, {@code words}, {@code missing}, {@code unchained}, {@code head},
     *     {@code checkpoint}
     */
    public record Verification(
            boolean verified,
            long entries,
            int checkpoints,
            long erased,
            @Nullable Long broken,
            @Nullable String reason) {}

    public Verification verify() {
        // before the head is read: a checkpoint never names an entry that comes later
        List<Checkpoint> all = checkpoints.all();
        Deque<Checkpoint> ahead = new ArrayDeque<>(all);
        SealedEntries.Head head = sealed.head().orElse(new SealedEntries.Head(0, Seal.start()));
        Chain chain = new Chain(CurrentOrganization.id());
        boolean whole = true;
        while (whole && chain.entries() < head.entry()) {
            List<SealedEntry> piece = sealed.after(chain.entries(), head.entry());
            for (int i = 0; whole && i < piece.size(); i++) {
                whole = chain.next(piece.get(i)) && passes(chain, ahead);
            }
            whole = whole && !piece.isEmpty();
        }
        boolean verified = chain.ends(head.entry(), head.hash()) && (ahead.isEmpty() || chain.passes(ahead.getFirst()));
        Chain.Fault fault = chain.fault();
        return new Verification(
                verified,
                chain.entries(),
                all.size() - ahead.size(),
                chain.absentWords(),
                fault == null ? null : fault.entry(),
                fault == null ? null : fault.reason().name().toLowerCase(Locale.ROOT));
    }

    private static boolean passes(Chain chain, Deque<Checkpoint> ahead) {
        boolean passes = true;
        while (passes && !ahead.isEmpty() && ahead.getFirst().entry() == chain.entries()) {
            passes = chain.passes(ahead.removeFirst());
        }
        return passes;
    }
}
