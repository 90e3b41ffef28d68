package org.fullscore.results;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.fullscore.goals.Owner;
import org.fullscore.goals.Target;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metric.Direction;
import org.fullscore.organization.Period;
import org.jspecify.annotations.Nullable;

/**
 * Measures the goals of one metric and period: rule book 4.1 to 4.4, from numbers only.
 *
 * @param delivered whether any source of the metric delivered anything for the period
 */
record Measuring(Metric metric, Period period, boolean delivered, Instant asOf, Function<Owner, Freshness> freshness) {

    /**
     * A goal with its exact attainment; without one where lower is better and nothing was measured. Whoever has no target, because
     * no working day counts, is not measured.
     */
    private record Measured(
            GoalInForce goal,
            @Nullable Actual actual,
            @Nullable Attainment attainment) {}

    /**
     * Every goal measured, in the order given.
     *
     * @param actuals by owner; an owner who is absent has 0 of a sum, and no data of a ratio or a last value
     */
    List<Standing> measure(List<GoalInForce> goals, Map<Owner, Actual> actuals) {
        List<Measured> measured = goals.stream()
                .map(goal -> measure(goal, actuals.get(goal.owner())))
                .toList();
        Map<UUID, Integer> places = new HashMap<>();
        places.putAll(places(measured, true));
        places.putAll(places(measured, false));
        return measured.stream()
                .map(one -> standing(one, places.get(one.goal().id())))
                .toList();
    }

    private Measured measure(GoalInForce goal, @Nullable Actual found) {
        Actual actual =
                found == null && metric.aggregate() == Metric.Aggregate.SUM ? Actual.sum(BigDecimal.ZERO) : found;
        return delivered && actual != null && goal.hasTarget()
                ? new Measured(goal, actual, Attainment.of(actual, goal.target().amount(), metric.direction()))
                : new Measured(goal, null, null);
    }

    private Standing standing(Measured measured, @Nullable Integer place) {
        GoalInForce goal = measured.goal();
        Actual actual = measured.actual();
        Attainment attainment = measured.attainment();
        Direction direction = metric.direction();
        Target target = goal.target();
        List<Attainment> levels = Standing.levels(target.amount(), target.commit(), target.stretch(), direction);
        return new Standing(
                goal.id(),
                goal.owner(),
                metric,
                period,
                target.amount(),
                target.commit(),
                target.stretch(),
                actual == null ? Actual.sum(BigDecimal.ZERO) : actual,
                attainment == null ? null : attainment.wire(levels),
                actual == null
                        ? Level.NONE
                        : Level.reached(actual, target.amount(), target.commit(), target.stretch(), direction),
                actual != null && actual.reaches(target.amount(), direction),
                actual != null,
                place,
                asOf,
                freshness.apply(goal.owner()),
                false,
                goal.adjustment());
    }

    /** Places by exact attainment, the highest first, nothing measured where lower is better before all: 1, 2, 2, 4. */
    private static Map<UUID, Integer> places(List<Measured> measured, boolean persons) {
        Comparator<Measured> better = Comparator.comparing(
                Measured::attainment, Comparator.nullsFirst(Comparator.<Attainment>reverseOrder()));
        List<Measured> placed = new ArrayList<>(measured.stream()
                .filter(one -> one.actual() != null && one.goal().owner().isPerson() == persons)
                .sorted(better)
                .toList());
        Map<UUID, Integer> places = new HashMap<>();
        int place = 1;
        for (int i = 0; i < placed.size(); i++) {
            if (i > 0 && better.compare(placed.get(i - 1), placed.get(i)) != 0) {
                place = i + 1;
            }
            places.put(placed.get(i).goal().id(), place);
        }
        return places;
    }
}
