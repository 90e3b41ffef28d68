package org.fullscore.results;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
@Transactional(readOnly = true)
public class Standings {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final GoalsInForce goals;
    private final Adjusting adjusting;
    private final FrozenStandings frozen;
    private final Sums sums;
    private final Reliabilities reliabilities;
    private final Metrics metrics;
    private final Periods periods;
    private final Today today;

    Standings(
            GoalsInForce goals,
            Adjusting adjusting,
            FrozenStandings frozen,
            Sums sums,
            Reliabilities reliabilities,
            Metrics metrics,
            Periods periods,
            Today today) {
        this.goals = goals;
        this.adjusting = adjusting;
        this.frozen = frozen;
        this.sums = sums;
        this.reliabilities = reliabilities;
        this.metrics = metrics;
        this.periods = periods;
        this.today = today;
    }

    /** Every standing of a period, of one metric or of all, by metric. */
    public List<Standing> of(Period period, @Nullable Metric metric) {
        return frozen.isFrozen(period.id()) ? frozen.of(period, metric) : live(period, metric);
    }

    /** Standings of some owners; places are among everybody. */
    public List<Standing> ofOwners(Collection<Owner> owners, Period period, @Nullable Metric metric) {
        Set<Owner> wanted = new HashSet<>(owners);
        return of(period, metric).stream()
                .filter(standing -> wanted.contains(standing.owner()))
                .toList();
    }

    /** Standings of a person in a period. */
    public List<Standing> ofPerson(int person, Period period) {
        return ofOwners(List.of(Owner.person(person)), period, null);
    }

    /** The standing of a goal that is in force. */
    public Optional<Standing> one(UUID goal) {
        return goals.placeOf(goal).flatMap(place -> {
            Optional<Period> period = periods.find(place.period());
            Optional<Metric> metric = metrics.byKey(place.metric());
            return period.flatMap(found -> of(found, metric.orElseThrow()).stream()
                    .filter(standing -> standing.goal().equals(goal))
                    .findFirst());
        });
    }

    /** Every goal in force, measured now, whatever was frozen before; of a closed period by the targets it was closed with. */
    public List<Standing> live(Period period, @Nullable Metric metric) {
        return measured(goals.of(period, metric, today.date()), period);
    }

    /** These goals of one period, measured now. */
    List<Standing> measured(List<GoalInForce> inForce, Period period) {
        if (inForce.isEmpty()) {
            return List.of();
        }
        List<Metric> all = metrics.all();
        Map<Short, List<GoalInForce>> byMetric =
                adjusted(inForce, period, all).stream().collect(Collectors.groupingBy(GoalInForce::metricKey));
        Reliabilities.In feeds = reliabilities.in(period);
        List<Standing> standings = new ArrayList<>();
        for (Metric measured : all) {
            List<GoalInForce> toMeasure = byMetric.get(measured.key());
            if (toMeasure != null) {
                standings.addAll(measure(measured, period, toMeasure, feeds.of(measured)));
            }
        }
        return standings;
    }

    /** The one place where what was agreed becomes what is judged. */
    private List<GoalInForce> adjusted(List<GoalInForce> agreed, Period period, List<Metric> all) {
        Map<Short, Metric> byKey = all.stream().collect(Collectors.toMap(Metric::key, Function.identity()));
        Map<UUID, Factor> factors = adjusting.factors(
                period,
                agreed.stream()
                        .map(goal -> goal.candidate(Objects.requireNonNull(byKey.get(goal.metricKey()))))
                        .toList());
        return factors.isEmpty()
                ? agreed
                : agreed.stream()
                        .map(goal -> goal.adjusted(factors.get(goal.id())))
                        .toList();
    }

    private List<Standing> measure(Metric metric, Period period, List<GoalInForce> toMeasure, Reliability reliability) {
        List<Short> summed = summed(metric);
        Set<Short> delivered = sums.delivered(summed, period);
        Measuring measuring = new Measuring(
                metric, period, delivered.contains(summed.getLast()), reliability.asOf(), reliability::freshnessOf);
        return measuring.measure(
                toMeasure,
                actuals(
                        metric,
                        period,
                        toMeasure.stream().map(GoalInForce::owner).toList()));
    }

    /** What these owners brought of a metric in a period, whether they have a goal or not; who brought nothing is absent. */
    public Map<Owner, Actual> actuals(Metric metric, Period period, Collection<Owner> owners) {
        List<Short> summed = summed(metric);
        List<Integer> persons = keys(owners.stream().map(Owner::personKey));
        List<Integer> teams = keys(owners.stream().map(Owner::teamKey));
        Map<Sums.Key, Sums.Sum> found = new HashMap<>();
        if (metric.aggregate() == Metric.Aggregate.LAST) {
            found.putAll(sums.lastOfPersons(persons, summed, period));
            found.putAll(sums.lastOfTeams(teams, summed, period));
        } else {
            found.putAll(sums.ofPersons(persons, summed, period));
            found.putAll(sums.ofTeams(teams, summed, period));
        }
        Map<Owner, Actual> actuals = new HashMap<>();
        for (Owner owner : owners) {
            Actual actual = actual(metric, owner, found, summed);
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

    private static List<Integer> keys(Stream<@Nullable Integer> keys) {
        return keys.filter(Objects::nonNull).distinct().toList();
    }
}
