package org.fullscore.consistency;

import java.util.Map;

/**
 * In which share of person-periods a goal was in force in time, by group of a dimension.
 *
 * @param all of everybody together
 * @param byValue by dimension and value
 */
record CoverageShares(Count all, Map<Dimension, Map<String, Count>> byValue) {

    /** So many person-periods, and those of them with a goal in force in time. */
    record Count(int people, int inForce) {

        static final Count NONE = new Count(0, 0);

        Count plus(Count other) {
            return new Count(people + other.people, inForce + other.inForce);
        }

        double share() {
            return people == 0 ? 1 : (double) inForce / people;
        }
    }

    /** 0 to 1; 1 where it is not measured. */
    double of(Dimension dimension, String value) {
        return byValue.getOrDefault(dimension, Map.of())
                .getOrDefault(value, Count.NONE)
                .share();
    }
}
