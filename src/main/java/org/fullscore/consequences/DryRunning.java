package org.fullscore.consequences;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Period;
import org.fullscore.organization.PeriodCalendar;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Closing;
import org.fullscore.results.Closings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tries a version on closed periods: judged by the same code that judges at closing, as if it had been in force in each of them, and
 * set against what really fell due. Nothing is written.
 */
@Component
@Transactional(readOnly = true)
public class DryRunning {

    /** Three years of quarters. */
    private static final int MOST_PERIODS = 12;

    private static final int MOST_CLOSED = 500;

    private final Policies policies;
    private final Restatements restatements;
    private final Judging judging;
    private final PromiseGate gate;
    private final ClosedGoals closed;
    private final Retargeting retargeting;
    private final FellDue fellDue;
    private final DryRunSight sight;
    private final Closings closings;
    private final Periods periods;
    private final Metrics metrics;
    private final Hierarchy hierarchy;
    private final Today today;

    DryRunning(
            Policies policies,
            Restatements restatements,
            Judging judging,
            PromiseGate gate,
            ClosedGoals closed,
            Retargeting retargeting,
            FellDue fellDue,
            DryRunSight sight,
            Closings closings,
            Periods periods,
            Metrics metrics,
            Hierarchy hierarchy,
            Today today) {
        this.policies = policies;
        this.restatements = restatements;
        this.judging = judging;
        this.gate = gate;
        this.closed = closed;
        this.retargeting = retargeting;
        this.fellDue = fellDue;
        this.sight = sight;
        this.closings = closings;
        this.periods = periods;
        this.metrics = metrics;
        this.hierarchy = hierarchy;
        this.today = today;
    }

    /** What came of it. */
    public sealed interface Answer {}

    public record Tried(DryRun run) implements Answer {}

    /** It was not tried on these periods, and why. */
    public record NotTried(Refusal refusal) implements Answer {}

    /** The closed periods a version can be tried on: of the kind it judges, the latest first. */
    public List<Period> triable(Policies.Version version) {
        String kind = version.document().period();
        Map<String, Period> customs = kind.equals(Period.Kind.CUSTOM.word())
                ? periods.customs().stream().collect(Collectors.toMap(Period::id, Function.identity()))
                : Map.of();
        return closings.closed(MOST_CLOSED).stream()
                .map(id -> PeriodCalendar.isCalendarId(id) ? periods.find(id) : Optional.ofNullable(customs.get(id)))
                .flatMap(Optional::stream)
                .filter(period -> period.kind().word().equals(kind))
                .toList();
    }

    /** Those it is tried on unless somebody chooses: the latest four, or the latest one for those who see one at a time. */
    public List<String> usual(Viewer viewer, Policies.Version version) {
        return triable(version).stream()
                .limit(sight.most(viewer, 4))
                .map(Period::id)
                .toList();
    }

    /** Whether somebody may choose several periods at once. */
    public boolean several(Viewer viewer) {
        return sight.most(viewer, MOST_PERIODS) > 1;
    }

    /**
     * Tries a version that the viewer may read.
     *
     * @param chosen ids of closed periods of the kind it judges
     */
    public Answer run(Viewer viewer, Policies.Version version, Collection<String> chosen) {
        Map<String, Period> triable = triable(version).stream()
                .collect(Collectors.toMap(Period::id, period -> period, (one, other) -> one, LinkedHashMap::new));
        Set<String> wanted = Set.copyOf(chosen);
        Optional<String> strange =
                wanted.stream().filter(id -> !triable.containsKey(id)).sorted().findFirst();
        if (wanted.isEmpty()) {
            return new NotTried(Refusal.because(Refusal.Reason.PERIOD_MISSING));
        }
        if (strange.isPresent()) {
            return new NotTried(Refusal.because(Refusal.Reason.PERIOD_NOT_CLOSED, strange.get()));
        }
        int most = sight.most(viewer, MOST_PERIODS);
        if (wanted.size() > most) {
            return new NotTried(Refusal.because(Refusal.Reason.TOO_MANY_PERIODS, most));
        }
        List<Period> inOrder = wanted.stream()
                .map(triable::get)
                .sorted(Comparator.comparing(Period::starts).thenComparing(Period::id))
                .toList();
        return new Tried(run(viewer, version, inOrder));
    }

    private DryRun run(Viewer viewer, Policies.Version version, List<Period> inOrder) {
        List<Policies.Version> all = policies.all();
        Trial trial = new Trial(version, closed);
        List<Effect> effects = new ArrayList<>();
        int goals = 0;
        for (Period period : inOrder) {
            goals += run(version, period, trial, all, effects);
        }
        return sight.of(viewer, version.id(), inOrder.stream().map(Period::id).toList(), goals, effects);
    }

    /** Adds what it does in a period, and answers how many goals it would have judged. */
    private int run(
            Policies.Version version, Period period, Trial trial, List<Policies.Version> all, List<Effect> effects) {
        Map<UUID, Judged> frozen = ofItsMetrics(restatements.judged(period.id()), version, all);
        Closing closing = closings.of(period);
        List<Judged> judged = judged(version, period, trial, all, frozen, closing);
        List<Judging.Judgement> judgements = judging.judge(period, judged, trial);
        LocalDate day =
                closing.closedAt() == null ? today.date() : LocalDate.ofInstant(closing.closedAt(), today.zone());
        Hierarchy.Lines lines = hierarchy.on(
                day, judgements.stream().map(Judging.Judgement::person).toList());
        Map<UUID, List<Opening.Due>> dues = gate.withoutKeptBack(Opening.dues(judgements)).stream()
                .filter(due -> lines.leaderAbove(due.judgement().person()).isPresent())
                .collect(Collectors.groupingBy(due -> due.judgement().goal().goal()));
        Map<UUID, List<FellDue.Real>> real = fellDue.of(frozen.keySet(), all);
        Set<UUID> compared = new HashSet<>();
        for (Judging.Judgement judgement : judgements) {
            UUID goal = judgement.goal().goal();
            compared.add(goal);
            effects.addAll(Effect.of(
                    period.id(),
                    judgement.goal(),
                    real.getOrDefault(goal, List.of()),
                    dues.getOrDefault(goal, List.of())));
        }
        real.forEach((goal, some) -> {
            if (!compared.contains(goal)) {
                effects.addAll(takenAway(period, version, Objects.requireNonNull(frozen.get(goal)), some));
            }
        });
        askAlone(trial, dues, FellDue.withSteps(real));
        return judgements.size();
    }

    /** Goals that the tried version no longer judges: what its policy asked for is taken away, other policies stay. */
    private static List<Effect> takenAway(
            Period period, Policies.Version version, Judged goal, List<FellDue.Real> real) {
        List<FellDue.Real> ofPolicy = real.stream()
                .filter(one -> one.policy().equals(version.id().policy()))
                .toList();
        return Effect.of(period.id(), goal, ofPolicy, List.of());
    }

    private static void askAlone(Trial trial, Map<UUID, List<Opening.Due>> dues, Set<UUID> withSteps) {
        dues.forEach((goal, some) -> {
            if (!withSteps.contains(goal)
                    && some.stream().anyMatch(due -> !due.consequence().kind().isBenefit())) {
                trial.asksAlone(goal);
            }
        });
    }

    /** Goals of every metric that a version of the policy judges or judged. */
    private static Map<UUID, Judged> ofItsMetrics(
            Map<UUID, Judged> goals, Policies.Version version, List<Policies.Version> all) {
        Set<Short> metrics = all.stream()
                .filter(other -> other.id().policy().equals(version.id().policy()))
                .map(Policies.Version::metricKey)
                .collect(Collectors.toSet());
        Map<UUID, Judged> some = new LinkedHashMap<>(goals);
        some.values().removeIf(goal -> !metrics.contains(goal.metric()));
        return some;
    }

    /** The goals the tried version judges, measured against the targets it would have set. */
    private List<Judged> judged(
            Policies.Version version,
            Period period,
            Trial trial,
            List<Policies.Version> all,
            Map<UUID, Judged> frozen,
            Closing closing) {
        Metric metric = metrics.byKey(version.metricKey()).orElseThrow();
        List<Judged> goals = frozen.values().stream()
                .filter(goal -> version.judges(
                        goal.metric(), goal.person() != null, period.kind().word()))
                .toList();
        List<Policies.Version> published =
                all.stream().filter(Policies.Version::isPublished).toList();
        Map<UUID, Ruling.Retarget> retargets = retargeting.of(
                period, metric, goals, published, version.document().adjust());
        trial.begin(closing.closedAt(), retargets);
        List<Judged> judged = new ArrayList<>();
        for (Judged goal : goals) {
            Ruling.Retarget other = retargets.get(goal.goal());
            if (other == null) {
                judged.add(goal);
            } else if (other.target() != null) {
                judged.add(goal.against(other.target(), metric.direction()));
            }
        }
        return judged;
    }
}
