package org.fullscore.scoreboard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fullscore.goals.CascadeLevels;
import org.fullscore.goals.CascadeLevels.Forest;
import org.fullscore.goals.CascadeLevels.Level;
import org.fullscore.goals.CascadeLevels.Place;
import org.fullscore.goals.CascadeLevels.Roots;
import org.fullscore.goals.GoalLine;
import org.fullscore.goals.Owner;
import org.fullscore.goals.SeasonalSplit;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.WorkingDays;
import org.fullscore.results.Standing;
import org.fullscore.results.Standings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads trees of goals with where each of them stands, a few levels at once and the others when somebody asks. */
@Component
@Transactional(readOnly = true)
public class GoalTrees {

    /** So many goals of one level at once. */
    public static final int MOST = 50;

    /** Levels below the roots that are read unasked, as long as they have no more goals than this. */
    private static final int UNASKED = 400;

    private static final int LEVELS = 2;

    private final CascadeLevels levels;
    private final Standings standings;
    private final GoalSheets sheets;
    private final Metrics metrics;
    private final Periods periods;
    private final Today today;

    GoalTrees(
            CascadeLevels levels,
            Standings standings,
            GoalSheets sheets,
            Metrics metrics,
            Periods periods,
            Today today) {
        this.levels = levels;
        this.standings = standings;
        this.sheets = sheets;
        this.metrics = metrics;
        this.periods = periods;
        this.today = today;
    }

    /** All goals whose period lies within one, of one metric or of all, and the larger goals they serve. */
    public GoalTree of(Period period, @Nullable Metric metric, Viewer viewer) {
        Forest forest = forest(period, metric);
        Level served = levels.roots(forest, Roots.SERVED, first(), viewer);
        Level alone = levels.roots(forest, Roots.ALONE, first(), viewer);
        Map<UUID, Level> below = new HashMap<>();
        List<Place> open = served.places();
        for (int depth = 0; depth < LEVELS && isFew(open); depth++) {
            Map<UUID, Level> found = levels.parts(ids(open), forest, first(), viewer);
            below.putAll(found);
            open = found.values().stream()
                    .flatMap(level -> level.places().stream())
                    .filter(place -> place.parts() > 0)
                    .toList();
        }
        List<Place> all = new ArrayList<>(served.places());
        all.addAll(alone.places());
        below.values().forEach(level -> all.addAll(level.places()));
        Growth growth = new Growth(all, below);
        return new GoalTree(
                null,
                growth.stretch(null, false, 0, served),
                growth.stretch(null, true, 0, alone),
                levels.hidden(forest, viewer),
                true);
    }

    /** The goals that serve one, from a number on; empty where the viewer sees no such goal. */
    public Optional<GoalTree> below(UUID goal, int from, Period period, @Nullable Metric metric, Viewer viewer) {
        Forest forest = forest(period, metric);
        return levels.one(goal, forest, viewer).map(place -> {
            Level parts = levels.parts(List.of(goal), forest, after(from), viewer)
                    .getOrDefault(goal, new Level(List.of(), place.parts()));
            List<Place> all = new ArrayList<>(parts.places());
            all.add(place);
            Growth growth = new Growth(all, Map.of());
            return new GoalTree(
                    growth.stretch(null, false, 0, new Level(List.of(place), 1)).nodes().stream()
                            .findFirst()
                            .orElse(null),
                    growth.stretch(goal, false, from, parts),
                    GoalTree.Stretch.NONE,
                    0,
                    false);
        });
    }

    /** Roots, from a number on: those that others serve, or those that stand alone. */
    public GoalTree roots(Roots which, int from, Period period, @Nullable Metric metric, Viewer viewer) {
        Level level = levels.roots(forest(period, metric), which, after(from), viewer);
        return new GoalTree(
                null,
                new Growth(level.places(), Map.of()).stretch(null, which == Roots.ALONE, from, level),
                GoalTree.Stretch.NONE,
                0,
                false);
    }

    private static Forest forest(Period period, @Nullable Metric metric) {
        return new Forest(period.starts(), period.ends(), metric == null ? null : metric.key());
    }

    private static CascadeLevels.Stretch first() {
        return after(0);
    }

    private static CascadeLevels.Stretch after(int from) {
        return new CascadeLevels.Stretch(from, MOST);
    }

    private static boolean isFew(Collection<Place> places) {
        return !places.isEmpty()
                && places.stream()
                                .mapToInt(place -> Math.min(place.parts(), MOST))
                                .sum()
                        <= UNASKED;
    }

    private static List<UUID> ids(Collection<Place> places) {
        return places.stream().map(place -> place.goal().id()).toList();
    }

    /** One forest while it grows. */
    private final class Growth {

        private final Map<UUID, Level> below;
        private final Map<Short, Metric> measured =
                metrics.all().stream().collect(Collectors.toMap(Metric::key, metric -> metric));
        private final Map<String, Period> spans = new HashMap<>();
        private final Map<UUID, Standing> standing = new HashMap<>();
        private final Map<UUID, Pace> paces = new HashMap<>();

        private Growth(Collection<Place> all, Map<UUID, Level> below) {
            this.below = below;
            Map<String, List<Owner>> owners = all.stream()
                    .map(Place::goal)
                    .collect(Collectors.groupingBy(
                            GoalLine::period, Collectors.mapping(GoalLine::owner, Collectors.toList())));
            owners.forEach((id, owned) -> periods.find(id)
                    .ifPresent(
                            period -> measure(period, owned.stream().distinct().toList())));
        }

        private void measure(Period period, List<Owner> owned) {
            spans.put(period.id(), period);
            Map<Owner, WorkingDays> days = sheets.days(owned, period);
            List<Standing> found = standings.ofOwners(owned, period, null);
            Map<UUID, SeasonalSplit> seasons = sheets.seasons(found);
            for (Standing one : found) {
                standing.put(one.goal(), one);
                Pace pace = BoardLine.pace(
                        one, Objects.requireNonNull(days.get(one.owner())), today.date(), seasons.get(one.goal()));
                if (pace != null) {
                    paces.put(one.goal(), pace);
                }
            }
        }

        private GoalTree.Stretch stretch(@Nullable UUID larger, boolean alone, int from, Level level) {
            return new GoalTree.Stretch(
                    larger,
                    alone,
                    from,
                    level.places().stream()
                            .filter(place -> spans.containsKey(place.goal().period())
                                    && measured.containsKey(place.goal().metric()))
                            .map(this::grow)
                            .toList(),
                    level.all());
        }

        private GoalTree.Node grow(Place place) {
            GoalLine goal = place.goal();
            Metric metric = Objects.requireNonNull(measured.get(goal.metric()));
            return new GoalTree.Node(
                    goal,
                    place.name(),
                    place.leads(),
                    metric,
                    Objects.requireNonNull(spans.get(goal.period())),
                    standing.get(goal.id()),
                    paces.get(goal.id()),
                    stretch(goal.id(), false, 0, below.getOrDefault(goal.id(), new Level(List.of(), place.parts()))),
                    metric.aggregate() == Metric.Aggregate.SUM ? place.together() : null);
        }
    }
}
