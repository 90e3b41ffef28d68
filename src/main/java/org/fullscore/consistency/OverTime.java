package org.fullscore.consistency;

import java.time.LocalDate;
import org.fullscore.consistency.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * Relief and waivers of one period, leaders and everybody else apart: the report of a year shows whether it grew.
 *
 * @param period its id
 * @param lastDay its last day
 * @param leaders agreements of leaders
 * @param others of everybody else; null where whoever reads is not shown it
 * @param waivers what was waived; null for those who may not open the cases: with what is said of teams and regions, the cases of single
 *     periods would tell of groups that are not shown
 * @param enough whether so many persons stand behind everybody else, here and in what is left out, that everybody is shown it
 */
public record OverTime(
        String period,
        LocalDate lastDay,
        Agreements leaders,
        @Nullable Agreements others,
        @Nullable Waivers waivers,
        boolean enough) {

    /**
     * Agreements of people for the period.
     *
     * @param lowered those whose target was made easier by decision at least once
     */
    public record Agreements(int agreements, int lowered) {

        static final Agreements NONE = new Agreements(0, 0);

        /** Lowered of agreements. */
        public Proportion share() {
            return new Proportion(lowered, agreements);
        }

        Agreements plus(Agreements other) {
            return new Agreements(agreements + other.agreements, lowered + other.lowered);
        }
    }

    /** Waived of what fell due at the closing of the period. */
    public record Waivers(Waived leaders, Waived others) {}

    /** One side. */
    public record Waived(int due, int waived) {

        static final Waived NONE = new Waived(0, 0);

        /** Waived of what fell due. */
        public Proportion share() {
            return new Proportion(waived, due);
        }

        Waived plus(Waived other) {
            return new Waived(due + other.due, waived + other.waived);
        }
    }

    /** As everybody may read it. */
    OverTime guarded() {
        return new OverTime(period, lastDay, leaders, enough ? others : null, null, enough);
    }
}
