package org.fullscore.goals;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Rank;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.Visibility;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose goals somebody sees: everybody's where the organization is open; else one's own, those of the people below, of
 * leaders, and of teams. A peer's target is hidden whole, as it says what is not reached. Rule book, 9.1.
 */
@Component
@Transactional(readOnly = true)
public class Sight {

    private final Visibility visibility;
    private final People people;
    private final Reach reach;

    Sight(Visibility visibility, People people, Reach reach) {
        this.visibility = visibility;
        this.people = people;
        this.reach = reach;
    }

    /** The people whose goals a viewer sees, or empty for all; goals of teams everybody sees. */
    public Optional<Set<Integer>> people(Viewer viewer) {
        Visibility.Seen seen = visibility.of(viewer);
        if (seen.everything()) {
            return Optional.empty();
        }
        Set<Integer> all = new HashSet<>(seen.whole());
        people.all().stream()
                .filter(person -> person.rank() != Rank.REP)
                .map(Person::key)
                .forEach(all::add);
        return Optional.of(all);
    }

    /** Whether a goal is there for a viewer; a draft is there for those who may propose it only. */
    public boolean sees(Viewer viewer, Goal goal) {
        return sees(viewer, goal.owner(), goal.state());
    }

    /** The same for a goal of this owner in this state. */
    public boolean sees(Viewer viewer, Owner owner, Goal.State state) {
        if (state == Goal.State.DRAFT) {
            return reach.of(viewer).includes(owner);
        }
        Integer person = owner.personKey();
        return person == null
                || people(viewer).map(seen -> seen.contains(person)).orElse(true);
    }
}
