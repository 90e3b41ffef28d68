package org.fullscore.scoreboard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.UUID;
import org.fullscore.goals.Agreement;
import org.fullscore.goals.Agreements;
import org.fullscore.goals.GoalId;
import org.fullscore.goals.Owner;
import org.fullscore.goals.SeasonalSplit;
import org.fullscore.goals.SeasonalSplits;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Period;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.organization.WorkingDays;
import org.fullscore.results.Courses;
import org.fullscore.results.Facts;
import org.fullscore.results.Projection;
import org.fullscore.results.Standing;
import org.fullscore.results.Standings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the goals of a few owners with all there is to say about them. */
@Component
@Transactional(readOnly = true)
public class GoalSheets {

    private final Standings standings;
    private final SeasonalSplits seasons;
    private final Courses courses;
    private final Agreements agreements;
    private final Facts facts;
    private final Metrics metrics;
    private final Teams teams;
    private final WorkingCalendar calendar;
    private final Today today;

    GoalSheets(
            Standings standings,
            SeasonalSplits seasons,
            Courses courses,
            Agreements agreements,
            Facts facts,
            Metrics metrics,
            Teams teams,
            WorkingCalendar calendar,
            Today today) {
        this.standings = standings;
        this.seasons = seasons;
        this.courses = courses;
        this.agreements = agreements;
        this.facts = facts;
        this.metrics = metrics;
        this.teams = teams;
        this.calendar = calendar;
        this.today = today;
    }

    /** The goals of these owners in a period, persons before teams, by metric; those the viewer may not see are left out. */
    public List<GoalSheet> of(Collection<Owner> owners, Period period, Viewer viewer) {
        List<Standing> measured = standings.ofOwners(owners, period, null);
        Map<Owner, WorkingDays> days = days(owners, period);
        Map<Short, Map<Owner, NavigableMap<LocalDate, BigDecimal>>> daily = new HashMap<>();
        Map<UUID, SeasonalSplit> split = seasons(measured);
        List<GoalSheet> sheets = new ArrayList<>();
        for (Standing standing : measured) {
            Agreement agreement =
                    agreements.find(new GoalId(standing.goal()), viewer).orElse(null);
            if (agreement != null) {
                Way way = Way.of(
                        period,
                        daily.computeIfAbsent(standing.metric().key(), metric -> courses.of(owners, metric, period))
                                .get(standing.owner()),
                        Objects.requireNonNull(days.get(standing.owner())),
                        today.date());
                sheets.add(sheet(standing, way, agreement, split.get(standing.goal()), viewer));
            }
        }
        return List.copyOf(sheets);
    }

    private GoalSheet sheet(
            Standing standing, Way way, Agreement agreement, @Nullable SeasonalSplit season, Viewer viewer) {
        Integer team = standing.owner().teamKey();
        Pace pace = BoardLine.pace(standing, way.days(), today.date(), season);
        Projection projection = pace == null || standing.frozen()
                ? null
                : way.projection(standing.actual().value()).orElse(null);
        List<LevelBox> levels = LevelBox.of(standing, projection);
        boolean mine = standing.owner().equals(Owner.person(viewer.personKey()));
        return new GoalSheet(
                standing,
                team == null ? null : teams.byKey(team).orElseThrow().name(),
                pace,
                way,
                agreement,
                projection,
                levels,
                mine && today.date().isBefore(standing.period().ends())
                        ? NextStep.of(standing, levels, unit(standing, viewer.personKey()))
                                .orElse(null)
                        : null);
    }

    /** What one more result of a person brings: the average of the last twelve months, or one more won. */
    private NextStep.@Nullable Unit unit(Standing standing, int person) {
        Metric metric = standing.metric();
        return switch (metric.aggregate()) {
            case SUM -> {
                LocalDate tomorrow = today.date().plusDays(1);
                Facts.Together own = facts.together(person, metric.key(), tomorrow.minusYears(1), tomorrow);
                yield own.count() > 0 && own.sum().signum() > 0
                        ? new NextStep.OwnAverage(own.sum(), own.count())
                        : null;
            }
            case RATIO ->
                metric.unit() == Metric.Unit.PERCENT && isCounted(metric.numerator()) && isCounted(metric.denominator())
                        ? new NextStep.Won()
                        : null;
            case LAST -> null;
        };
    }

    private boolean isCounted(@Nullable Short metric) {
        return metric != null
                && metrics.byKey(metric)
                        .filter(found -> found.unit() == Metric.Unit.COUNT)
                        .isPresent();
    }

    /** How those of these goals were split that were, by id of the goal. */
    public Map<UUID, SeasonalSplit> seasons(Collection<Standing> measured) {
        return seasons.of(measured.stream().map(Standing::goal).toList());
    }

    /** The working days of each owner in a period: persons' own, and the organization's for teams. */
    public Map<Owner, WorkingDays> days(Collection<Owner> owners, Period period) {
        List<Integer> persons =
                owners.stream().map(Owner::personKey).filter(Objects::nonNull).toList();
        Map<Integer, WorkingDays> own = calendar.during(persons, period.starts(), period.ends());
        WorkingDays shared = calendar.during(period.starts(), period.ends());
        Map<Owner, WorkingDays> days = new HashMap<>();
        owners.forEach(owner -> days.put(owner, of(owner.personKey(), own, shared)));
        return days;
    }

    private static WorkingDays of(@Nullable Integer person, Map<Integer, WorkingDays> own, WorkingDays shared) {
        return person == null ? shared : own.getOrDefault(person, shared);
    }
}
