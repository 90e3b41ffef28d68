package org.fullscore.consequences;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Today;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets support and correctives lapse that nobody decided before the person left: they are not counted. What was past its deadline
 * by then stays not applied; what the person earned stays owed. If it turns out that the person did not leave, they are due again.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Lapsing {

    private final JdbcClient jdbc;
    private final WorkingCalendar calendar;
    private final WebhookEvents webhooks;
    private final Ledger ledger;
    private final Today today;

    Lapsing(JdbcClient jdbc, WorkingCalendar calendar, WebhookEvents webhooks, Ledger ledger, Today today) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.webhooks = webhooks;
        this.ledger = ledger;
        this.today = today;
    }

    private record Revived(UUID id, int owedBy, int workingDays) {}

    /**
     * As of a day.
     *
     * @return how many lapsed or are due again
     */
    int asOf(LocalDate day) {
        List<Act> acts =
                Stream.concat(revive(day).stream(), lapse(day).stream()).toList();
        ledger.appendAll(acts);
        return acts.size();
    }

    private List<Act> lapse(LocalDate day) {
        List<UUID> lapsed = jdbc.sql("""
                        update consequences.obligation o
                        set outcome = 'lapsed', outcome_severity = 0, decided_at = ?, version = o.version + 1
                        from organization.person_card p
                        where o.organization_id = ? and p.organization_id = o.organization_id and p.key = o.person_key
                          and o.outcome is null and o.kind in ('support', 'corrective')
                          and p."left" <= ? and o.opened_on <= ? and o.deadline >= p."left"
                        returning o.id
                        """)
                .params(OffsetDateTime.ofInstant(today.instant(), ZoneOffset.UTC), CurrentOrganization.id(), day, day)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        webhooks.lapsed(lapsed);
        return lapsed.stream()
                .map(id ->
                        Act.of("obligation-lapsed", "obligation", id).by(null).with("on", day))
                .toList();
    }

    /** Whoever comes back years later is a new beginning, with a later first day. */
    private List<Act> revive(LocalDate day) {
        List<Revived> again = jdbc.sql("""
                        select o.id, o.owed_by, o.working_days from consequences.obligation o
                        join organization.person_card p on p.organization_id = o.organization_id and p.key = o.person_key
                        where o.organization_id = ? and o.outcome = 'lapsed' and p."left" > ? and p.joined <= o.opened_on
                        order by o.id for no key update of o
                        """)
                .params(CurrentOrganization.id(), day)
                .query((row, number) -> new Revived(row.getObject(1, UUID.class), row.getInt(2), row.getInt(3)))
                .list();
        List<Act> acts = again.stream().map(revived -> revive(revived, day)).toList();
        webhooks.opened(again.stream().map(Revived::id).toList());
        return acts;
    }

    private Act revive(Revived revived, LocalDate day) {
        LocalDate deadline = calendar.plus(revived.owedBy(), day, revived.workingDays());
        jdbc.sql("""
                        update consequences.obligation
                        set outcome = null, outcome_severity = null, decided_at = null, deadline = ?, version = version + 1
                        where organization_id = ? and id = ?
                        """).params(deadline, CurrentOrganization.id(), revived.id()).update();
        return Act.of("obligation-due-again", "obligation", revived.id())
                .by(null)
                .with("on", day)
                .with("deadline", deadline);
    }
}
