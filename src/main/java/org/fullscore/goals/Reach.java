package org.fullscore.goals;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Team;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * For whom somebody may propose targets: administrators and operations for everybody, leaders for the people and teams
 * below them and for themselves.
 */
@Component
@Transactional(readOnly = true)
public class Reach {

    private final Hierarchy hierarchy;
    private final Teams teams;
    private final Today today;

    Reach(Hierarchy hierarchy, Teams teams, Today today) {
        this.hierarchy = hierarchy;
        this.teams = teams;
        this.today = today;
    }

    /** The owners within reach of one viewer. */
    public sealed interface Owned {

        boolean includes(Owner owner);

        /** Whether nobody at all is within reach. */
        boolean isEmpty();
    }

    record Everybody() implements Owned {

        @Override
        public boolean includes(Owner owner) {
            return true;
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }

    record Some(Set<Integer> people, Set<Integer> teams) implements Owned {

        @Override
        public boolean includes(Owner owner) {
            return switch (owner) {
                case Owner.OfPerson person -> people.contains(person.key());
                case Owner.OfTeam team -> teams.contains(team.key());
            };
        }

        @Override
        public boolean isEmpty() {
            return people.isEmpty() && teams.isEmpty();
        }
    }

    public Owned of(Viewer viewer) {
        if (viewer.isAdministrator() || viewer.isOperations()) {
            return new Everybody();
        }
        List<Team> led = hierarchy.led(viewer.personKey(), today.date());
        if (led.isEmpty()) {
            return new Some(Set.of(), Set.of());
        }
        Set<Integer> people = new HashSet<>(hierarchy.below(viewer.personKey(), today.date()));
        people.add(viewer.personKey());
        return new Some(people, subtree(led));
    }

    private Set<Integer> subtree(List<Team> roots) {
        LocalDate day = today.date();
        Set<Integer> found = new HashSet<>();
        Deque<Team> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Team team = open.pop();
            if (found.add(team.key())) {
                open.addAll(teams.childrenOn(team.key(), day));
            }
        }
        return found;
    }
}
