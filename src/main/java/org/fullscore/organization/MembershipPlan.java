package org.fullscore.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Memberships as corrections would leave them: one line of main teams a person, one line a person and overlay team. */
final class MembershipPlan {

    /** A person in a team, in the main line or beside it. */
    record Place(int person, int team, boolean main) {

        private Place lineKey() {
            return main ? new Place(person, 0, true) : this;
        }
    }

    private final Map<Place, Timeline<Integer>> before = new HashMap<>();
    private final Map<Place, Timeline<Integer>> lines = new HashMap<>();

    /** Adds what is known; in order of days. */
    void know(Place place, LocalDate starts, LocalDate ends) {
        put(place, starts, ends);
        before.put(place.lineKey(), line(place));
    }

    Timeline<Integer> line(Place place) {
        return lines.getOrDefault(place.lineKey(), Timeline.empty());
    }

    boolean has(Place place) {
        return line(place).spans().stream().anyMatch(span -> span.value() == place.team());
    }

    void put(Place place, LocalDate starts, LocalDate ends) {
        lines.put(place.lineKey(), line(place).between(starts, ends, place.team()));
    }

    void end(Place place, LocalDate day) {
        lines.put(place.lineKey(), line(place).from(day, null));
    }

    /** Who is where on a day. */
    List<Place> openOn(LocalDate day) {
        List<Place> open = new ArrayList<>();
        lines.forEach((key, line) ->
                line.on(day).ifPresent(team -> open.add(new Place(key.person(), team, key.main()))));
        return open;
    }

    /** The lines that differ from what is known. */
    Map<Place, Timeline<Integer>> changed() {
        Map<Place, Timeline<Integer>> changed = new HashMap<>();
        lines.forEach((key, line) -> {
            if (!line.equals(before(key))) {
                changed.put(key, line);
            }
        });
        return changed;
    }

    Timeline<Integer> before(Place place) {
        return before.getOrDefault(place.lineKey(), Timeline.empty());
    }
}
