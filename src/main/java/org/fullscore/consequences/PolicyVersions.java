package org.fullscore.consequences;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All versions of all policies. */
interface PolicyVersions extends Repository<PolicyVersion, PolicyVersionId> {

    PolicyVersion saveAndFlush(PolicyVersion version);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select v from PolicyVersion v where v.id = :id")
    Optional<PolicyVersion> lock(PolicyVersionId id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select v from PolicyVersion v where v.id.policy = :policy order by v.id.number desc limit 1")
    Optional<PolicyVersion> lockLatest(String policy);
}
