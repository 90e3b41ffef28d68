package org.fullscore.scoreboard;

import java.util.List;
import org.fullscore.goals.Agreement;
import org.fullscore.results.Projection;
import org.fullscore.results.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A goal with all there is to say about it today.
 *
 * @param team name of the team that owns it, or null where a person does
 * @param pace where it should stand; null for metrics that do not add up, and for somebody away all the time
 * @param agreement as the viewer may see it
 * @param projection where it ends at the present rate; null while it is too early to tell and once it is over
 * @param levels its levels, from the lowest
 * @param next what it takes to the next level; null for goals that are not the viewer's own, on the best level, and once it is over
 */
public record GoalSheet(
        Standing standing,
        @Nullable String team,
        @Nullable Pace pace,
        Way way,
        Agreement agreement,
        @Nullable Projection projection,
        List<LevelBox> levels,
        @Nullable NextStep next) {}
