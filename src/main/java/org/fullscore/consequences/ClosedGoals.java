package org.fullscore.consequences;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What else has to be known of goals to judge them: the agreement, the periods before, the team, the person. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ClosedGoals {

    private final JdbcClient jdbc;

    ClosedGoals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The policy version an agreement names, if it names one. */
    Map<UUID, PolicyVersionId> agreed(Collection<UUID> goals) {
        Map<UUID, PolicyVersionId> agreed = new HashMap<>();
        jdbc.sql("""
                        select id, policy, policy_version from goals.goal_in_force
                        where organization_id = ? and id = any(?) and policy is not null
                        """)
                .params(CurrentOrganization.id(), goals.toArray(UUID[]::new))
                .query(row -> {
                    agreed.put(row.getObject(1, UUID.class), new PolicyVersionId(row.getString(2), row.getInt(3)));
                });
        return agreed;
    }

    /** A period before, already closed. */
    record Earlier(UUID goal, String period, LocalDate starts, LocalDate ends, Attained attained) {}

    /** Whose history: a person's goals, or a team's. */
    record Owner(@Nullable Integer person, @Nullable Integer team) {}

    /**
     * The closed periods of the same kind and metric before this one, the latest first, as restated; remembered for 24 months.
     * Periods without data or target, those in which a newcomer's ramp lowered the target, and those whose number is disputed
     * or cannot be relied on yet, neither count nor break.
     *
     * <p>Owners are looked up by hash: with "= any", a plan made for all sizes compares each goal with each of them.
     *
     * @param ruling may give an earlier goal another target
     */
    Map<Owner, List<Earlier>> before(Period period, Metric metric, Collection<Owner> owners, Ruling ruling) {
        boolean lower = metric.direction() == Metric.Direction.LOWER;
        Map<Owner, List<Earlier>> before = new LinkedHashMap<>();
        jdbc.sql("""
                        with disputed as materialized (
                          select o.goal_id from consequences.dispute d
                          join consequences.obligation o on o.organization_id = d.organization_id and o.id = d.obligation_id
                          where d.organization_id = ? and d.about = 'number' and d.answer is null and o.goal_id is not null
                          union
                          select goal_id from consequences.obligation
                          where organization_id = ? and held_for_data and outcome is null)
                        select goal_id, period, starts, ends, person_key, team_key, target, numerator, denominator, ramp
                        from consequences.judged_goal
                        where organization_id = ? and period_kind = ? and metric_key = ? and ends <= ? and starts >= ?
                          and has_data and (person_key in (select unnest(?::integer[])) or team_key in (select unnest(?::integer[])))
                          and goal_id not in (select goal_id from disputed)
                        order by ends desc
                        """)
                .params(
                        CurrentOrganization.id(),
                        CurrentOrganization.id(),
                        CurrentOrganization.id(),
                        period.kind().word(),
                        metric.key(),
                        period.starts(),
                        period.starts().minusMonths(PolicyCheck.MEMORY_MONTHS),
                        owners.stream()
                                .map(Owner::person)
                                .filter(java.util.Objects::nonNull)
                                .toArray(Integer[]::new),
                        owners.stream()
                                .map(Owner::team)
                                .filter(java.util.Objects::nonNull)
                                .toArray(Integer[]::new))
                .query(row -> {
                    UUID goal = row.getObject(1, UUID.class);
                    Ruling.Retarget frozen = new Ruling.Retarget(row.getBigDecimal(7), row.getBoolean(10));
                    Ruling.Retarget judged = ruling.retarget(goal).orElse(frozen);
                    BigDecimal target = judged.target();
                    if (target == null || judged.ramp()) {
                        return;
                    }
                    before.computeIfAbsent(
                                    new Owner((Integer) row.getObject(5), (Integer) row.getObject(6)),
                                    key -> new ArrayList<>())
                            .add(new Earlier(
                                    goal,
                                    row.getString(2),
                                    row.getObject(3, LocalDate.class),
                                    row.getObject(4, LocalDate.class),
                                    lower
                                            ? Attained.ofLower(row.getBigDecimal(8), row.getBigDecimal(9), target)
                                            : Attained.ofHigher(row.getBigDecimal(8), row.getBigDecimal(9), target)));
                });
        return before;
    }

    /** What was agreed for closed goals, before any formula. */
    Map<UUID, BigDecimal> agreedTargets(Collection<UUID> goals) {
        Map<UUID, BigDecimal> agreed = new HashMap<>();
        jdbc.sql("""
                        select goal_id, coalesce(agreed_target, target) from results.frozen_goal
                        where organization_id = ? and goal_id = any(?)
                        """)
                .params(CurrentOrganization.id(), goals.toArray(UUID[]::new))
                .query(row -> {
                    agreed.put(row.getObject(1, UUID.class), row.getBigDecimal(2));
                });
        return agreed;
    }

    /** Those of these goals whose period does not count in a row, because a newcomer's ramp lowered the target. */
    Set<UUID> ramping(Collection<UUID> goals) {
        return Set.copyOf(jdbc.sql("""
                        select goal_id from results.frozen_goal
                        where organization_id = ? and goal_id = any(?) and ramp
                        """)
                .params(CurrentOrganization.id(), goals.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** The main team of each person on a day. */
    Map<Integer, Integer> mainTeams(Collection<Integer> persons, LocalDate day) {
        Map<Integer, Integer> teams = new HashMap<>();
        jdbc.sql("""
                        select person_key, team_key from organization.main_team
                        where organization_id = ? and person_key = any(?) and starts <= ? and ? < ends
                        """)
                .params(CurrentOrganization.id(), persons.toArray(Integer[]::new), day, day)
                .query(row -> {
                    teams.put(row.getInt(1), row.getInt(2));
                });
        return teams;
    }

    /** What the main team (on the period's last day) of each person attained of the same metric in the same period. */
    Map<Integer, Attained> teams(Period period, Metric metric, Collection<Integer> persons) {
        boolean lower = metric.direction() == Metric.Direction.LOWER;
        Map<Integer, Attained> teams = new HashMap<>();
        jdbc.sql("""
                        select m.person_key, j.target, j.numerator, j.denominator
                        from organization.main_team m
                        join consequences.judged_goal j on j.organization_id = m.organization_id and j.team_key = m.team_key
                        where m.organization_id = ? and m.person_key = any(?) and m.starts <= ? and ? < m.ends
                          and j.period = ? and j.metric_key = ? and j.has_data
                        """)
                .params(
                        CurrentOrganization.id(),
                        persons.toArray(Integer[]::new),
                        period.lastDay(),
                        period.lastDay(),
                        period.id(),
                        metric.key())
                .query(row -> {
                    Attained attained = lower
                            ? Attained.ofLower(row.getBigDecimal(3), row.getBigDecimal(4), row.getBigDecimal(2))
                            : Attained.ofHigher(row.getBigDecimal(3), row.getBigDecimal(4), row.getBigDecimal(2));
                    teams.put(row.getInt(1), attained);
                });
        return teams;
    }

    /**
     * Those of these goals from which a support or corrective followed that was done; none of which a corrective was kept back.
     *
     * @param until the last moment at which that was decided, or null for until now
     */
    Set<UUID> stepsApplied(Collection<UUID> goals, @Nullable Instant until) {
        return goals.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("""
                                select distinct goal_id from consequences.obligation
                                where organization_id = ? and goal_id = any(?) and kind in ('support', 'corrective')
                                  and outcome in ('applied', 'late') and decided_at <= coalesce(?, 'infinity'::timestamptz)
                                  and not exists (select from consequences.kept_back k
                                    where k.organization_id = obligation.organization_id and k.goal_id = obligation.goal_id
                                      and (k.became is null or k.became = 'asked again'))
                                """)
                        .param(CurrentOrganization.id())
                        .param(goals.toArray(UUID[]::new))
                        .param(until == null ? null : OffsetDateTime.ofInstant(until, ZoneOffset.UTC))
                        .query(UUID.class)
                        .list());
    }

    /** A person on a day. */
    record Card(@Nullable String job, String rank, @Nullable Integer homeTeam) {}

    Map<Integer, Card> cards(Collection<Integer> persons, LocalDate day) {
        Map<Integer, Card> cards = new HashMap<>();
        jdbc.sql("""
                        select p.key, p.job, p.rank, m.team_key from organization.person_card p
                        left join organization.main_team m on m.organization_id = p.organization_id and m.person_key = p.key
                          and m.starts <= ? and ? < m.ends
                        where p.organization_id = ? and p.key = any(?)
                        """)
                .params(day, day, CurrentOrganization.id(), persons.toArray(Integer[]::new))
                .query(row -> {
                    cards.put(row.getInt(1), new Card(row.getString(2), row.getString(3), (Integer) row.getObject(4)));
                });
        return cards;
    }
}
