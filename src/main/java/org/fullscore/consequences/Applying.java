package org.fullscore.consequences;

import java.util.Map;
import java.util.Objects;
import org.fullscore.ledger.Act;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Doing what a rule says is due, one by one or several at once. */
@Component
public class Applying {

    private final Deciding deciding;

    Applying(Deciding deciding) {
        this.deciding = deciding;
    }

    /** Records that it was done; in time or late is judged by now. */
    public Decision apply(Viewer viewer, ObligationId id, Obligation.Deed deed) {
        return deciding.decide(
                viewer, id, (obligation, by, now) -> obligation.apply(deed, by, now), of -> act(of, deed));
    }

    /** Records several as done at once, each by itself: what is refused for one, for want of evidence perhaps, holds up no other. */
    public Map<ObligationId, Decision> applyAll(Viewer viewer, Map<ObligationId, Obligation.Deed> deeds) {
        return deciding.decideAll(
                viewer,
                deeds.keySet(),
                (obligation, by, now) -> obligation.apply(deedFor(obligation, deeds), by, now),
                obligation -> act(obligation, deedFor(obligation, deeds)));
    }

    private static Obligation.Deed deedFor(Obligation obligation, Map<ObligationId, Obligation.Deed> deeds) {
        return Objects.requireNonNull(deeds.get(obligation.id()));
    }

    private static Act act(Obligation obligation, Obligation.Deed deed) {
        return Act.of("obligation-applied", "obligation", obligation.id())
                .with("outcome", wire(obligation.outcome()))
                .with("on", deed.on())
                .saying("note", deed.note())
                .saying("evidence", deed.evidence());
    }

    static @Nullable String wire(@Nullable Outcome outcome) {
        return outcome == null ? null : outcome.wire();
    }
}
