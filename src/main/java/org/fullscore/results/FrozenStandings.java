package org.fullscore.results;

import static org.fullscore.results.Columns.column;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fullscore.goals.Adjustment;
import org.fullscore.goals.Factor;
import org.fullscore.goals.KeptFactors;
import org.fullscore.goals.Owner;
import org.fullscore.goals.Target;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Period;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Standings as they were when their period closed. */
@Component
@Transactional(readOnly = true)
class FrozenStandings implements KeptFactors {

    private static final String SELECT = """
            select goal_id, person_key, team_key, metric_key, target, first_target, commit_level, stretch, numerator,
                   denominator, has_data, attainment, met, level, place, as_of, freshness, agreed_target, agreed_commit,
                   agreed_stretch, counted_days, working_days, ramp
            from results.frozen_standing where organization_id = :organization and period = :period
            """;

    /** Before the id of every goal. */
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Metrics metrics;

    FrozenStandings(JdbcClient jdbc, Metrics metrics) {
        this.jdbc = jdbc;
        this.metrics = metrics;
    }

    boolean isFrozen(String period) {
        return jdbc.sql("""
                        select count(*) = 1 from results.closing
                        where organization_id = ? and period = ? and state in ('closing', 'closed')
                        """)
                .params(CurrentOrganization.id(), period)
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<Map<UUID, Factor>> of(String period) {
        if (!isFrozen(period)) {
            return Optional.empty();
        }
        Map<UUID, Factor> factors = new HashMap<>();
        jdbc.sql("""
                        select goal_id, counted_days, working_days, ramp from results.frozen_standing
                        where organization_id = ? and period = ? and counted_days is not null
                        """).params(CurrentOrganization.id(), period).query(row -> {
            factors.put(
                    row.getObject(1, UUID.class), new Factor(row.getBigDecimal(2), row.getInt(3), row.getBoolean(4)));
        });
        return Optional.of(factors);
    }

    List<Standing> of(Period period, @Nullable Metric metric) {
        return select(jdbc.sql(SELECT + """
                         and (:metric::smallint is null or metric_key = :metric)
                        order by metric_key, person_key nulls last, team_key
                        """).param("metric", metric == null ? null : metric.key()), period).stream()
                .map(FrozenStanding::standing)
                .toList();
    }

    /** The same of some owners. */
    List<Standing> of(Collection<Owner> owners, Period period, @Nullable Metric metric) {
        return select(
                        jdbc.sql(SELECT + """
                                         and (:metric::smallint is null or metric_key = :metric)
                                         and (person_key = any(:persons) or person_key is null and team_key = any(:teams))
                                        order by metric_key, person_key nulls last, team_key
                                        """)
                                .param("metric", metric == null ? null : metric.key())
                                .param("persons", GoalsInForce.keys(owners, Owner::personKey))
                                .param("teams", GoalsInForce.keys(owners, Owner::teamKey)),
                        period)
                .stream()
                .map(FrozenStanding::standing)
                .toList();
    }

    /** The standings after a goal, or the first ones, in the order of their goals' ids. */
    List<FrozenStanding> after(Optional<UUID> goal, Period period, int limit) {
        return select(
                jdbc.sql(SELECT + " and goal_id > :after order by goal_id limit :limit")
                        .param("after", goal.orElse(FIRST))
                        .param("limit", limit),
                period);
    }

    /** Waits for whoever writes what follows from a closing, and has others wait for the end of this transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock(Period period) {
        jdbc.sql("select state from results.closing where organization_id = ? and period = ? for update")
                .params(CurrentOrganization.id(), period.id())
                .query(String.class)
                .single();
    }

    /** The last goal of whose standing everything that follows has been written; empty where there is none yet. */
    Optional<UUID> sweptTo(Period period) {
        return jdbc.sql(
                        "select swept_to from results.closing where organization_id = ? and period = ? and swept_to is not null")
                .params(CurrentOrganization.id(), period.id())
                .query(UUID.class)
                .optional();
    }

    /** Remembers that what follows from these, the next ones, has been written. */
    @Transactional
    void swept(Period period, List<FrozenStanding> chunk) {
        jdbc.sql("""
                        update results.closing set swept = swept + ?, swept_to = ?
                        where organization_id = ? and period = ?
                        """)
                .params(chunk.size(), chunk.getLast().standing().goal(), CurrentOrganization.id(), period.id())
                .update();
    }

    @Transactional
    void freeze(Period period, List<Standing> standings, Map<UUID, BigDecimal> firstTargets) {
        jdbc.sql("""
                        insert into results.frozen_standing (organization_id, period, goal_id, person_key, team_key, metric_key,
                          target, first_target, commit_level, stretch, numerator, denominator, has_data, attainment, met,
                          level, place, as_of, freshness, agreed_target, agreed_commit, agreed_stretch, counted_days, working_days,
                          ramp)
                        select ?, ?, * from unnest(?::uuid[], ?::integer[], ?::integer[], ?::smallint[], ?::numeric[],
                          ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::boolean[], ?::numeric[],
                          ?::boolean[], ?::text[], ?::integer[], ?::timestamptz[], ?::text[], ?::numeric[], ?::numeric[],
                          ?::numeric[], ?::numeric[], ?::integer[], ?::boolean[])
                        on conflict (organization_id, goal_id) do nothing
                        """)
                .params(
                        CurrentOrganization.id(),
                        period.id(),
                        column(standings, UUID[]::new, Standing::goal),
                        column(
                                standings,
                                Integer[]::new,
                                standing -> standing.owner().personKey()),
                        column(
                                standings,
                                Integer[]::new,
                                standing -> standing.owner().teamKey()),
                        column(
                                standings,
                                Short[]::new,
                                standing -> standing.metric().key()),
                        column(standings, BigDecimal[]::new, Standing::target),
                        column(standings, BigDecimal[]::new, standing -> first(standing, firstTargets)),
                        column(standings, BigDecimal[]::new, Standing::commit),
                        column(standings, BigDecimal[]::new, Standing::stretch),
                        column(
                                standings,
                                BigDecimal[]::new,
                                standing -> standing.actual().numerator()),
                        column(
                                standings,
                                BigDecimal[]::new,
                                standing -> standing.actual().denominator()),
                        column(standings, Boolean[]::new, Standing::hasData),
                        column(standings, BigDecimal[]::new, Standing::attainment),
                        column(standings, Boolean[]::new, Standing::met),
                        column(
                                standings,
                                String[]::new,
                                standing -> standing.level().word()),
                        column(standings, Integer[]::new, Standing::place),
                        // the driver takes no array of moments
                        column(
                                standings,
                                String[]::new,
                                standing -> standing.asOf().toString()),
                        column(
                                standings,
                                String[]::new,
                                standing -> standing.freshness().word()),
                        column(
                                standings,
                                BigDecimal[]::new,
                                adjustment(by -> by.agreed().amount())),
                        column(
                                standings,
                                BigDecimal[]::new,
                                adjustment(by -> by.agreed().commit())),
                        column(
                                standings,
                                BigDecimal[]::new,
                                adjustment(by -> by.agreed().stretch())),
                        column(
                                standings,
                                BigDecimal[]::new,
                                adjustment(by -> by.factor().days())),
                        column(
                                standings,
                                Integer[]::new,
                                adjustment(by -> by.factor().of())),
                        column(
                                standings,
                                Boolean[]::new,
                                standing -> standing.adjustment() != null
                                        && standing.adjustment().factor().ramp()))
                .update();
    }

    /** The target as first agreed, adjusted like the one that is judged: what was relieved is the difference of the two. */
    private static BigDecimal first(Standing standing, Map<UUID, BigDecimal> firstTargets) {
        BigDecimal first = firstTargets.get(standing.goal());
        if (first == null) {
            return standing.target();
        }
        Adjustment adjustment = standing.adjustment();
        return adjustment == null ? first : adjustment.factor().of(first);
    }

    private static <T> Function<Standing, @Nullable T> adjustment(Function<Adjustment, @Nullable T> value) {
        return standing -> standing.adjustment() == null ? null : value.apply(standing.adjustment());
    }

    private List<FrozenStanding> select(JdbcClient.StatementSpec statement, Period period) {
        Map<Short, Metric> known = metrics.all().stream().collect(Collectors.toMap(Metric::key, Function.identity()));
        return statement
                .param("organization", CurrentOrganization.id())
                .param("period", period.id())
                .query((row, number) -> frozen(row, period, known))
                .list();
    }

    private static @Nullable Adjustment adjustment(ResultSet row) throws SQLException {
        BigDecimal agreed = row.getBigDecimal(18);
        return agreed == null
                ? null
                : new Adjustment(
                        new Target(agreed, row.getBigDecimal(19), row.getBigDecimal(20)),
                        new Factor(row.getBigDecimal(21), row.getInt(22), row.getBoolean(23)));
    }

    private static FrozenStanding frozen(ResultSet row, Period period, Map<Short, Metric> known) throws SQLException {
        Metric metric = java.util.Objects.requireNonNull(known.get(row.getShort(4)));
        Owner owner = GoalsInForce.owner(row, 2, 3);
        BigDecimal first = row.getBigDecimal(6);
        Actual actual = new Actual(row.getBigDecimal(9), row.getBigDecimal(10));
        boolean hasData = row.getBoolean(11);
        Standing standing = new Standing(
                row.getObject(1, UUID.class),
                owner,
                metric,
                period,
                row.getBigDecimal(5),
                row.getBigDecimal(7),
                row.getBigDecimal(8),
                actual,
                row.getBigDecimal(12),
                Level.of(row.getString(14)),
                row.getBoolean(13),
                hasData,
                row.getObject(15, Integer.class),
                row.getObject(16, OffsetDateTime.class).toInstant(),
                Freshness.of(row.getString(17)),
                true,
                adjustment(row));
        Attainment firstAttainment = hasData ? Attainment.of(actual, first, metric.direction()) : null;
        return new FrozenStanding(
                standing,
                first,
                firstAttainment == null ? null : firstAttainment.wire(List.of(Attainment.of(BigDecimal.ONE))));
    }
}
