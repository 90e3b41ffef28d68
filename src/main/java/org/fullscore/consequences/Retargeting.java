package org.fullscore.consequences;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.fullscore.goals.AdjustmentFormula;
import org.fullscore.goals.Factor;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.organization.Presence;
import org.fullscore.organization.Today;
import org.fullscore.organization.WorkingCalendar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The targets closed goals would have had under the formula of another version (rule book, 2.4), by what is known of presence
 * today; where both versions have the same formula, the target that was frozen stands.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Retargeting {

    private final ClosedGoals closed;
    private final WorkingCalendar calendar;
    private final Today today;

    Retargeting(ClosedGoals closed, WorkingCalendar calendar, Today today) {
        this.closed = closed;
        this.calendar = calendar;
        this.today = today;
    }

    /**
     * By goal.
     *
     * @param goals of persons or teams, all of one metric
     * @param published every published version: one of them judged
     */
    Map<UUID, Ruling.Retarget> of(
            Period period,
            Metric metric,
            Collection<Judged> goals,
            List<Policies.Version> published,
            AdjustmentFormula formula) {
        List<Judged> persons =
                goals.stream().filter(goal -> goal.person() != null).toList();
        if (metric.aggregate() != Metric.Aggregate.SUM || noneAdjusts(published, formula) || persons.isEmpty()) {
            return Map.of();
        }
        List<Judged> others = judgedByAnother(period, persons, published, formula);
        Map<UUID, BigDecimal> agreed =
                closed.agreedTargets(others.stream().map(Judged::goal).toList());
        Map<Integer, Presence> presence = calendar.presence(
                others.stream().map(Retargeting::person).distinct().toList(), period.starts(), period.ends());
        Map<UUID, Ruling.Retarget> retargets = new HashMap<>();
        for (Judged goal : others) {
            Factor factor = formula.factor(Objects.requireNonNull(presence.get(person(goal))));
            BigDecimal target = agreed.getOrDefault(goal.goal(), goal.target());
            retargets.put(goal.goal(), retarget(target, factor));
        }
        return retargets;
    }

    private static Ruling.Retarget retarget(BigDecimal agreed, Factor factor) {
        BigDecimal target = factor.isNothing() ? null : factor.of(agreed);
        return new Ruling.Retarget(target, factor.ramp());
    }

    private static boolean noneAdjusts(List<Policies.Version> published, AdjustmentFormula formula) {
        return formula.isNone()
                && published.stream()
                        .allMatch(version -> version.document().adjust().isNone());
    }

    private List<Judged> judgedByAnother(
            Period period, List<Judged> goals, List<Policies.Version> published, AdjustmentFormula formula) {
        Map<UUID, PolicyVersionId> agreed =
                closed.agreed(goals.stream().map(Judged::goal).toList());
        Map<Integer, ClosedGoals.Card> cards =
                closed.cards(goals.stream().map(Retargeting::person).toList(), today.date());
        return goals.stream()
                .filter(goal -> {
                    ClosedGoals.Card card = cards.get(person(goal));
                    AdjustmentFormula before = Judging.version(
                                    published,
                                    agreed.get(goal.goal()),
                                    goal.metric(),
                                    true,
                                    period,
                                    card == null ? null : card.job())
                            .map(version -> version.document().adjust())
                            .orElse(AdjustmentFormula.NONE);
                    return !before.equals(formula);
                })
                .toList();
    }

    private static int person(Judged goal) {
        return Objects.requireNonNull(goal.person());
    }
}
