package org.fullscore.consistency;

import java.time.LocalDate;
import org.fullscore.consistency.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * Relief and waivers of one period, leaders and everybody else apart: the report of a year shows whether it grew.
 *
 * @param period its id
 * @param lastDay its last day
 * @param others everybody else; null where whoever reads is not shown it
 * @param enough whether so many persons stand behind everybody else, here and in what is left out, that everybody is shown it
 */
public record OverTime(
        String period,
        LocalDate lastDay,
        Count leaders,
        @Nullable Count others,
        boolean enough) {

    /**
     * One side of a period.
     *
     * @param agreements of people for the period
     * @param lowered those whose target was made easier by decision at least once
     * @param due obligations that fell due at its closing
     * @param waived those that were waived
     */
    public record Count(int agreements, int lowered, int due, int waived) {

        static final Count NONE = new Count(0, 0, 0, 0);

        /** Lowered of agreements. */
        public Proportion relief() {
            return new Proportion(lowered, agreements);
        }

        /** Waived of what fell due. */
        public Proportion waivers() {
            return new Proportion(waived, due);
        }

        Count plus(Count other) {
            return new Count(
                    agreements + other.agreements, lowered + other.lowered, due + other.due, waived + other.waived);
        }
    }

    /** As everybody may read it. */
    OverTime guarded() {
        return enough ? this : new OverTime(period, lastDay, leaders, null, false);
    }
}
