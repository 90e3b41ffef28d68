package org.fullscore.goals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Team;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds targets against what was brought in the same period a year before, and against the same of the team, before anybody
 * signs. Rule book, 2.6.
 */
@Component
@Transactional(readOnly = true)
public class TargetChecks {

    private final GoalLines lines;
    private final LastYear lastYear;
    private final Metrics metrics;
    private final Periods periods;
    private final Teams teams;
    private final Sight sight;

    TargetChecks(GoalLines lines, LastYear lastYear, Metrics metrics, Periods periods, Teams teams, Sight sight) {
        this.lines = lines;
        this.lastYear = lastYear;
        this.metrics = metrics;
        this.periods = periods;
        this.teams = teams;
        this.sight = sight;
    }

    /**
     * A target against last year.
     *
     * @param before the period it is held against
     * @param brought what the owner brought then, above 0
     * @param change how much more the target is, in percent to one decimal
     * @param median the same for the middle one of the team; null where the viewer may not see all of them, or there is nobody
     *     else
     */
    public record TargetCheck(
            Period before,
            BigDecimal brought,
            BigDecimal change,
            @Nullable BigDecimal median) {}

    /** What is held against each other: goals of a metric in a period, of one team's people or of one team's teams. */
    private record Company(@Nullable Integer team, boolean people, short metric, String period) {}

    private record Compared(Map<Owner, BigDecimal> brought, List<GoalLine> goals, boolean seen) {}

    /** The check of one goal; empty where its owner brought nothing then. */
    public Optional<TargetCheck> of(Agreement goal, Viewer viewer) {
        return lines.one(goal.id().id())
                .flatMap(line -> Optional.ofNullable(of(List.of(line), viewer).get(line.id())));
    }

    /** The checks by id of the goal; a goal whose owner brought nothing then has none. */
    public Map<UUID, TargetCheck> of(Collection<GoalLine> goals, Viewer viewer) {
        Optional<Set<Integer>> seen = sight.people(viewer);
        Map<Company, Compared> known = new HashMap<>();
        Map<UUID, TargetCheck> checks = new HashMap<>();
        for (GoalLine goal : goals) {
            Metric metric = metrics.byKey(goal.metric()).orElseThrow();
            Period period = periods.find(goal.period()).orElse(null);
            if (period != null) {
                Period before = lastYear.of(period);
                Company company = company(goal);
                Compared compared = known.computeIfAbsent(company, each -> compared(each, goal, metric, period, seen));
                check(goal, before, compared).ifPresent(check -> checks.put(goal.id(), check));
            }
        }
        return checks;
    }

    private static Optional<TargetCheck> check(GoalLine goal, Period before, Compared compared) {
        BigDecimal brought = compared.brought().get(goal.owner());
        PartsAndWhole.Part own = new PartsAndWhole.Part("", goal.target().amount(), brought);
        PartsAndWhole all = new PartsAndWhole(
                null,
                compared.goals().stream()
                        .map(each -> each.id().equals(goal.id())
                                ? own
                                : new PartsAndWhole.Part(
                                        "",
                                        each.target().amount(),
                                        compared.brought().get(each.owner())))
                        .toList());
        boolean tells = compared.seen() && all.rises().size() > 1;
        return brought == null
                ? Optional.empty()
                : own.rise().map(change -> new TargetCheck(before, brought, change, tells ? all.median() : null));
    }

    private Compared compared(
            Company company, GoalLine goal, Metric metric, Period period, Optional<Set<Integer>> seen) {
        List<Integer> people = new ArrayList<>();
        List<Integer> below = new ArrayList<>();
        Integer team = company.team();
        if (team != null && company.people()) {
            teams.membersOn(team, goal.starts()).forEach(person -> people.add(person.key()));
        } else if (team != null) {
            teams.childrenOn(team, goal.starts()).forEach(child -> below.add(child.key()));
        } else {
            Stream.ofNullable(goal.owner().personKey()).forEach(people::add);
            Stream.ofNullable(goal.owner().teamKey()).forEach(below::add);
        }
        List<GoalLine> goals = lines.of(metric.key(), List.of(period.id()), people, below).stream()
                .filter(each -> each.state() != Goal.State.DRAFT || each.id().equals(goal.id()))
                .toList();
        return new Compared(
                lastYear.brought(
                        metric,
                        period,
                        Stream.concat(Stream.of(goal.owner()), goals.stream().map(GoalLine::owner))
                                .distinct()
                                .toList()),
                goals,
                seen.map(keys -> keys.containsAll(people)).orElse(true));
    }

    private Company company(GoalLine goal) {
        LocalDate day = goal.starts();
        Optional<Team> team = switch (goal.owner()) {
            case Owner.OfPerson person -> teams.mainTeamOn(person.key(), day);
            case Owner.OfTeam owner -> teams.parentOn(owner.key(), day);
        };
        return new Company(team.map(Team::key).orElse(null), goal.owner().isPerson(), goal.metric(), goal.period());
    }
}
