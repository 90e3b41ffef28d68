package org.fullscore.consequences;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is judged by the rows of a policy.
 *
 * @param attained the result of the period
 * @param before the results of the periods before, the latest first, without those that neither count nor break
 * @param team what the team attained of the same metric in the same period, or null if it had no goal
 */
public record Situation(
        Attained attained, List<Attained> before, @Nullable Attained team) {

    public Situation {
        before = List.copyOf(before);
    }

    /** How many periods in a row, the judged one included, lie inside a row. */
    public int inARow(Rule rule) {
        return rule.covers(attained)
                ? 1 + (int) before.stream().takeWhile(rule::covers).count()
                : 0;
    }
}
