package org.fullscore.consequences;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Freshness;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads obligations through the viewer: with their state as of today, by deadline. */
@Component
@Transactional(readOnly = true)
public class Register {

    private static final String LINES = """
            with seen as (
              select o.*, p.id as person_id, p.name as person_name, q.id as owed_by_id, q.name as owed_by_name,
                     d.id as decided_by_id, d.name as decided_by_name, t.id as team_id, m.code as metric, m.name as metric_name,
                     (select w.requested_by from consequences.waiver w where w.organization_id = o.organization_id
                        and w.obligation_id = o.id and w.approved_by is null limit 1) as waiver_by,
                     (select min(s.about) from consequences.dispute s where s.organization_id = o.organization_id
                        and s.obligation_id = o.id and s.answer is null) as dispute_about,
                     case when o.outcome is not null then o.outcome
                          when o.held_until >= :today then 'held'
                          when o.hearing_until >= :today then 'hearing'
                          when o.deadline >= :today then 'due'
                          when o.deadline + :late >= :today then 'overdue'
                          else 'not applied' end as state,
                     o.owed_by = :self or
""" + ObligationSight.STOOD_IN_FOR + """
                     as mine
              from consequences.obligation o
              join organization.person_card p on p.organization_id = o.organization_id and p.key = o.person_key
              join organization.person_card q on q.organization_id = o.organization_id and q.key = o.owed_by
              join organization.metric_card m on m.organization_id = o.organization_id and m.key = o.metric_key
              left join organization.person_card d on d.organization_id = o.organization_id and d.key = o.decided_by
              left join organization.team_card t on t.organization_id = o.organization_id and t.key = o.team_key
              where o.organization_id = :organization
                and (:all or o.person_key = any(:circle) or o.owed_by = any(:circle) or o.decided_by = :self or
""" + ObligationSight.STOOD_IN_FOR + """
                  or (:operations and exists (select from consequences.dispute s where s.organization_id = o.organization_id
                    and s.obligation_id = o.id and s.about = 'number' and (s.answer is null or s.answered_by = :self)))))
            """;

    private final JdbcClient jdbc;
    private final ObligationSight sight;
    private final OrganizationSettings settings;
    private final Today today;

    Register(JdbcClient jdbc, ObligationSight sight, OrganizationSettings settings, Today today) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.settings = settings;
        this.today = today;
    }

    /**
     * An obligation as a list shows it.
     *
     * @param owner {@code person:ID} or {@code team:ID}
     * @param person key of the person it concerns
     * @param waiverBy who asked for a waiver that waits for a second person, or null
     * @param disputed what is disputed and not answered yet, or null
     * @param freshness how far the number it follows from could be relied on when it fell due
     * @param heldForData whether it is held because of that
     * @param mine whether it is the viewer's to decide, or as the delegate of whoever owes it
     */
    public record Line(
            ObligationId id,
            UUID goal,
            String owner,
            int person,
            String personId,
            String personName,
            int owedBy,
            String owedById,
            String owedByName,
            String period,
            String metric,
            String metricName,
            @Nullable BigDecimal attainment,
            PolicyVersionId version,
            String rule,
            String consequence,
            Kind kind,
            Severity severity,
            boolean evidenceNeeded,
            boolean entitlement,
            @Nullable BigDecimal pay,
            @Nullable String payCurrency,
            LocalDate openedOn,
            @Nullable LocalDate hearingUntil,
            @Nullable LocalDate heldUntil,
            LocalDate deadline,
            int inARow,
            @Nullable String omitted,
            State state,
            @Nullable Instant decidedAt,
            @Nullable String decidedById,
            @Nullable String decidedByName,
            @Nullable LocalDate doneOn,
            @Nullable String instead,
            @Nullable String note,
            @Nullable String evidence,
            @Nullable Integer waiverBy,
            @Nullable String disputed,
            String rank,
            @Nullable UUID undoes,
            Freshness freshness,
            boolean heldForData,
            boolean mine) {}

    /** Whether only what the viewer may decide is shown, as whoever owes it or as a delegate. */
    public enum Whose {
        ANYBODYS,
        MINE_TO_DECIDE
    }

    /**
     * What to show; null means all.
     *
     * @param owner {@code person:ID}, {@code team:ID}, or the id of the person it concerns
     * @param name part of the name of the person it concerns
     */
    public record Filter(
            @Nullable String period,
            @Nullable String owner,
            @Nullable String owedBy,
            @Nullable State state,
            @Nullable Kind kind,
            @Nullable String name,
            Whose whose) {

        public static final Filter ALL = new Filter(null, null, null, null, null, null, Whose.ANYBODYS);

        /** The same in every state. */
        public Filter inEveryState() {
            return new Filter(period, owner, owedBy, null, kind, name, whose);
        }
    }

    /** Where a page of a list goes on: after this deadline and id. */
    public record Cursor(LocalDate deadline, UUID id) {}

    /** The next of those the viewer may see, by deadline. */
    public List<Line> list(Viewer viewer, Filter filter, @Nullable Cursor after, int limit) {
        return query(viewer, filter, """
                and (:after::date is null or (deadline, id) > (:after, :afterId::uuid)) order by deadline, id limit :limit
                """, Map.of("limit", limit), after);
    }

    /** Those that wait for a decision, the earliest deadline first. */
    public List<Line> open(Viewer viewer, Filter filter, int limit) {
        return query(
                viewer,
                filter,
                " and state in ('hearing', 'held', 'due', 'overdue') and :after::date is null and :afterId::uuid is null"
                        + " order by deadline, person_name, id limit :limit",
                Map.of("limit", limit),
                null);
    }

    /** Those that are decided or past deciding, the latest deadline first. */
    public List<Line> closed(Viewer viewer, Filter filter, int limit) {
        return query(
                viewer,
                filter,
                " and state not in ('hearing', 'held', 'due', 'overdue') and :after::date is null and :afterId::uuid is null"
                        + " order by deadline desc, person_name, id limit :limit",
                Map.of("limit", limit),
                null);
    }

    /** One, if the viewer may see it. */
    public Optional<Line> one(Viewer viewer, ObligationId id) {
        return query(
                        viewer,
                        Filter.ALL,
                        " and id = :id and :after::date is null and :afterId::uuid is null",
                        Map.of("id", id.id()),
                        null)
                .stream()
                .findFirst();
    }

    /** How many there are in each state. */
    public Map<State, Integer> tally(Viewer viewer, Filter filter) {
        Map<State, Integer> tally = new LinkedHashMap<>();
        parameters(viewer, filter, LINES + "select state, count(*) from seen where true" + FILTER + " group by state")
                .query(row -> {
                    tally.put(State.ofWire(row.getString(1)).orElseThrow(), row.getInt(2));
                });
        return tally;
    }

    /** How many wait for this person: owed, or by somebody the person stands in for, and decidable today. */
    public int waiting(int person) {
        return jdbc.sql("""
                        select count(*) from consequences.obligation
                        where organization_id = :organization and outcome is null and deadline + :late >= :today
                          and (owed_by = :person or (person_key <> :person and owed_by in (
                            select a.person_key from consequences.acting a where a.organization_id = :organization
                              and a.delegate_key = :person and a.starts <= :today and :today < a.ends)))
                          and coalesce(hearing_until, '-infinity') < :today and coalesce(held_until, '-infinity') < :today
                        """)
                .param("organization", CurrentOrganization.id())
                .param("person", person)
                .param("late", settings.current().lateDays())
                .param("today", today.date())
                .query(Integer.class)
                .single();
    }

    /** The periods there are obligations of, the latest first. */
    public List<String> periods() {
        return jdbc.sql("""
                        select period from consequences.obligation where organization_id = ?
                        group by period order by max(opened_on) desc, period desc limit 40
                        """)
                .param(CurrentOrganization.id())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static final String FILTER = """
             and (:period::text is null or period = :period)
             and (:owner::text is null or :owner in ('person:' || person_id, person_id, 'team:' || team_id))
             and (:owedBy::text is null or :owedBy in (owed_by_id, 'person:' || owed_by_id))
             and (not :mine or mine)
             and (:state::text is null or state = :state)
             and (:kind::text is null or kind = :kind)
             and (:name::text is null or strpos(lower(person_name), lower(:name)) > 0)
            """;

    private List<Line> query(Viewer viewer, Filter filter, String rest, Map<String, ?> more, @Nullable Cursor after) {
        JdbcClient.StatementSpec statement = parameters(
                        viewer, filter, LINES + "select * from seen where true" + FILTER + rest)
                .param("after", after == null ? null : after.deadline())
                .param("afterId", after == null ? null : after.id());
        for (Map.Entry<String, ?> one : more.entrySet()) {
            statement = statement.param(one.getKey(), one.getValue());
        }
        return statement.query((row, number) -> RegisterRow.of(row)).list();
    }

    private JdbcClient.StatementSpec parameters(Viewer viewer, Filter filter, String sql) {
        boolean all = sight.seesEverything(viewer);
        return jdbc.sql(sql)
                .param("organization", CurrentOrganization.id())
                .param("today", today.date())
                .param("late", settings.current().lateDays())
                .param("all", all)
                .param("circle", all ? new Integer[0] : sight.circle(viewer))
                .param("self", viewer.personKey())
                .param("operations", viewer.isOperations())
                .param("mine", filter.whose() == Whose.MINE_TO_DECIDE)
                .param("period", filter.period())
                .param("owner", filter.owner())
                .param("owedBy", filter.owedBy())
                .param("state", filter.state() == null ? null : filter.state().wire())
                .param("kind", filter.kind() == null ? null : filter.kind().wire())
                .param("name", filter.name());
    }
}
