package org.fullscore.consequences;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Period;
import org.fullscore.organization.Today;
import org.fullscore.organization.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds for every measured goal the version that judges it, whom it concerns and the row that applies. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Judging {

    private final Policies policies;
    private final ClosedGoals closed;
    private final Metrics metrics;
    private final Hierarchy hierarchy;
    private final WorkingCalendar calendar;
    private final Today today;

    Judging(
            Policies policies,
            ClosedGoals closed,
            Metrics metrics,
            Hierarchy hierarchy,
            WorkingCalendar calendar,
            Today today) {
        this.policies = policies;
        this.closed = closed;
        this.metrics = metrics;
        this.hierarchy = hierarchy;
        this.calendar = calendar;
        this.today = today;
    }

    /**
     * What was found.
     *
     * @param person whom it concerns
     * @param inARow the how many-th period in a row inside the row
     * @param omitted the period whose earlier step was not applied, so that it is due again instead of the next; or null
     * @param then what follows, without what does not apply to this person
     */
    record Judgement(
            Judged goal,
            int person,
            ClosedGoals.Card card,
            Attained attained,
            PolicyVersionId version,
            Rule rule,
            int inARow,
            @Nullable String omitted,
            List<Consequence> then) {}

    List<Judgement> judge(Period period, Collection<Judged> goals) {
        List<Judgement> judgements = new ArrayList<>();
        Map<Short, List<Judged>> byMetric =
                goals.stream().filter(Judged::hasData).collect(Collectors.groupingBy(Judged::metric));
        byMetric.forEach((key, some) -> {
            Metric metric = metrics.byKey(key).orElseThrow();
            judgements.addAll(judge(period, metric, some));
        });
        return judgements;
    }

    private List<Judgement> judge(Period period, Metric metric, List<Judged> goals) {
        List<Policies.Version> published = policies.published();
        List<UUID> ids = goals.stream().map(Judged::goal).toList();
        Map<UUID, PolicyVersionId> agreed = closed.agreed(ids);
        Set<UUID> ramping = closed.ramping(ids);
        Map<Integer, Optional<Leader>> leaders = leaders(period, goals);
        Set<Integer> persons = new LinkedHashSet<>();
        goals.forEach(goal -> concerned(goal, leaders).ifPresent(leader -> persons.add(leader.person())));
        Map<Integer, ClosedGoals.Card> cards = closed.cards(persons, today.date());
        Map<ClosedGoals.Owner, List<ClosedGoals.Earlier>> before = closed.before(
                period,
                metric,
                goals.stream()
                        .map(goal -> new ClosedGoals.Owner(goal.person(), goal.team()))
                        .toList());
        Set<UUID> applied = closed.stepsApplied(before.values().stream()
                .map(earlier -> earlier.getFirst().goal())
                .toList());
        Map<Integer, Attained> teams = closed.teams(period, metric, persons);
        List<Judgement> judgements = new ArrayList<>();
        for (Judged goal : goals) {
            Optional<Leader> concerned = concerned(goal, leaders);
            if (concerned.isEmpty()) {
                continue;
            }
            Leader leader = concerned.get();
            ClosedGoals.Card card = Objects.requireNonNull(cards.get(leader.person()));
            Optional<Policies.Version> version = version(
                    published, agreed.get(goal.goal()), goal.metric(), goal.person() != null, period, card.job());
            if (version.isPresent()) {
                List<ClosedGoals.Earlier> earlier = ramping.contains(goal.goal())
                        ? List.of()
                        : earlier(
                                before.getOrDefault(new ClosedGoals.Owner(goal.person(), goal.team()), List.of()),
                                goal,
                                leader.person());
                Situation situation = new Situation(
                        goal.attained(metric.direction() == Metric.Direction.LOWER),
                        earlier.stream().map(ClosedGoals.Earlier::attained).toList(),
                        goal.person() == null ? null : teams.get(leader.person()));
                row(version.get(), situation, earlier, applied)
                        .map(row -> judgement(goal, leader, card, situation, version.get(), row))
                        .ifPresent(judgements::add);
            }
        }
        return judgements;
    }

    private static Judgement judgement(
            Judged goal, Leader leader, ClosedGoals.Card card, Situation situation, Policies.Version version, Row row) {
        List<Consequence> then = row.rule().then().stream()
                .filter(consequence -> leader.mostly() || consequence.kind() != Kind.CORRECTIVE)
                .toList();
        return new Judgement(
                goal,
                leader.person(),
                card,
                situation.attained(),
                version.id(),
                row.rule(),
                situation.inARow(row.rule()),
                row.omitted(),
                then);
    }

    /** The agreement's own version; else the one in force when the period began. */
    static Optional<Policies.Version> version(
            List<Policies.Version> published,
            @Nullable PolicyVersionId agreed,
            short metric,
            boolean person,
            Period period,
            @Nullable String job) {
        return published.stream()
                .filter(version -> version.id().equals(agreed))
                .findFirst()
                .or(() -> Policies.judging(
                        published, metric, person, period.kind().word(), period.starts(), job));
    }

    private record Row(Rule rule, @Nullable String omitted) {}

    /** A corrective that takes several misses needs the step before to have been applied; else that step is due again. */
    private static Optional<Row> row(
            Policies.Version version, Situation situation, List<ClosedGoals.Earlier> earlier, Set<UUID> applied) {
        List<Rule> fitting = version.document().table().fitting(situation);
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        Rule winner = fitting.getFirst();
        boolean escalates = winner.inARow() > 1
                && winner.then().stream().anyMatch(consequence -> consequence.kind() == Kind.CORRECTIVE);
        Optional<Rule> step = fitting.stream()
                .filter(rule -> rule.inARow() < winner.inARow())
                .filter(rule -> !rule.then().isEmpty())
                .findFirst();
        if (escalates
                && step.isPresent()
                && !applied.contains(earlier.getFirst().goal())) {
            return Optional.of(new Row(step.get(), earlier.getFirst().period()));
        }
        return Optional.of(new Row(winner, null));
    }

    /** Of a team's earlier goals those count that concerned the same person. */
    private List<ClosedGoals.Earlier> earlier(List<ClosedGoals.Earlier> all, Judged goal, int person) {
        Integer team = goal.team();
        return team == null
                ? all
                : all.stream()
                        .takeWhile(before -> hierarchy
                                .leaderForMostOf(team, before.starts(), before.ends())
                                .filter(leader -> leader == person)
                                .isPresent())
                        .toList();
    }

    /** Whom a goal concerns, and whether for at least half of the period's working days. */
    private record Leader(int person, boolean mostly) {}

    private static Optional<Leader> concerned(Judged goal, Map<Integer, Optional<Leader>> leaders) {
        return goal.person() != null
                ? Optional.of(new Leader(goal.person(), true))
                : Optional.ofNullable(goal.team()).flatMap(team -> leaders.getOrDefault(team, Optional.empty()));
    }

    private Map<Integer, Optional<Leader>> leaders(Period period, List<Judged> goals) {
        Map<Integer, Optional<Leader>> leaders = new HashMap<>();
        int days = calendar.between(period.starts(), period.ends());
        goals.stream()
                .map(Judged::team)
                .filter(java.util.Objects::nonNull)
                .forEach(team -> leaders.put(
                        team,
                        hierarchy.leadersDuring(team, period.starts(), period.ends()).stream()
                                .findFirst()
                                .map(led -> new Leader(led.person(), 2 * led.workingDays() >= days))));
        return leaders;
    }
}
