package org.fullscore.consequences;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Period;
import org.fullscore.results.ClosingStep;
import org.fullscore.results.Freshness;
import org.fullscore.results.FrozenStanding;
import org.fullscore.results.Standing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists what is due because of the results of a closed period, for everybody, before anybody acts: exactly one obligation for
 * every consequence of the row that applies. Done again for the same goals it writes nothing. What follows from a number that
 * cannot be relied on is held; a corrective is kept back while promised support is missing, where the organization wants that. What
 * did not fall due because a target was changed by decision is written beside it.
 */
@Component
public class FallingDue implements ClosingStep {

    private final Judging judging;
    private final PromiseGate gate;
    private final Opening opening;
    private final Avoiding avoiding;
    private final WebhookEvents webhooks;
    private final Ledger ledger;

    FallingDue(
            Judging judging,
            PromiseGate gate,
            Opening opening,
            Avoiding avoiding,
            WebhookEvents webhooks,
            Ledger ledger) {
        this.judging = judging;
        this.gate = gate;
        this.opening = opening;
        this.avoiding = avoiding;
        this.webhooks = webhooks;
        this.ledger = ledger;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void sweep(Period period, List<FrozenStanding> chunk) {
        Map<UUID, Freshness> doubtful = chunk.stream()
                .map(FrozenStanding::standing)
                .filter(standing -> standing.freshness() != Freshness.FRESH)
                .collect(Collectors.toMap(Standing::goal, Standing::freshness));
        fall(period, chunk.stream().map(frozen -> Judged.of(frozen.standing())).toList(), doubtful);
        avoiding.sweep(
                period,
                chunk.stream()
                        .map(frozen -> new Avoiding.Changed(Judged.of(frozen.standing()), frozen.firstTarget()))
                        .toList());
    }

    /**
     * Takes some of the goals of a period, in the transaction of the caller.
     *
     * @return how many obligations were written
     */
    @Transactional(propagation = Propagation.MANDATORY)
    int fall(Period period, List<Judged> goals) {
        return fall(period, goals, Map.of());
    }

    private int fall(Period period, List<Judged> goals, Map<UUID, Freshness> doubtful) {
        PromiseGate.Sorted sorted = gate.sort(Opening.dues(judging.judge(period, goals)));
        Opening.Opened opened = opening.open(period.id(), sorted.due(), Opening.Origin.CLOSING, doubtful);
        gate.keepBack(period.id(), sorted.keptBack(), Opening.Origin.CLOSING, doubtful);
        webhooks.opened(opened.ids());
        if (!opened.ids().isEmpty() || opened.unowed() > 0) {
            ledger.append(Act.of("obligations-fell-due", "period", period.id())
                    .by(null)
                    .with("goals", goals.size())
                    .with("obligations", opened.ids().size())
                    .with("nobody-above", opened.unowed())
                    .with("rows", opened.sha256()));
        }
        return opened.ids().size();
    }
}
