package org.fullscore.consequences;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All obligations. */
interface Obligations extends Repository<Obligation, ObligationId> {

    Optional<Obligation> findById(ObligationId id);

    /**
     * Whoever comes second waits, and then sees what the first one decided; always in the order of ids, so that nobody waits
     * in a ring.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from Obligation o where o.id.id in :ids order by o.id.id")
    List<Obligation> hold(Collection<UUID> ids);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from Obligation o where o.goalId = :goal order by o.openedOn")
    List<Obligation> lockOfGoal(UUID goal);

    List<Obligation> findByGoalIdOrderByOpenedOn(UUID goal);

    @Query("select o from Obligation o where o.id.id in :ids")
    List<Obligation> those(Collection<UUID> ids);
}
