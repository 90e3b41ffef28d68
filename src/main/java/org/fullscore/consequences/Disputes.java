package org.fullscore.consequences;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** What people said against a number or a decision. */
interface Disputes extends Repository<Dispute, UUID> {

    Dispute save(Dispute dispute);

    List<Dispute> findByObligationIdOrderByRaisedAt(UUID obligation);
}
