package org.fullscore.consequences.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fullscore.consequences.Outcome;
import org.fullscore.consequences.Register;
import org.jspecify.annotations.Nullable;

/**
 * An obligation on the wire.
 *
 * @param owner {@code person:ID} or {@code team:ID}, whose goal it was
 * @param person id of the person it concerns: the owner, or who led the team
 * @param owedBy id of the person who owes it
 * @param attainment ratio with 8 decimals, or null
 * @param freshness how far the number could be relied on when it fell due: fresh, stale or quarantined
 * @param deadline the last day for a decision on time
 * @param outcome what became of it as of today, or null
 */
record ObligationItem(
        UUID id,
        String owner,
        String person,
        String owedBy,
        String period,
        String metric,
        @Nullable BigDecimal attainment,
        String freshness,
        String policy,
        int version,
        String rule,
        String consequence,
        String kind,
        int severity,
        @Nullable BigDecimal pay,
        @Nullable String currency,
        LocalDate openedOn,
        LocalDate deadline,
        String state,
        @Nullable String outcome,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy) {

    static ObligationItem of(Register.Line line) {
        Outcome outcome = line.state().outcome();
        return new ObligationItem(
                line.id().id(),
                line.owner(),
                line.personId(),
                line.owedById(),
                line.period(),
                line.metric(),
                line.attainment(),
                line.freshness().word(),
                line.version().policy(),
                line.version().number(),
                line.rule(),
                line.consequence(),
                line.kind().wire(),
                line.severity().level(),
                line.pay(),
                line.payCurrency(),
                line.openedOn(),
                line.deadline(),
                line.state().wire(),
                outcome == null ? null : outcome.wire(),
                line.decidedAt(),
                line.decidedById());
    }
}
