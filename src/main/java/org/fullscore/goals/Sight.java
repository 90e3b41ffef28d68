package org.fullscore.goals;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Rank;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose goals somebody sees: everybody's where the organization is open; else those of leaders, of teams, of the people
 * below, one's own, and in the setting <i>team</i> those of the team one is in. Rule book, 9.1.
 */
@Component
@Transactional(readOnly = true)
public class Sight {

    private final OrganizationSettings settings;
    private final People people;
    private final Teams teams;
    private final Hierarchy hierarchy;
    private final Reach reach;
    private final Today today;

    Sight(OrganizationSettings settings, People people, Teams teams, Hierarchy hierarchy, Reach reach, Today today) {
        this.settings = settings;
        this.people = people;
        this.teams = teams;
        this.hierarchy = hierarchy;
        this.reach = reach;
        this.today = today;
    }

    /** The people whose goals a viewer sees, or empty for all; goals of teams everybody sees. */
    public Optional<Set<Integer>> people(Viewer viewer) {
        String visibility = settings.current().visibility();
        if (visibility.equals("open")
                || viewer.isExecutive()
                || viewer.isAdministrator()
                || viewer.isAuditor()
                || viewer.isOperations()) {
            return Optional.empty();
        }
        Set<Integer> seen = new HashSet<>(hierarchy.below(viewer.personKey(), today.date()));
        seen.add(viewer.personKey());
        people.all().stream()
                .filter(person -> person.rank() != Rank.REP)
                .map(Person::key)
                .forEach(seen::add);
        if (visibility.equals("team")) {
            teams.mainTeamOn(viewer.personKey(), today.date())
                    .ifPresent(team -> teams.membersOn(team.key(), today.date()).stream()
                            .map(Person::key)
                            .forEach(seen::add));
        }
        return Optional.of(seen);
    }

    /** Whether a goal is there for a viewer; a draft is there for those who may propose it only. */
    public boolean sees(Viewer viewer, Goal goal) {
        if (goal.state() == Goal.State.DRAFT) {
            return reach.of(viewer).includes(goal.owner());
        }
        Integer person = goal.owner().personKey();
        return person == null
                || people(viewer).map(seen -> seen.contains(person)).orElse(true);
    }
}
