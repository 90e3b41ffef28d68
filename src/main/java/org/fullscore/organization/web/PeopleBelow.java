package org.fullscore.organization.web;

import java.util.Set;
import java.util.TreeSet;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.springframework.stereotype.Component;

/** Whose absences and hours somebody may see: one's own and those of the people below; administrators and auditors see all. */
@Component
class PeopleBelow {

    private final People people;
    private final Hierarchy hierarchy;
    private final Today today;

    PeopleBelow(People people, Hierarchy hierarchy, Today today) {
        this.people = people;
        this.hierarchy = hierarchy;
        this.today = today;
    }

    /** Keys of the people. */
    Integer[] of(Viewer viewer) {
        if (viewer.isAdministrator() || viewer.isAuditor()) {
            return people.all().stream().map(Person::key).toArray(Integer[]::new);
        }
        Set<Integer> keys = new TreeSet<>(hierarchy.below(viewer.personKey(), today.date()));
        keys.add(viewer.personKey());
        return keys.toArray(Integer[]::new);
    }
}
