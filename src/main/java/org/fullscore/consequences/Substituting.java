package org.fullscore.consequences;

import java.util.Optional;
import org.fullscore.ledger.Act;
import org.fullscore.organization.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Doing something else: as severe or harsher counts as applied at once, milder needs a second person. */
@Component
public class Substituting {

    private final Deciding deciding;
    private final Waiving waiving;

    Substituting(Deciding deciding, Waiving waiving) {
        this.deciding = deciding;
        this.waiving = waiving;
    }

    /**
     * What is done instead.
     *
     * @param reason one of {@link Waiver#REASONS}
     */
    public record Instead(String consequence, Severity severity, String reason, Obligation.Deed deed) {}

    @Transactional
    public Decision substitute(Viewer viewer, ObligationId id, Instead instead) {
        Optional<Refusal> shape = shape(instead);
        if (shape.isPresent()) {
            return new Decision.Refused(shape.get());
        }
        Decision decision = deciding.decide(
                viewer,
                id,
                (obligation, by, now) ->
                        obligation.substitute(instead.consequence(), instead.severity(), instead.deed(), by, now),
                obligation -> Act.of("obligation-substituted", "obligation", id)
                        .with("outcome", Applying.wire(obligation.outcome()))
                        .with("severity", instead.severity().level())
                        .with("reason", instead.reason())
                        .with("on", instead.deed().on())
                        .saying("instead", instead.consequence())
                        .saying("note", instead.deed().note())
                        .saying("evidence", instead.deed().evidence()));
        return switch (decision) {
            case Decision.Refused refused ->
                refused.refusal().reason() == Refusal.Reason.FOUR_EYES
                        ? waiving.request(viewer, id, milder(instead))
                        : refused;
            case Decision.Done done -> done;
            case Decision.Unseen unseen -> unseen;
        };
    }

    private static Optional<Refusal> shape(Instead instead) {
        if (instead.consequence().isBlank()) {
            return Optional.of(Refusal.because(Refusal.Reason.CONSEQUENCE_MISSING));
        }
        return Waiver.REASONS.contains(instead.reason())
                ? Optional.empty()
                : Optional.of(Refusal.because(Refusal.Reason.REASON_UNKNOWN, String.join(", ", Waiver.REASONS)));
    }

    private static Waiver.Wish milder(Instead instead) {
        return new Waiver.Wish(
                instead.reason(),
                instead.deed().note(),
                null,
                instead.consequence(),
                instead.severity(),
                instead.deed().on(),
                instead.deed().evidence());
    }
}
