package org.fullscore.consequences;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                viewer,
                id,
                (obligation, now) -> obligation.apply(deed, viewer.personKey(), now),
                obligation -> Act.of("obligation-applied", "obligation", id)
                        .with("outcome", wire(obligation.outcome()))
                        .with("on", deed.on())
                        .saying("note", deed.note())
                        .saying("evidence", deed.evidence()));
    }

    /** Records several as done on the same day with the same note, each by itself; what needs evidence is refused. */
    public Map<ObligationId, Decision> applyAll(
            Viewer viewer, List<ObligationId> ids, LocalDate on, @Nullable String note) {
        Map<ObligationId, Decision> decisions = new LinkedHashMap<>();
        ids.forEach(id -> decisions.put(id, apply(viewer, id, new Obligation.Deed(on, note, null))));
        return decisions;
    }

    static @Nullable String wire(@Nullable Outcome outcome) {
        return outcome == null ? null : outcome.wire();
    }
}
