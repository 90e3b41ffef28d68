package org.fullscore.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The teams of an organization as a list would leave them; parents by team id, leaders by person key. */
final class TeamPlan {

    /** A team as it is or would be; {@code key} is null for a new one. */
    record Planned(
            @Nullable Integer key,
            String id,
            String name,
            @Nullable Integer answersTo,
            LocalDate ends,
            Timeline<String> parents,
            Timeline<Integer> leaders) {

        boolean isThere() {
            return ends.equals(Always.ENDS);
        }

        Planned named(String other) {
            return new Planned(key, id, other, answersTo, ends, parents, leaders);
        }

        Planned answeringTo(@Nullable Integer person) {
            return new Planned(key, id, name, person, ends, parents, leaders);
        }

        Planned ending(LocalDate day) {
            return new Planned(key, id, name, answersTo, day, parents, leaders);
        }

        Planned below(Timeline<String> other) {
            return new Planned(key, id, name, answersTo, ends, other, leaders);
        }

        Planned ledBy(Timeline<Integer> other) {
            return new Planned(key, id, name, answersTo, ends, parents, other);
        }
    }

    private final Map<String, Planned> teams = new HashMap<>();

    Optional<Planned> find(String id) {
        return Optional.ofNullable(teams.get(id));
    }

    void put(Planned team) {
        teams.put(team.id(), team);
    }

    Stream<Planned> all() {
        return teams.values().stream();
    }

    /** A circle a team stands in on some day: its ids from the team back to itself. */
    record Circle(LocalDate day, List<String> ids) {}

    /** The circles in which teams stand, each found from every team in it; none in a tree. */
    Map<String, Circle> circles() {
        Set<LocalDate> days = new TreeSet<>();
        teams.values().forEach(team -> team.parents().spans().forEach(span -> days.add(span.starts())));
        Map<String, Circle> circles = new HashMap<>();
        for (LocalDate day : days) {
            for (String id : teams.keySet()) {
                circleOf(id, day).ifPresent(circle -> circles.putIfAbsent(id, circle));
            }
        }
        return circles;
    }

    private Optional<Circle> circleOf(String id, LocalDate day) {
        SequencedSet<String> path = new LinkedHashSet<>();
        String at = id;
        while (at != null && path.add(at)) {
            at = parentOn(at, day);
        }
        if (!id.equals(at)) {
            return Optional.empty();
        }
        List<String> ids = new ArrayList<>(path);
        ids.add(id);
        return Optional.of(new Circle(day, ids));
    }

    private @Nullable String parentOn(String id, LocalDate day) {
        Planned team = teams.get(id);
        return team == null ? null : team.parents().on(day).orElse(null);
    }
}
