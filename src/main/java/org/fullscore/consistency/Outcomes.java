package org.fullscore.consistency;

import org.fullscore.consistency.statistics.Proportion;

/**
 * What became of obligations whose deadline has passed; every one of them is in exactly one of the five.
 *
 * @param applied on time, as ruled or harsher
 * @param late decided after the deadline
 * @param substituted something milder
 * @param waived decided not to
 * @param notApplied nobody decided before the deadline passed
 */
public record Outcomes(int applied, int late, int substituted, int waived, int notApplied) {

    /** Nothing fell due. */
    public static final Outcomes NONE = new Outcomes(0, 0, 0, 0, 0);

    /** How many fell due. */
    public int due() {
        return applied + late + substituted + waived + notApplied;
    }

    /** Applied on time of due. */
    public Proportion onTime() {
        return new Proportion(applied, due());
    }

    /** Both taken together. */
    public Outcomes plus(Outcomes other) {
        return new Outcomes(
                Math.addExact(applied, other.applied),
                Math.addExact(late, other.late),
                Math.addExact(substituted, other.substituted),
                Math.addExact(waived, other.waived),
                Math.addExact(notApplied, other.notApplied));
    }
}
