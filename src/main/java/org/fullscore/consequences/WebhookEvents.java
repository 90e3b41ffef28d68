package org.fullscore.consequences;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes what webhooks are told, in the transaction of what happened: it is sent exactly if it took place. Of people it says nothing. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class WebhookEvents {

    /** An obligation fell due, was added, or is due again because the person did not leave. */
    public static final String OPENED = "obligation.opened";

    /** Somebody decided, or a restatement withdrew it. */
    public static final String DECIDED = "obligation.decided";

    /** The deadline passed without a decision. */
    public static final String NOT_APPLIED = "obligation.not-applied";

    /** The person left before anybody had to decide: it is not counted. */
    public static final String LAPSED = "obligation.lapsed";

    public static final List<String> ALL = List.of(OPENED, DECIDED, NOT_APPLIED, LAPSED);

    /** Days after a deadline in which a process that stood still catches up. */
    private static final int CAUGHT_UP = 30;

    private static final String INSERT = """
            insert into consequences.webhook_delivery (organization_id, id, webhook_id, event, obligation_id, body, at, try_at)
            select o.organization_id, gen_random_uuid(), w.id, :event, o.id,
                   json_build_object('event', :event, 'at', :said, 'obligation', o.id, 'goal', o.goal_id, 'period', o.period,
                     'metric', (select m.code from organization.metric_card m
                                where m.organization_id = o.organization_id and m.key = o.metric_key),
                     'policy', o.policy, 'version', o.policy_version, 'rule', o.rule, 'consequence', o.consequence, 'kind', o.kind,
                     'severity', o.severity, 'deadline', o.deadline, 'outcome', %s)::text,
                   :at, :at
            """;

    private static final String TOLD = """
             join consequences.webhook w on w.organization_id = o.organization_id and w.ended_at is null and :event = any(w.events)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    WebhookEvents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void opened(Collection<UUID> obligations) {
        tell(OPENED, "null::text", obligations);
    }

    void lapsed(Collection<UUID> obligations) {
        tell(LAPSED, "'lapsed'", obligations);
    }

    private void tell(String event, String outcome, Collection<UUID> obligations) {
        if (!obligations.isEmpty() && isAnybodyTold(event)) {
            tell(
                            event,
                            INSERT.formatted(outcome) + """
                    from consequences.obligation o
                    """ + TOLD
                                    + " where o.organization_id = :organization and o.id = any(:ids::uuid[])")
                    .param("ids", obligations.stream().map(UUID::toString).toArray(String[]::new))
                    .update();
        }
    }

    /** With what became of each. */
    void decided(Map<UUID, Outcome> obligations) {
        if (!obligations.isEmpty() && isAnybodyTold(DECIDED)) {
            List<UUID> ids = List.copyOf(obligations.keySet());
            tell(DECIDED, INSERT.formatted("e.outcome") + """
                    from unnest(:ids, :outcomes) e (id, outcome)
                    join consequences.obligation o on o.organization_id = :organization and o.id = e.id::uuid
                    """ + TOLD)
                    .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                    .param(
                            "outcomes",
                            ids.stream()
                                    .map(id -> Objects.requireNonNull(obligations.get(id))
                                            .wire())
                                    .toArray(String[]::new))
                    .update();
        }
    }

    /** Tells once of each deadline that passed before a day without a decision. */
    void notApplied(LocalDate today) {
        if (isAnybodyTold(NOT_APPLIED)) {
            tell(NOT_APPLIED, INSERT.formatted("'not applied'") + """
                    from consequences.obligation o
                    """ + TOLD + """
                     where o.organization_id = :organization and o.outcome is null and o.deadline < :today
                       and o.deadline >= greatest(:today - :days, w.added_at::date)
                       and coalesce(o.held_until, '-infinity') < :today
                       and not exists (
                         select from consequences.webhook_delivery d
                         where d.organization_id = o.organization_id and d.webhook_id = w.id and d.obligation_id = o.id and d.event = :event)
                    """)
                    .param("today", today)
                    .param("days", CAUGHT_UP)
                    .update();
        }
    }

    private boolean isAnybodyTold(String event) {
        return !jdbc.sql("""
                        select 1 from consequences.webhook
                        where organization_id = ? and ended_at is null and ? = any(events) limit 1
                        """)
                .params(CurrentOrganization.id(), event)
                .query((row, number) -> row.getInt(1))
                .list()
                .isEmpty();
    }

    private JdbcClient.StatementSpec tell(String event, String sql) {
        Instant now = clock.instant();
        return jdbc.sql(sql)
                .param("organization", CurrentOrganization.id())
                .param("event", event)
                .param("said", now.toString())
                .param("at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
    }
}
