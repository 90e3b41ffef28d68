package org.fullscore.consistency;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where people were in the periods a report is about: their rank, manager, team and region on the day of coverage. */
record Places(Map<Seat, Place> bySeat) {

    /** One person in one period. */
    record Seat(String period, int person) {}

    /** @param rank {@link Dimension#LEADERS} or {@link Dimension#OTHERS}
     * @param manager id of who signs, or null
     * @param team id of the main team, or null
     * @param region id of the region it lies in, or null */
    record Place(
            String rank,
            @Nullable String manager,
            @Nullable String team,
            @Nullable String region) {

        /** The group of a dimension; null where it is not known. */
        @Nullable
        String value(Dimension dimension) {
            return switch (dimension.kind()) {
                case RANK -> rank;
                case OWED_BY -> manager;
                case TEAM -> team;
                case REGION -> region;
                case GROUP -> null;
            };
        }
    }

    Optional<Place> of(String period, int person) {
        return Optional.ofNullable(bySeat.get(new Seat(period, person)));
    }
}
