package org.fullscore.consequences;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a rule table; a row from which nothing follows is a row, too.
 *
 * @param name unique in its table
 * @param from percent of target, inclusive
 * @param below percent of target, exclusive; null = without end
 * @param inARow how many closed periods in a row, this one included, must lie inside the row; at least 1
 * @param teamFrom percent of its own target the team must have attained, or null for no such condition
 * @param source where its numbers are agreed on, where that is not the source of the whole policy; or null
 * @param then what follows
 */
public record Rule(
        String name,
        BigDecimal from,
        @Nullable BigDecimal below,
        int inARow,
        @Nullable BigDecimal teamFrom,
        @Nullable String source,
        List<Consequence> then) {

    public Rule {
        then = List.copyOf(then);
    }

    /** A row whose numbers have the source of the whole policy. */
    public Rule(
            String name,
            BigDecimal from,
            @Nullable BigDecimal below,
            int inARow,
            @Nullable BigDecimal teamFrom,
            List<Consequence> then) {
        this(name, from, below, inARow, teamFrom, null, then);
    }

    public boolean hasTeamCondition() {
        return teamFrom != null;
    }

    /** Whether a result lies inside from – below, whatever the count and the team. */
    public boolean covers(Attained attained) {
        return attained.isWithin(from, below);
    }

    /** Whether the row applies, were it the only one. */
    public boolean fits(Situation situation) {
        return covers(situation.attained()) && situation.inARow(this) >= inARow && fitsTeam(situation.team());
    }

    private boolean fitsTeam(@Nullable Attained team) {
        return teamFrom == null || (team != null && team.isAtLeast(teamFrom));
    }

    /** Whether this row wins where both fit. */
    boolean beats(Rule other) {
        return inARow > other.inARow || (inARow == other.inARow && hasTeamCondition() && !other.hasTeamCondition());
    }

    /** Whether both rows leave some attainment to the other as well. */
    boolean sharesAttainmentWith(Rule other) {
        return (other.below == null || from.compareTo(other.below) < 0)
                && (below == null || other.from.compareTo(below) < 0);
    }
}
