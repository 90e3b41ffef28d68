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
    public Worked workOut(Period period, List<FrozenStanding> chunk) {
        Map<UUID, Freshness> doubtful = chunk.stream()
                .map(FrozenStanding::standing)
                .filter(standing -> standing.freshness() != Freshness.FRESH)
                .collect(Collectors.toMap(Standing::goal, Standing::freshness));
        Falling falling = workOut(
                period,
                chunk.stream().map(frozen -> Judged.of(frozen.standing())).toList(),
                doubtful);
        List<Avoiding.Changed> changed = chunk.stream()
                .map(frozen -> new Avoiding.Changed(Judged.of(frozen.standing()), frozen.firstTarget()))
                .toList();
        return () -> {
            write(period, falling);
            avoiding.sweep(period, changed);
        };
    }

    /**
     * Takes some of the goals of a period, in the transaction of the caller.
     *
     * @return how many obligations were written
     */
    @Transactional(propagation = Propagation.MANDATORY)
    int fall(Period period, List<Judged> goals) {
        return write(period, workOut(period, goals, Map.of()));
    }

    /** What falls due because of so many goals, and what is kept back. */
    private record Falling(int goals, Opening.Worded due, List<Opening.Due> keptBack, Map<UUID, Freshness> doubtful) {}

    private Falling workOut(Period period, List<Judged> goals, Map<UUID, Freshness> doubtful) {
        PromiseGate.Sorted sorted = gate.sort(Opening.dues(judging.judge(period, goals)));
        return new Falling(
                goals.size(),
                opening.word(period.id(), sorted.due(), Opening.Origin.CLOSING, doubtful),
                sorted.keptBack(),
                doubtful);
    }

    private int write(Period period, Falling falling) {
        Opening.Opened opened = opening.write(falling.due());
        gate.keepBack(period.id(), falling.keptBack(), Opening.Origin.CLOSING, falling.doubtful());
        webhooks.opened(opened.ids());
        if (!opened.ids().isEmpty() || opened.unowed() > 0) {
            ledger.append(Act.of("obligations-fell-due", "period", period.id())
                    .by(null)
                    .with("goals", falling.goals())
                    .with("obligations", opened.ids().size())
                    .with("nobody-above", opened.unowed())
                    .with("rows", opened.sha256()));
        }
        return opened.ids().size();
    }
}
