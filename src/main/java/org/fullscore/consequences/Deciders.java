package org.fullscore.consequences;

import java.time.LocalDate;
import java.util.Set;
import org.fullscore.organization.People;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says who may decide on an obligation: whoever it is with, a delegate, and a successor where whoever answers is gone. */
@Component
@Transactional(readOnly = true)
class Deciders {

    private final Delegates delegates;
    private final Holders holders;
    private final People people;

    Deciders(Delegates delegates, Holders holders, People people) {
        this.delegates = delegates;
        this.holders = holders;
        this.people = people;
    }

    /** Everybody somebody stands in for on a day, read once for decisions about several. */
    Set<Integer> standsFor(int person, LocalDate day) {
        return delegates.standsFor(person, day);
    }

    /** Nobody decides on what is owed to themselves, whoever named them. */
    Decider of(int person, Set<Integer> standsFor, Obligation obligation, LocalDate day) {
        if (person == obligation.owedBy()) {
            return Decider.holding(person);
        }
        if (person == obligation.personKey()) {
            return new Decider(person, Decider.Right.NONE);
        }
        if (standsFor.contains(obligation.owedBy())) {
            return new Decider(person, Decider.Right.DELEGATE);
        }
        return new Decider(person, isSuccessor(person, obligation, day) ? Decider.Right.SUCCESSOR : Decider.Right.NONE);
    }

    Decider of(int person, Obligation obligation, LocalDate day) {
        return of(person, standsFor(person, day), obligation, day);
    }

    private boolean isSuccessor(int person, Obligation obligation, LocalDate day) {
        return obligation.outcome() == null
                && day.isAfter(obligation.deadline())
                && people.byKey(obligation.owedBy())
                        .filter(holder -> !holder.isThereOn(day))
                        .isPresent()
                && holders.wouldHold(obligation, day)
                        .filter(successor -> successor == person)
                        .isPresent();
    }
}
