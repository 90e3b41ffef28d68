package org.fullscore.goals;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which goals serve which, as far as a viewer may see them. */
@Component
@Transactional(readOnly = true)
public class Cascades {

    private static final int CHOICES = 300;

    private final GoalLines lines;
    private final Sight sight;
    private final ServingRows rows;

    Cascades(GoalLines lines, Sight sight, ServingRows rows) {
        this.lines = lines;
        this.sight = sight;
        this.rows = rows;
    }

    /**
     * What stands around one goal.
     *
     * @param larger the goal it serves, or null where there is none or the viewer may not see it
     * @param hidden whether it serves a goal that the viewer may not see
     * @param serving the goals that serve it
     * @param choices what it could serve, empty where the viewer may not say so
     */
    public record Around(@Nullable GoalLine larger, boolean hidden, List<GoalLine> serving, List<GoalLine> choices) {}

    /** What stands around a goal; choices are goals that do not serve it themselves, those of its metric first. */
    public Around around(Agreement goal, Viewer viewer) {
        Optional<Set<Integer>> people = sight.people(viewer);
        UUID id = goal.id().id();
        UUID serves = lines.one(id).map(GoalLine::serves).orElse(null);
        GoalLine larger = serves == null
                ? null
                : lines.one(serves).filter(line -> isSeen(line, people)).orElse(null);
        return new Around(
                larger,
                serves != null && larger == null,
                seen(lines.serving(id), people),
                goal.may(Agreement.May.SERVE) ? choices(goal, people) : List.of());
    }

    /** The goals of which a viewer may know; goals of teams are among them for everybody. */
    public List<GoalLine> seen(List<GoalLine> all, Viewer viewer) {
        return seen(all, sight.people(viewer));
    }

    private List<GoalLine> choices(Agreement goal, Optional<Set<Integer>> people) {
        Cascade cascade = rows.all();
        short metric = goal.metric().key();
        return seen(lines.covering(goal.period().starts(), goal.period().ends(), CHOICES), people).stream()
                .filter(line -> !cascade.wouldCircle(goal.id().id(), line.id()))
                .sorted(Comparator.comparing((GoalLine line) -> line.metric() != metric))
                .toList();
    }

    private static List<GoalLine> seen(List<GoalLine> all, Optional<Set<Integer>> people) {
        return all.stream().filter(line -> isSeen(line, people)).toList();
    }

    private static boolean isSeen(GoalLine line, Optional<Set<Integer>> people) {
        Integer person = line.owner().personKey();
        return person == null || people.map(seen -> seen.contains(person)).orElse(true);
    }
}
