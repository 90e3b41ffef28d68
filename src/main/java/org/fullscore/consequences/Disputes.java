package org.fullscore.consequences;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What people said against a number or a decision. */
interface Disputes extends Repository<Dispute, UUID> {

    Dispute save(Dispute dispute);

    @Query("select d from Dispute d where d.obligationId = :obligation order by d.raisedAt")
    List<Dispute> ofObligation(UUID obligation);

    /** Those nobody has answered, the earliest day of answer first. */
    @Query("select d from Dispute d where d.answer is null order by d.answerBy, d.id")
    List<Dispute> open();
}
