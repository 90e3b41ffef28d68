package org.fullscore.consequences;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
    private final Opening opening;
    private final Ledger ledger;
    private final OrganizationSettings settings;
    private final Today today;

    Settling(
            Obligations obligations,
            Judging judging,
            Opening opening,
            Ledger ledger,
            OrganizationSettings settings,
            Today today) {
        this.obligations = obligations;
        this.judging = judging;
        this.opening = opening;
        this.ledger = ledger;
        this.settings = settings;
        this.today = today;
    }

    void settle(Period period, UUID restatement, Viewer viewer, List<Judged> goals) {
        Map<UUID, List<Opening.Due>> wanted = Opening.dues(judging.judge(period, goals)).stream()
                .collect(Collectors.groupingBy(due -> due.judgement().goal().goal()));
        Map<UUID, Judging.Judgement> judgements = judging.judge(period, goals).stream()
                .collect(Collectors.toMap(judgement -> judgement.goal().goal(), judgement -> judgement));
        List<Opening.Due> additions = new ArrayList<>();
        List<Opening.Due> undoings = new ArrayList<>();
        for (Judged goal : goals) {
            List<Opening.Due> missing = new ArrayList<>(wanted.getOrDefault(goal.goal(), List.of()));
            for (Obligation obligation : obligations.lockOfGoal(goal.goal())) {
                if (obligation.counts()) {
                    Optional<Opening.Due> same = missing.stream()
                            .filter(due -> obligation.isSameAs(due.consequence()))
                            .findFirst();
                    same.ifPresent(missing::remove);
                    compare(obligation, same, judgements.get(goal.goal()), viewer, undoings, additions);
                }
            }
            additions.addAll(missing);
        }
        opening.open(period.id(), additions, new Opening.Origin("restatement", restatement));
        opening.open(period.id(), undoings, new Opening.Origin("undo", restatement));
    }

    private void compare(
            Obligation obligation,
            Optional<Opening.Due> same,
            Judging.@Nullable Judgement judgement,
            Viewer viewer,
            List<Opening.Due> undoings,
            List<Opening.Due> additions) {
        BigDecimal paid = obligation.pay() == null ? BigDecimal.ZERO : obligation.pay();
        BigDecimal owed = same.map(Opening.Due::pay).orElse(BigDecimal.ZERO);
        boolean stands = same.isPresent() && paid.compareTo(owed) == 0;
        if (stands || judgement == null) {
            return;
        }
        if (obligation.wasDone()) {
            undoings.add(undoing(obligation, judgement, owed.subtract(paid), undoings.size(), same.isPresent()));
        } else if (obligation.outcome() == null) {
            obligation.withdraw(
                    viewer.personKey(),
                    new Obligation.Moment(
                            today.instant(), today.date(), settings.current().lateDays()));
            ledger.append(Act.of("obligation-withdrawn", "obligation", obligation.id())
                    .by(viewer.personKey())
                    .with("period", obligation.period()));
            same.ifPresent(additions::add);
        }
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
