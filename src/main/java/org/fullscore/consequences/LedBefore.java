package org.fullscore.consequences;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.fullscore.organization.Hierarchy;

/** The periods before that count for whoever a goal concerns: of a team's, those in which the same person led it. */
final class LedBefore {

    private record Days(LocalDate starts, LocalDate ends) {}

    private final Map<ClosedGoals.Owner, List<ClosedGoals.Earlier>> before;
    private final Map<Days, Map<Integer, List<Hierarchy.Led>>> leaders = new HashMap<>();

    LedBefore(Hierarchy hierarchy, Map<ClosedGoals.Owner, List<ClosedGoals.Earlier>> before) {
        this.before = before;
        Set<Integer> teams = before.keySet().stream()
                .map(ClosedGoals.Owner::team)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        before.entrySet().stream()
                .filter(entry -> entry.getKey().team() != null)
                .flatMap(entry -> entry.getValue().stream())
                .map(earlier -> new Days(earlier.starts(), earlier.ends()))
                .distinct()
                .forEach(days -> leaders.put(days, hierarchy.leadersDuring(teams, days.starts(), days.ends())));
    }

    /** The latest first. */
    List<ClosedGoals.Earlier> of(Judged goal, int person) {
        List<ClosedGoals.Earlier> all =
                before.getOrDefault(new ClosedGoals.Owner(goal.person(), goal.team()), List.of());
        Integer team = goal.team();
        return team == null
                ? all
                : all.stream()
                        .takeWhile(earlier -> isLed(team, person, earlier))
                        .toList();
    }

    private boolean isLed(int team, int person, ClosedGoals.Earlier earlier) {
        List<Hierarchy.Led> led = leaders.getOrDefault(new Days(earlier.starts(), earlier.ends()), Map.of())
                .getOrDefault(team, List.of());
        return !led.isEmpty() && led.getFirst().person() == person;
    }
}
