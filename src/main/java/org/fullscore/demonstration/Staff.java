package org.fullscore.demonstration;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<String, Integer> keys = new ConcurrentHashMap<>();
    private final Map<Integer, Viewer> known = new ConcurrentHashMap<>();

    Staff(People people, Viewers viewers) {
        this.people = people;
        this.viewers = viewers;
    }

    /** Somebody by name, signed in by password. */
    Viewer named(String name) {
        return of(keys.computeIfAbsent(
                name, one -> people.byId(Company.id(one)).orElseThrow().key()));
    }

    Viewer of(int key) {
        return known.computeIfAbsent(
                key,
                one -> viewers.of(SignedIn.byPassword(CurrentOrganization.id(), one))
                        .orElseThrow());
    }
}
