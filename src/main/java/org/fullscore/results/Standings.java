package org.fullscore.results;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fullscore.goals.Adjusting;
import org.fullscore.goals.Factor;
import org.fullscore.goals.Owner;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where everybody stands: goals in force, measured now, or as they stood when their period closed. */
@Component
public class Standings {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final GoalsInForce goals;
    private final Adjusting adjusting;
    private final FrozenStandings frozen;
    private final Rolls rolls;
    private final Sums sums;
    private final Reliabilities reliabilities;
    private final Metrics metrics;
    private final Periods periods;
    private final Today today;

    Standings(
            GoalsInForce goals,
            Adjusting adjusting,
            FrozenStandings frozen,
            Rolls rolls,
            Sums sums,
            Reliabilities reliabilities,
            Metrics metrics,
            Periods periods,
            Today today) {
        this.goals = goals;
        this.adjusting = adjusting;
        this.frozen = frozen;
        this.rolls = rolls;
        this.sums = sums;
        this.reliabilities = reliabilities;
        this.metrics = metrics;
        this.periods = periods;
        this.today = today;
    }

    /** Every standing of a period, of one metric or of all, by metric. */
    @Transactional(readOnly = true)
    public List<Standing> of(Period period, @Nullable Metric metric) {
        return frozen.isFrozen(period.id()) ? frozen.of(period, metric) : live(period, metric);
    }

    /**
     * What was agreed with some owners for a period, to be measured, and whose results count for whom; or how it stood when the period
     * closed. No result changes it.
     */
    public static final class Agreed {

        private final Period period;
        private final List<GoalInForce> inForce;
        private final Map<Owner, List<Rolls.Span>> rolls;
        private final @Nullable List<Standing> frozen;

        private Agreed(
                Period period,
                List<GoalInForce> inForce,
                Map<Owner, List<Rolls.Span>> rolls,
                @Nullable List<Standing> frozen) {
            this.period = period;
            this.inForce = inForce;
            this.rolls = rolls;
            this.frozen = frozen;
        }

        /** The ids of the goals. */
        public List<UUID> goals() {
            return frozen == null
                    ? inForce.stream().map(GoalInForce::id).toList()
                    : frozen.stream().map(Standing::goal).toList();
        }
    }

    /** What was agreed with some owners for one metric or all. */
    @Transactional(readOnly = true)
    public Agreed agreed(Collection<Owner> owners, Period period, @Nullable Metric metric) {
        if (frozen.isFrozen(period.id())) {
            return new Agreed(period, List.of(), Map.of(), frozen.of(owners, period, metric));
        }
        return agreed(goals.of(owners, period, metric, today.date()), period);
    }

    private Agreed agreed(List<GoalInForce> inForce, Period period) {
        List<Owner> owners = inForce.stream().map(GoalInForce::owner).distinct().toList();
        return new Agreed(period, adjusted(inForce, period), rolls.of(owners, period), null);
    }

    /** Where it stands. Places are among these, or as they were among everybody when the period closed: the order is the same. */
    public List<Standing> of(Agreed agreed) {
        return agreed.frozen == null ? measured(agreed) : agreed.frozen;
    }

    /** Standings of some owners, as of {@link #of(Agreed)}. */
    @Transactional(readOnly = true)
    public List<Standing> ofOwners(Collection<Owner> owners, Period period, @Nullable Metric metric) {
        return of(agreed(owners, period, metric));
    }

    /** The standing of a goal that is in force, as of {@link #ofOwners}. */
    @Transactional(readOnly = true)
    public Optional<Standing> one(UUID goal) {
        return goals.placeOf(goal).flatMap(place -> {
            Optional<Period> period = periods.find(place.period());
            Optional<Metric> metric = metrics.byKey(place.metric());
            return period.flatMap(found -> ofOwners(List.of(place.owner()), found, metric.orElseThrow()).stream()
                    .filter(standing -> standing.goal().equals(goal))
                    .findFirst());
        });
    }

    /** Every goal in force, measured now, whatever was frozen before; of a closed period by the targets it was closed with. */
    @Transactional(readOnly = true)
    public List<Standing> live(Period period, @Nullable Metric metric) {
        return measured(goals.of(period, metric, today.date()), period);
    }

    /** These goals of one period, measured now. */
    List<Standing> measured(List<GoalInForce> inForce, Period period) {
        return measured(agreed(inForce, period));
    }

    private List<Standing> measured(Agreed agreed) {
        if (agreed.inForce.isEmpty()) {
            return List.of();
        }
        Map<Short, List<GoalInForce>> byMetric =
                agreed.inForce.stream().collect(Collectors.groupingBy(GoalInForce::metricKey));
        Reliabilities.In feeds = reliabilities.in(agreed.period);
        List<Standing> standings = new ArrayList<>();
        for (Metric measured : metrics.all()) {
            List<GoalInForce> toMeasure = byMetric.get(measured.key());
            if (toMeasure != null) {
                standings.addAll(measure(measured, agreed, toMeasure, feeds.of(measured)));
            }
        }
        return standings;
    }

    /** The one place where what was agreed becomes what is judged. */
    private List<GoalInForce> adjusted(List<GoalInForce> inForce, Period period) {
        if (inForce.isEmpty()) {
            return inForce;
        }
        Map<Short, Metric> byKey = metrics.all().stream().collect(Collectors.toMap(Metric::key, Function.identity()));
        Map<UUID, Factor> factors = adjusting.factors(
                period,
                inForce.stream()
                        .map(goal -> goal.candidate(Objects.requireNonNull(byKey.get(goal.metricKey()))))
                        .toList());
        return factors.isEmpty()
                ? inForce
                : inForce.stream()
                        .map(goal -> goal.adjusted(factors.get(goal.id())))
                        .toList();
    }

    private List<Standing> measure(Metric metric, Agreed agreed, List<GoalInForce> toMeasure, Reliability reliability) {
        Map<Owner, List<Rolls.Span>> counting = new HashMap<>();
        toMeasure.forEach(goal -> counting.put(goal.owner(), Objects.requireNonNull(agreed.rolls.get(goal.owner()))));
        List<Short> summed = summed(metric);
        Sums.Found found = found(metric, counting);
        boolean delivered = found.delivered().contains(summed.getLast())
                || sums.delivered(summed, agreed.period).contains(summed.getLast());
        Measuring measuring =
                new Measuring(metric, agreed.period, delivered, reliability.asOf(), reliability::freshnessOf);
        return measuring.measure(toMeasure, actuals(metric, counting.keySet(), found));
    }

    /** What these owners brought of a metric in a period, whether they have a goal or not; who brought nothing is absent. */
    @Transactional(readOnly = true)
    public Map<Owner, Actual> actuals(Metric metric, Period period, Collection<Owner> owners) {
        return actuals(metric, owners, found(metric, rolls.of(owners, period)));
    }

    private Sums.Found found(Metric metric, Map<Owner, List<Rolls.Span>> counting) {
        return metric.aggregate() == Metric.Aggregate.LAST
                ? sums.lastOf(counting, summed(metric))
                : sums.of(counting, summed(metric));
    }

    private static Map<Owner, Actual> actuals(Metric metric, Collection<Owner> owners, Sums.Found found) {
        List<Short> summed = summed(metric);
        Map<Owner, Actual> actuals = new HashMap<>();
        for (Owner owner : owners) {
            Actual actual = actual(metric, owner, found.sums(), summed);
            if (actual != null) {
                actuals.put(owner, actual);
            }
        }
        return actuals;
    }

    /** The metrics whose facts are added up for a metric. */
    private static List<Short> summed(Metric metric) {
        return metric.aggregate() == Metric.Aggregate.RATIO
                ? List.of(Objects.requireNonNull(metric.numerator()), Objects.requireNonNull(metric.denominator()))
                : List.of(metric.key());
    }

    private static @Nullable Actual actual(
            Metric metric, Owner owner, Map<Sums.Key, Sums.Sum> found, List<Short> summed) {
        Sums.Sum last = found.get(new Sums.Key(owner, summed.getLast()));
        if (last == null) {
            return null;
        }
        return switch (metric.aggregate()) {
            case SUM -> Actual.sum(last.amount());
            // percents of several people are averaged, counts and money added up
            case LAST ->
                metric.unit() == Metric.Unit.PERCENT
                        ? new Actual(last.amount(), BigDecimal.valueOf(last.people()))
                        : Actual.sum(last.amount());
            case RATIO -> ratio(metric, found.get(new Sums.Key(owner, summed.getFirst())), last.amount());
        };
    }

    private static @Nullable Actual ratio(Metric metric, Sums.@Nullable Sum above, BigDecimal below) {
        if (below.signum() <= 0) {
            return null;
        }
        BigDecimal numerator = above == null ? BigDecimal.ZERO : above.amount();
        return new Actual(metric.unit() == Metric.Unit.PERCENT ? numerator.multiply(HUNDRED) : numerator, below);
    }
}
