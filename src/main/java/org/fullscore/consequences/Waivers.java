package org.fullscore.consequences;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The requests to waive or to do something milder. */
interface Waivers extends Repository<Waiver, UUID> {

    Waiver save(Waiver waiver);

    List<Waiver> findByObligationIdOrderByRequestedAt(UUID obligation);
}
