package org.fullscore.consequences;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Period;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings obligations in line with an accepted restatement: undecided ones that no longer follow are withdrawn, those that follow
 * now are added, and what was applied and should not have been becomes an obligation to undo it, with a deadline, counted.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Settling {

    private final Obligations obligations;
    private final Judging judging;
    private final PromiseGate gate;
    private final Opening opening;
    private final WebhookEvents webhooks;
    private final Ledger ledger;
    private final OrganizationSettings settings;
    private final Today today;

    Settling(
            Obligations obligations,
            Judging judging,
            PromiseGate gate,
            Opening opening,
            WebhookEvents webhooks,
            Ledger ledger,
            OrganizationSettings settings,
            Today today) {
        this.obligations = obligations;
        this.judging = judging;
        this.gate = gate;
        this.opening = opening;
        this.webhooks = webhooks;
        this.ledger = ledger;
        this.settings = settings;
        this.today = today;
    }

    /** What becomes of an obligation, or what is added. */
    sealed interface Effect {

        /** It no longer follows, and nobody decided it yet. */
        record Withdrawn(Obligation obligation) implements Effect {}

        /** It was applied and does not follow, or not as much of it does. */
        record Undone(Obligation obligation, Opening.Due undo) implements Effect {}

        record Added(Opening.Due due) implements Effect {}

        /** It follows now, but does not fall due while promised support is missing. */
        record KeptBack(Opening.Due due) implements Effect {}
    }

    void settle(Period period, UUID restatement, Viewer viewer, List<Judged> goals) {
        List<Opening.Due> additions = new ArrayList<>();
        List<Opening.Due> undoings = new ArrayList<>();
        List<Opening.Due> keptBack = new ArrayList<>();
        for (Effect effect : effects(period, goals, obligations::lockOfGoal)) {
            switch (effect) {
                case Effect.Withdrawn withdrawn -> withdraw(withdrawn.obligation(), viewer);
                case Effect.Undone undone -> undoings.add(undone.undo());
                case Effect.Added added -> additions.add(added.due());
                case Effect.KeptBack kept -> keptBack.add(kept.due());
            }
        }
        gate.withdraw(goals.stream().map(Judged::goal).toList(), keptBack);
        gate.keepBack(period.id(), keptBack, new Opening.Origin("restatement", restatement), Map.of());
        webhooks.opened(opening.open(period.id(), additions, new Opening.Origin("restatement", restatement))
                .ids());
        webhooks.opened(opening.open(period.id(), undoings, new Opening.Origin("undo", restatement))
                .ids());
    }

    /** What accepting would change. */
    List<Effect> foresee(Period period, List<Judged> goals) {
        List<Effect> effects = effects(period, goals, obligations::ofGoal);
        List<Opening.Due> keptBack = gate.fresh(effects.stream()
                .flatMap(effect -> effect instanceof Effect.KeptBack kept ? Stream.of(kept.due()) : Stream.empty())
                .toList());
        return effects.stream()
                .filter(effect -> !(effect instanceof Effect.KeptBack kept) || keptBack.contains(kept.due()))
                .toList();
    }

    private List<Effect> effects(Period period, List<Judged> goals, Function<UUID, List<Obligation>> ofGoal) {
        List<Judging.Judgement> judged = judging.judge(period, goals);
        Map<UUID, List<Opening.Due>> wanted = Opening.dues(judged).stream()
                .collect(Collectors.groupingBy(due -> due.judgement().goal().goal()));
        Map<UUID, Judging.Judgement> judgements = judged.stream()
                .collect(Collectors.toMap(judgement -> judgement.goal().goal(), judgement -> judgement));
        List<Effect> effects = new ArrayList<>();
        List<Opening.Due> still = new ArrayList<>();
        for (Judged goal : goals) {
            List<Opening.Due> missing = new ArrayList<>(wanted.getOrDefault(goal.goal(), List.of()));
            for (Obligation obligation : ofGoal.apply(goal.goal())) {
                if (obligation.counts()) {
                    Optional<Opening.Due> same = missing.stream()
                            .filter(due -> obligation.isSameAs(due.consequence()))
                            .findFirst();
                    same.ifPresent(missing::remove);
                    compare(obligation, same, judgements.get(goal.goal()), effects);
                }
            }
            still.addAll(missing);
        }
        PromiseGate.Sorted sorted = gate.sort(still);
        sorted.due().forEach(due -> effects.add(new Effect.Added(due)));
        sorted.keptBack().forEach(due -> effects.add(new Effect.KeptBack(due)));
        return effects;
    }

    private static void compare(
            Obligation obligation,
            Optional<Opening.Due> same,
            Judging.@Nullable Judgement judgement,
            List<Effect> effects) {
        BigDecimal paid = obligation.pay() == null ? BigDecimal.ZERO : obligation.pay();
        BigDecimal owed = same.map(Opening.Due::pay).orElse(BigDecimal.ZERO);
        boolean stands = same.isPresent() && paid.compareTo(owed) == 0;
        if (stands || judgement == null) {
            return;
        }
        if (obligation.wasDone()) {
            int position = (int) effects.stream()
                    .filter(effect -> effect instanceof Effect.Undone)
                    .count();
            effects.add(new Effect.Undone(
                    obligation, undoing(obligation, judgement, owed.subtract(paid), position, same.isPresent())));
        } else if (obligation.outcome() == null) {
            effects.add(new Effect.Withdrawn(obligation));
            same.ifPresent(due -> effects.add(new Effect.Added(due)));
        }
    }

    private void withdraw(Obligation obligation, Viewer viewer) {
        obligation.withdraw(
                viewer.personKey(),
                new Obligation.Moment(
                        today.instant(), today.date(), settings.current().lateDays()));
        webhooks.decided(Map.of(obligation.id().id(), Outcome.WITHDRAWN));
        ledger.append(Act.of("obligation-withdrawn", "obligation", obligation.id())
                .by(viewer.personKey())
                .with("period", obligation.period()));
    }

    /** Rescind it and tell the person; settle the pay. A burden that is lifted needs no hearing. */
    private static Opening.Due undoing(
            Obligation done, Judging.Judgement judgement, BigDecimal difference, int position, boolean only) {
        Pay pay = done.payCurrency() == null ? null : new Pay.Fixed(difference, done.payCurrency());
        Consequence undo = new Consequence(
                (only ? "Settle: " : "Undo: ") + done.consequence(),
                done.kind().isBenefit() ? done.kind() : Kind.SUPPORT,
                done.severity(),
                Consequence.OwedBy.LEADER,
                done.workingDays(),
                false,
                pay != null,
                pay);
        return new Opening.Due(
                judgement,
                position,
                undo,
                pay == null ? null : difference,
                done.id().id());
    }
}
