package org.fullscore.organization;

import java.util.Collection;
import java.util.Map;
import org.fullscore.ledger.Names;
import org.springframework.stereotype.Component;

/** Gives the ledger the names of the people in it. */
@Component
class NamesInTheLedger implements Names {

    private final People people;

    NamesInTheLedger(People people) {
        this.people = people;
    }

    @Override
    public Map<Integer, String> of(Collection<Integer> personKeys) {
        return people.names(personKeys);
    }
}
