package org.fullscore.consistency;

import org.fullscore.consistency.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * One group of a comparison.
 *
 * @param value its id
 * @param name as it is to be read
 * @param coverage the share of its person-periods with a goal in force in time, 0 to 1; 1 where it is not measured
 * @param outcomes what became of its cases; null where they are not shown
 * @param extent how soon and how fully
 * @param delay when they were decided; null where they are not shown, or no day is known
 * @param avoided how many more would have fallen due, had no target been changed by decision
 * @param opens whether whoever reads may open the cases
 */
public record Line(
        String value,
        String name,
        double coverage,
        @Nullable Outcomes outcomes,
        Extent extent,
        @Nullable Delay delay,
        int avoided,
        boolean opens) {

    /** Not shown, because too few persons stand behind it or because it would tell what is not shown of another. */
    public boolean isSuppressed() {
        return outcomes == null;
    }

    /** Applied on time of what fell due and what was avoided: the strict rate (rule book 2.5). */
    public Proportion strict() {
        return outcomes == null ? Proportion.NONE : new Proportion(outcomes.applied(), outcomes.due() + avoided);
    }

    /** The same, called something else. */
    Line called(String otherValue, String otherName) {
        return new Line(otherValue, otherName, coverage, outcomes, extent, delay, avoided, opens);
    }

    /** The same for somebody who may not open its cases. */
    Line closed() {
        return new Line(value, name, coverage, outcomes, extent, delay, avoided, false);
    }

    Line suppressed() {
        return new Line(value, name, 1, null, Extent.NONE, null, 0, false);
    }
}
