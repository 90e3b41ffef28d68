package org.fullscore.scoreboard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fullscore.goals.Cascades;
import org.fullscore.goals.GoalLine;
import org.fullscore.goals.GoalLines;
import org.fullscore.goals.Owner;
import org.fullscore.goals.Owners;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.People;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Person;
import org.fullscore.organization.Rank;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.WorkingDays;
import org.fullscore.results.Standing;
import org.fullscore.results.Standings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads trees of goals with where each of them stands. */
@Component
@Transactional(readOnly = true)
public class GoalTrees {

    private static final int MOST = 3_000;

    private final GoalLines lines;
    private final Cascades cascades;
    private final Standings standings;
    private final GoalSheets sheets;
    private final Owners owners;
    private final People people;
    private final Metrics metrics;
    private final Periods periods;
    private final Today today;

    GoalTrees(
            GoalLines lines,
            Cascades cascades,
            Standings standings,
            GoalSheets sheets,
            Owners owners,
            People people,
            Metrics metrics,
            Periods periods,
            Today today) {
        this.lines = lines;
        this.cascades = cascades;
        this.standings = standings;
        this.sheets = sheets;
        this.owners = owners;
        this.people = people;
        this.metrics = metrics;
        this.periods = periods;
        this.today = today;
    }

    /** All goals whose period lies within one, of one metric or of all, and the larger goals they serve. */
    public GoalTree of(Period period, @Nullable Metric metric, Viewer viewer) {
        List<GoalLine> read = lines.cascade(period.starts(), period.ends(), MOST + 1);
        List<GoalLine> kept = metric == null ? read : ofMetric(read, metric.key());
        List<GoalLine> seen = cascades.seen(kept, viewer);
        Growth growth = new Growth(seen.subList(0, Math.min(seen.size(), MOST)));
        return growth.tree(kept.size() - seen.size(), read.size() > MOST);
    }

    /** Those of a metric, and whatever larger goals they serve. */
    private static List<GoalLine> ofMetric(List<GoalLine> all, short metric) {
        Map<UUID, GoalLine> byId = all.stream().collect(Collectors.toMap(GoalLine::id, line -> line));
        Set<UUID> wanted = new HashSet<>();
        for (GoalLine line : all) {
            GoalLine at = line.metric() == metric ? line : null;
            while (at != null && wanted.add(at.id())) {
                at = at.serves() == null ? null : byId.get(at.serves());
            }
        }
        return all.stream().filter(line -> wanted.contains(line.id())).toList();
    }

    /** One forest while it grows. */
    private final class Growth {

        private final List<GoalLine> all;
        private final Map<UUID, List<GoalLine>> parts = new LinkedHashMap<>();
        private final List<GoalLine> roots = new ArrayList<>();
        private final Map<Owner, Owners.Card> cards = owners.cards();
        private final Set<Integer> leaders = people.all().stream()
                .filter(person -> person.rank() != Rank.REP)
                .map(Person::key)
                .collect(Collectors.toSet());
        private final Map<Short, Metric> measured =
                metrics.all().stream().collect(Collectors.toMap(Metric::key, metric -> metric));
        private final Map<String, Period> spans = new HashMap<>();
        private final Map<UUID, Standing> standing = new HashMap<>();
        private final Map<UUID, Pace> paces = new HashMap<>();

        private Growth(List<GoalLine> seen) {
            all = seen;
            Set<UUID> ids = seen.stream().map(GoalLine::id).collect(Collectors.toSet());
            for (GoalLine line : seen) {
                if (line.serves() != null && ids.contains(line.serves())) {
                    parts.computeIfAbsent(line.serves(), id -> new ArrayList<>())
                            .add(line);
                } else {
                    roots.add(line);
                }
            }
            seen.stream().map(GoalLine::period).distinct().forEach(this::measure);
        }

        private void measure(String id) {
            Period period = periods.find(id).orElse(null);
            if (period == null) {
                return;
            }
            spans.put(id, period);
            List<Owner> owned = all.stream()
                    .filter(line -> line.period().equals(id))
                    .map(GoalLine::owner)
                    .distinct()
                    .toList();
            Map<Owner, WorkingDays> days = sheets.days(owned, period);
            for (Standing one : standings.ofOwners(owned, period, null)) {
                standing.put(one.goal(), one);
                Pace pace = BoardLine.pace(one, Objects.requireNonNull(days.get(one.owner())), today.date());
                if (pace != null) {
                    paces.put(one.goal(), pace);
                }
            }
        }

        private GoalTree tree(int hidden, boolean cut) {
            List<GoalTree.Node> nodes = grown(roots);
            return new GoalTree(
                    nodes.stream().filter(node -> !node.parts().isEmpty()).toList(),
                    nodes.stream().filter(node -> node.parts().isEmpty()).toList(),
                    hidden,
                    cut);
        }

        private List<GoalTree.Node> grown(List<GoalLine> goals) {
            return goals.stream()
                    .filter(goal -> spans.containsKey(goal.period()) && measured.containsKey(goal.metric()))
                    .map(this::grow)
                    .sorted(Comparator.comparing(
                                    (GoalTree.Node node) -> node.goal().owner().isPerson())
                            .thenComparing(node -> !node.leads())
                            .thenComparing(GoalTree.Node::name)
                            .thenComparing(node -> node.goal().starts())
                            .thenComparing(node -> node.goal().id()))
                    .toList();
        }

        private GoalTree.Node grow(GoalLine goal) {
            Owners.Card card = cards.get(goal.owner());
            Integer person = goal.owner().personKey();
            Metric metric = Objects.requireNonNull(measured.get(goal.metric()));
            List<GoalLine> below = parts.getOrDefault(goal.id(), List.of());
            return new GoalTree.Node(
                    goal,
                    card == null ? "" : card.name(),
                    person != null && leaders.contains(person),
                    metric,
                    Objects.requireNonNull(spans.get(goal.period())),
                    standing.get(goal.id()),
                    paces.get(goal.id()),
                    grown(below),
                    together(goal, metric, below));
        }

        private @Nullable BigDecimal together(GoalLine goal, Metric metric, List<GoalLine> below) {
            List<BigDecimal> targets = below.stream()
                    .filter(part -> part.metric() == goal.metric())
                    .filter(part -> part.period().equals(goal.period()))
                    .map(part -> part.target().amount())
                    .toList();
            return metric.aggregate() != Metric.Aggregate.SUM || targets.isEmpty()
                    ? null
                    : targets.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
