package org.fullscore.scoreboard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fullscore.goals.GoalLine;
import org.fullscore.goals.GoalLines;
import org.fullscore.goals.Owner;
import org.fullscore.goals.SeasonalSplit;
import org.fullscore.goals.SeasonalSplits;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Person;
import org.fullscore.organization.Today;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.organization.WorkingDays;
import org.fullscore.results.Standing;
import org.fullscore.results.Standings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The goals of a person over time. */
@Component
@Transactional(readOnly = true)
public class Histories {

    /** Further back one looks at the ledger. */
    private static final int MOST = 12;

    private static final int GOALS = 500;

    private final GoalLines lines;
    private final Standings standings;
    private final SeasonalSplits seasons;
    private final Periods periods;
    private final WorkingCalendar calendar;
    private final Today today;

    Histories(
            GoalLines lines,
            Standings standings,
            SeasonalSplits seasons,
            Periods periods,
            WorkingCalendar calendar,
            Today today) {
        this.lines = lines;
        this.standings = standings;
        this.seasons = seasons;
        this.periods = periods;
        this.calendar = calendar;
        this.today = today;
    }

    /**
     * One goal in its period.
     *
     * @param standing null while it is not in force
     */
    public record Chapter(
            GoalLine goal,
            Period period,
            @Nullable Standing standing,
            @Nullable Pace pace,
            WorkingDays days) {

        /** The target first agreed, adjusted by formula like the one after relief. */
        public @Nullable BigDecimal first() {
            BigDecimal first = goal.firstTarget();
            return first == null || standing == null || standing.adjustment() == null
                    ? first
                    : standing.adjustment().factor().of(first);
        }

        /** What was attained of the target first agreed, as a ratio; null unless the target was changed. */
        public @Nullable BigDecimal former() {
            BigDecimal first = first();
            if (standing == null || first == null || !goal.isRelieved() || !standing.hasData()) {
                return null;
            }
            BigDecimal actual = standing.actual().value();
            boolean lower = standing.metric().direction() == Metric.Direction.LOWER;
            BigDecimal above = lower ? first : actual;
            BigDecimal below = lower ? actual : first;
            return below.signum() <= 0 ? null : above.divide(below, 8, java.math.RoundingMode.FLOOR);
        }
    }

    /** The goals of a person for a metric, the latest period first. */
    public List<Chapter> of(Person person, Metric metric) {
        List<GoalLine> goals = lines
                .list(new GoalLines.Narrowed(null, metric.key(), Owner.person(person.key()), null, null), GOALS)
                .stream()
                .sorted(Comparator.comparing(GoalLine::starts)
                        .thenComparing(GoalLine::ends)
                        .reversed())
                .limit(MOST)
                .toList();
        if (goals.isEmpty()) {
            return List.of();
        }
        LocalDate from = goals.getLast().starts();
        LocalDate to = goals.stream()
                .map(GoalLine::ends)
                .max(Comparator.naturalOrder())
                .orElse(from);
        Map<Integer, WorkingDays> known = calendar.during(List.of(person.key()), from, to);
        Map<UUID, SeasonalSplit> split =
                seasons.of(goals.stream().map(GoalLine::id).toList());
        List<Chapter> chapters = new ArrayList<>();
        for (GoalLine goal : goals) {
            periods.find(goal.period()).ifPresent(period -> {
                Map<Owner, Standing> measured =
                        standings.ofOwners(List.of(Owner.person(person.key())), period, metric).stream()
                                .collect(Collectors.toMap(Standing::owner, Function.identity()));
                chapters.add(chapter(
                        goal,
                        period,
                        measured.get(goal.owner()),
                        Objects.requireNonNull(known.get(person.key())),
                        split.get(goal.id())));
            });
        }
        return List.copyOf(chapters);
    }

    private Chapter chapter(
            GoalLine goal,
            Period period,
            @Nullable Standing standing,
            WorkingDays days,
            @Nullable SeasonalSplit season) {
        WorkingDays own = days.within(period.starts(), period.ends());
        Pace pace = standing == null ? null : BoardLine.pace(standing, own, today.date(), season);
        return new Chapter(goal, period, standing, pace, own);
    }
}
