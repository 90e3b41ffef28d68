package org.fullscore.demonstration;

import org.fullscore.organization.People;
import org.fullscore.organization.SignedIn;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.Viewers;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The people of the demonstration as they act. */
@Component
@Profile("local")
class Staff {

    private final People people;
    private final Viewers viewers;

    Staff(People people, Viewers viewers) {
        this.people = people;
        this.viewers = viewers;
    }

    /** Somebody by name, signed in by password. */
    Viewer named(String name) {
        return of(people.byId(Company.id(name)).orElseThrow().key());
    }

    Viewer of(int key) {
        return viewers.of(SignedIn.byPassword(CurrentOrganization.id(), key)).orElseThrow();
    }
}
