package org.fullscore.goals;

import java.time.LocalDate;
import java.util.Optional;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Today;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who signs for whom: the owner, or whoever leads the team that owns; and the next leader above. Rule book, 2.2.
 *
 * <p>As of today, or of the first day for somebody who only joins then.
 */
@Component
@Transactional(readOnly = true)
class Signers {

    private final Hierarchy hierarchy;
    private final Today today;

    Signers(Hierarchy hierarchy, Today today) {
        this.hierarchy = hierarchy;
        this.today = today;
    }

    /** Who signs as the owner. */
    Optional<Integer> owner(Owner owner, LocalDate starts) {
        return switch (owner) {
            case Owner.OfPerson person -> Optional.of(person.key());
            case Owner.OfTeam team ->
                hierarchy.leaderOn(team.key(), today.date()).or(() -> hierarchy.leaderOn(team.key(), starts));
        };
    }

    /** Who signs as the leader; empty for a team without leader, and above the head where nobody is named. */
    Optional<Integer> leader(Owner owner, LocalDate starts) {
        return owner(owner, starts)
                .flatMap(person ->
                        hierarchy.leaderAbove(person, today.date()).or(() -> hierarchy.leaderAbove(person, starts)));
    }

    /** As which party a person signs, or empty. */
    Optional<Party> partyOf(int person, Owner owner, LocalDate starts) {
        if (owner(owner, starts).filter(key -> key == person).isPresent()) {
            return Optional.of(Party.OWNER);
        }
        return leader(owner, starts).filter(key -> key == person).map(key -> Party.LEADER);
    }
}
