package org.fullscore.consequences;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All obligations. */
interface Obligations extends Repository<Obligation, ObligationId> {

    Optional<Obligation> findById(ObligationId id);

    /**
     * Whoever comes second waits, and then sees what the first one decided; always in the order of ids, so that nobody waits
     * in a ring. In SQL, because Hibernate translates a list of parameters anew each time, and that took longer than the
     * statement.
     */
    @NativeQuery("""
            select * from consequences.obligation
            where organization_id = :organization and id = any(:ids)
            order by id for no key update
            """)
    List<Obligation> hold(UUID organization, UUID[] ids);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from Obligation o where o.goalId = :goal order by o.openedOn")
    List<Obligation> lockOfGoal(UUID goal);

    @Query("select o from Obligation o where o.goalId = :goal order by o.openedOn")
    List<Obligation> ofGoal(UUID goal);

    @Query("select o from Obligation o where o.id.id in :ids")
    List<Obligation> those(Collection<UUID> ids);
}
