package org.fullscore.consistency;

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
 * @param opens whether whoever reads may open the cases
 */
public record Line(
        String value,
        String name,
        double coverage,
        @Nullable Outcomes outcomes,
        Extent extent,
        @Nullable Delay delay,
        boolean opens) {

    /** Not shown, because too few persons stand behind it or because it would tell what is not shown of another. */
    public boolean isSuppressed() {
        return outcomes == null;
    }

    /** The same, called something else. */
    Line called(String otherValue, String otherName) {
        return new Line(otherValue, otherName, coverage, outcomes, extent, delay, opens);
    }

    /** The same for somebody who may not open its cases. */
    Line closed() {
        return new Line(value, name, coverage, outcomes, extent, delay, false);
    }

    Line suppressed() {
        return new Line(value, name, 1, null, Extent.NONE, null, false);
    }
}
