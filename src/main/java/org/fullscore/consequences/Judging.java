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

    /** By the versions that are in force. */
    List<Judgement> judge(Period period, Collection<Judged> goals) {
        return judge(period, goals, new Ruling.AsPublished(policies.published(), closed));
    }

    /** By a ruling; the number of statements does not depend on how many goals there are. */
    List<Judgement> judge(Period period, Collection<Judged> goals, Ruling ruling) {
        List<Judgement> judgements = new ArrayList<>();
        Map<Short, List<Judged>> byMetric =
                goals.stream().filter(Judged::hasData).collect(Collectors.groupingBy(Judged::metric));
        byMetric.forEach((key, some) -> {
            Metric metric = metrics.byKey(key).orElseThrow();
            judgements.addAll(judge(period, metric, some, ruling));
        });
        return judgements;
    }

    /** A goal with everything that has to be known of it, but whether the step before was applied. */
    private record Case(
            Judged goal,
            Leader leader,
            ClosedGoals.Card card,
            Situation situation,
            Policies.Version version,
            List<Rule> fitting,
            List<ClosedGoals.Earlier> earlier) {

        /** Whether a corrective that takes several misses comes first, and a row from which something follows before it. */
        boolean escalates() {
            Rule winner = fitting.getFirst();
            return winner.inARow() > 1
                    && winner.then().stream().anyMatch(consequence -> consequence.kind() == Kind.CORRECTIVE)
                    && step().isPresent();
        }

        Optional<Rule> step() {
            return fitting.stream()
                    .filter(rule -> rule.inARow() < fitting.getFirst().inARow())
                    .filter(rule -> !rule.then().isEmpty())
                    .findFirst();
        }
    }

    private List<Judgement> judge(Period period, Metric metric, List<Judged> goals, Ruling ruling) {
        List<Case> cases = cases(period, metric, goals, ruling);
        Set<UUID> applied = ruling.stepsApplied(cases.stream()
                .filter(Case::escalates)
                .map(each -> each.earlier().getFirst().goal())
                .toList());
        return cases.stream().map(each -> judgement(each, row(each, applied))).toList();
    }

    /** A goal, whom it concerns, and the version that judges it. */
    private record Ruled(Judged goal, Leader leader, ClosedGoals.Card card, Policies.Version version) {

        /** Whether it has to be known what the person's team attained. */
        boolean asksForTeam() {
            return goal.person() != null
                    && version.document().table().rows().stream().anyMatch(Rule::hasTeamCondition);
        }
    }

    private List<Ruled> ruled(Period period, List<Judged> goals, Ruling ruling) {
        Map<UUID, PolicyVersionId> agreed =
                closed.agreed(goals.stream().map(Judged::goal).toList());
        Map<Integer, Leader> leaders = leaders(period, goals);
        Set<Integer> persons = new LinkedHashSet<>();
        goals.forEach(goal -> concerned(goal, leaders).ifPresent(leader -> persons.add(leader.person())));
        Map<Integer, ClosedGoals.Card> cards = closed.cards(persons, today.date());
        List<Ruled> ruled = new ArrayList<>();
        for (Judged goal : goals) {
            concerned(goal, leaders).ifPresent(leader -> {
                ClosedGoals.Card card = Objects.requireNonNull(cards.get(leader.person()));
                ruling.version(goal, agreed.get(goal.goal()), period, card.job())
                        .ifPresent(version -> ruled.add(new Ruled(goal, leader, card, version)));
            });
        }
        return ruled;
    }

    private List<Case> cases(Period period, Metric metric, List<Judged> goals, Ruling ruling) {
        List<Ruled> ruled = ruled(period, goals, ruling);
        Set<UUID> ramping =
                ramping(ruled.stream().map(each -> each.goal().goal()).toList(), ruling);
        LedBefore ledBefore = new LedBefore(
                hierarchy,
                closed.before(
                        period,
                        metric,
                        ruled.stream()
                                .map(Ruled::goal)
                                .map(goal -> new ClosedGoals.Owner(goal.person(), goal.team()))
                                .toList(),
                        ruling));
        Set<Integer> asking = ruled.stream()
                .filter(Ruled::asksForTeam)
                .map(each -> each.leader().person())
                .collect(Collectors.toSet());
        Map<Integer, Attained> teams = asking.isEmpty() ? Map.of() : ruling.teams(period, metric, asking);
        List<Case> cases = new ArrayList<>();
        for (Ruled each : ruled) {
            Judged goal = each.goal();
            int person = each.leader().person();
            List<ClosedGoals.Earlier> earlier = ramping.contains(goal.goal()) ? List.of() : ledBefore.of(goal, person);
            Situation situation = new Situation(
                    goal.attained(metric.direction() == Metric.Direction.LOWER),
                    earlier.stream().map(ClosedGoals.Earlier::attained).toList(),
                    each.asksForTeam() ? teams.get(person) : null);
            List<Rule> fitting = each.version().document().table().fitting(situation);
            if (!fitting.isEmpty()) {
                cases.add(new Case(goal, each.leader(), each.card(), situation, each.version(), fitting, earlier));
            }
        }
        return cases;
    }

    private Set<UUID> ramping(List<UUID> goals, Ruling ruling) {
        Set<UUID> frozen = closed.ramping(goals);
        return goals.stream()
                .filter(goal -> ruling.retarget(goal).map(Ruling.Retarget::ramp).orElseGet(() -> frozen.contains(goal)))
                .collect(Collectors.toSet());
    }

    private static Judgement judgement(Case each, Row row) {
        List<Consequence> then = row.rule().then().stream()
                .filter(consequence -> each.leader().mostly() || consequence.kind() != Kind.CORRECTIVE)
                .toList();
        return new Judgement(
                each.goal(),
                each.leader().person(),
                each.card(),
                each.situation().attained(),
                each.version().id(),
                row.rule(),
                each.situation().inARow(row.rule()),
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
    private static Row row(Case each, Set<UUID> applied) {
        boolean omitted =
                each.escalates() && !applied.contains(each.earlier().getFirst().goal());
        return omitted
                ? new Row(each.step().orElseThrow(), each.earlier().getFirst().period())
                : new Row(each.fitting().getFirst(), null);
    }

    /** Whom a goal concerns, and whether for at least half of the period's working days. */
    private record Leader(int person, boolean mostly) {}

    private static Optional<Leader> concerned(Judged goal, Map<Integer, Leader> leaders) {
        return goal.person() != null
                ? Optional.of(new Leader(goal.person(), true))
                : Optional.ofNullable(goal.team()).map(leaders::get);
    }

    private Map<Integer, Leader> leaders(Period period, List<Judged> goals) {
        List<Integer> teams =
                goals.stream().map(Judged::team).filter(Objects::nonNull).toList();
        int days = calendar.between(period.starts(), period.ends());
        Map<Integer, Leader> leaders = new HashMap<>();
        hierarchy.leadersDuring(teams, period.starts(), period.ends()).forEach((team, led) -> {
            Hierarchy.Led most = led.getFirst();
            leaders.put(team, new Leader(most.person(), 2 * most.workingDays() >= days));
        });
        return leaders;
    }
}
