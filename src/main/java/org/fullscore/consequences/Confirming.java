package org.fullscore.consequences;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.fullscore.ledger.Act;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The person it concerns says: I got it. */
@Component
public class Confirming {

    private final Deciding deciding;
    private final JdbcClient jdbc;

    Confirming(Deciding deciding, JdbcClient jdbc) {
        this.deciding = deciding;
        this.jdbc = jdbc;
    }

    @Transactional
    public Decision confirm(Viewer viewer, ObligationId id) {
        return deciding.decide(
                viewer,
                id,
                (obligation, by, now) -> confirm(obligation, viewer, now),
                obligation -> Act.of("obligation-confirmed", "obligation", id));
    }

    private Optional<Refusal> confirm(Obligation obligation, Viewer viewer, Obligation.Moment now) {
        if (obligation.personKey() != viewer.personKey()) {
            return Optional.of(Refusal.because(Refusal.Reason.NOT_YOURS));
        }
        boolean done = switch (obligation.stateOn(now)) {
            case APPLIED, SUBSTITUTED, LATE -> true;
            case HEARING, HELD, DUE, OVERDUE, WAIVED, NOT_APPLIED, LAPSED, WITHDRAWN -> false;
        };
        if (!done) {
            return Optional.of(Refusal.because(Refusal.Reason.NOTHING_TO_CONFIRM));
        }
        int recorded = jdbc.sql("""
                        insert into consequences.confirmation (organization_id, obligation_id, person_key, at) values (?, ?, ?, ?)
                        on conflict (organization_id, obligation_id) do nothing
                        """)
                .params(
                        CurrentOrganization.id(),
                        obligation.id().id(),
                        viewer.personKey(),
                        OffsetDateTime.ofInstant(now.at(), ZoneOffset.UTC))
                .update();
        return recorded == 1 ? Optional.empty() : Optional.of(Refusal.because(Refusal.Reason.CONFIRMED_ALREADY));
    }
}
