package org.fullscore.scoreboard;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.fullscore.goals.GoalLine;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.results.Standing;
import org.jspecify.annotations.Nullable;

/**
 * The goals of a period as they serve one another, as far as somebody may see them: the whole from its roots on, or a stretch of
 * one level.
 *
 * @param at the goal whose parts {@code trees} are, or null where they are roots
 * @param trees goals that serve none (or none the viewer sees) and that others serve; of a part, whatever was asked for
 * @param alone goals that neither serve one nor are served
 * @param hidden how many goals are left out because the viewer may not see them
 * @param whole whether it begins with the roots
 */
public record GoalTree(@Nullable Node at, Stretch trees, Stretch alone, int hidden, boolean whole) {

    /**
     * Some of the goals of one level; the others are read when somebody asks for them.
     *
     * @param larger id of the goal they serve, or null for roots
     * @param lonely whether they are goals that stand alone
     * @param from how many come before
     * @param all how many there are in all
     */
    public record Stretch(@Nullable UUID larger, boolean lonely, int from, List<Node> nodes, int all) {

        public static final Stretch NONE = new Stretch(null, false, 0, List.of(), 0);

        /** How many come up to the last of these. */
        public int to() {
            return from + nodes.size();
        }

        public boolean hasMore() {
            return to() < all;
        }
    }

    /**
     * A goal and the goals that serve it.
     *
     * @param name who owns it
     * @param leads whether a leader or executive owns it
     * @param standing null while it is not in force
     * @param parts teams first, then leaders, then the others, by name
     * @param together what the parts of the same metric and period add up to; null where they do not add up
     */
    public record Node(
            GoalLine goal,
            String name,
            boolean leads,
            Metric metric,
            Period period,
            @Nullable Standing standing,
            @Nullable Pace pace,
            Stretch parts,
            @Nullable BigDecimal together) {}

    public boolean isEmpty() {
        return trees.all() == 0 && alone.all() == 0;
    }
}
