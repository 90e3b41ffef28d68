package org.fullscore.goals;

import java.time.LocalDate;
import java.util.Optional;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.People;
import org.fullscore.organization.Rank;
import org.fullscore.organization.Today;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may approve a relief: somebody from the line above the owner, or an executive, and neither the owner nor whoever asked nor
 * anybody below them. Rule book, 2.4.
 */
@Component
@Transactional(readOnly = true)
class ReliefApprovers {

    private final Signers signers;
    private final Hierarchy hierarchy;
    private final People people;
    private final Today today;

    ReliefApprovers(Signers signers, Hierarchy hierarchy, People people, Today today) {
        this.signers = signers;
        this.hierarchy = hierarchy;
        this.people = people;
        this.today = today;
    }

    /** What a relief is asked for: a goal that begins on a day, by somebody. */
    record Asked(Owner owner, LocalDate starts, int requestedBy) {}

    /** Why a person may not approve it, or empty. */
    Optional<Refusal> hindrance(int person, Asked asked) {
        LocalDate day = today.date();
        Optional<Integer> owner = signers.owner(asked.owner(), asked.starts());
        if (asked.requestedBy() == person
                || owner.filter(key -> key == person).isPresent()
                || hierarchy.isAbove(asked.requestedBy(), person, day)) {
            return Optional.of(Refusal.FOUR_EYES);
        }
        boolean above = owner.map(key -> hierarchy.isAbove(person, key, day)).orElse(false);
        return above || isExecutive(person) ? Optional.empty() : Optional.of(Refusal.NOT_AN_APPROVER);
    }

    /** Whether it waits for this person: the nearest above the owner who may, or any executive where nobody above may. */
    boolean waitsFor(int person, Asked asked) {
        return hindrance(person, asked).isEmpty()
                && nearest(asked).map(key -> key == person).orElse(true);
    }

    private Optional<Integer> nearest(Asked asked) {
        return signers.owner(asked.owner(), asked.starts()).stream()
                .flatMap(owner -> hierarchy.lineAbove(owner, today.date()).stream())
                .filter(key -> hindrance(key, asked).isEmpty())
                .findFirst();
    }

    private boolean isExecutive(int person) {
        return people.byKey(person)
                .filter(found -> found.rank() == Rank.EXECUTIVE)
                .isPresent();
    }
}
