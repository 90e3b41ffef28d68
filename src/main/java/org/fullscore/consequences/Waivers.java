package org.fullscore.consequences;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The requests to waive or to do something milder. */
interface Waivers extends Repository<Waiver, UUID> {

    Waiver save(Waiver waiver);

    @Query("select w from Waiver w where w.obligationId = :obligation order by w.requestedAt")
    List<Waiver> ofObligation(UUID obligation);

    /** Those that wait for a second person while nobody has decided. */
    @Query("""
            select w from Waiver w where w.approvedBy is null
            and exists (select 1 from Obligation o where o.id.id = w.obligationId and o.outcome is null)
            order by w.requestedAt, w.id
            """)
    List<Waiver> waiting();
}
