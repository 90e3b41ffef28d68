package org.fullscore.scoreboard;

import java.math.BigDecimal;
import java.util.List;
import org.fullscore.goals.GoalLine;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.results.Standing;
import org.jspecify.annotations.Nullable;

/**
 * The goals of a period as they serve one another, as far as somebody may see them.
 *
 * @param trees goals that serve none (or none the viewer sees) and that others serve
 * @param alone goals that neither serve one nor are served
 * @param hidden how many goals are left out because the viewer may not see them
 * @param cut whether there are more than are read
 */
public record GoalTree(List<Node> trees, List<Node> alone, int hidden, boolean cut) {

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
            List<Node> parts,
            @Nullable BigDecimal together) {}

    public boolean isEmpty() {
        return trees.isEmpty() && alone.isEmpty();
    }
}
