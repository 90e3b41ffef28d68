package org.fullscore.consequences;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Freshness;
import org.fullscore.results.Standing;
import org.fullscore.results.Standings;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads closed periods whose facts changed. */
@Component
@Transactional(readOnly = true)
public class Restatements {

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Periods periods;

    Restatements(JdbcClient jdbc, Standings standings, Periods periods) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.periods = periods;
    }

    /**
     * A closed period whose facts changed.
     *
     * @param decideBy last day for the decision
     * @param state open, accepted or refused
     */
    public record Restatement(
            UUID id,
            String period,
            Instant openedAt,
            LocalDate decideBy,
            String state,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    /**
     * A goal as it was frozen and as it stands with the late facts.
     *
     * @param owner {@code person:ID} or {@code team:ID}
     * @param freshnessBefore how far the frozen number could be relied on when the period closed: fresh, stale or quarantined
     * @param freshnessAfter how far the other one can be today
     */
    public record Difference(
            String owner,
            String metric,
            BigDecimal target,
            BigDecimal before,
            @Nullable BigDecimal attainmentBefore,
            boolean metBefore,
            BigDecimal after,
            @Nullable BigDecimal attainmentAfter,
            boolean metAfter,
            UUID goal,
            String freshnessBefore,
            String freshnessAfter) {}

    /** Who sees restatements as a whole. */
    public static boolean sees(Viewer viewer) {
        return viewer.isExecutive() || viewer.isAuditor() || viewer.isAdministrator() || viewer.isOperations();
    }

    /** One restatement; empty for those who do not see them. */
    public Optional<Restatement> one(Viewer viewer, UUID id) {
        return sees(viewer) ? read("and r.id = ?", id).stream().findFirst() : Optional.empty();
    }

    /** The newest first; none for those who do not see them. */
    public List<Restatement> all(Viewer viewer) {
        return sees(viewer) ? read("order by r.opened_at desc, r.id limit ?", 1000) : List.of();
    }

    /** What a restatement would change. */
    public List<Difference> differences(Restatement restatement) {
        Map<UUID, Freshness> now = periods.find(restatement.period())
                .map(period -> standings.live(period, null).stream()
                        .collect(Collectors.toMap(Standing::goal, Standing::freshness)))
                .orElse(Map.of());
        return jdbc.sql("""
                        select case when f.person_key is null then 'team:' || t.id else 'person:' || p.id end, m.code, f.target,
                               f.numerator / nullif(f.denominator, 0), f.attainment, f.met,
                               g.numerator / nullif(g.denominator, 0), g.attainment, g.met, g.goal_id, f.freshness
                        from consequences.restated_goal g
                        join results.frozen_goal f on f.organization_id = g.organization_id and f.goal_id = g.goal_id
                        join organization.metric_card m on m.organization_id = f.organization_id and m.key = f.metric_key
                        left join organization.person_card p on p.organization_id = f.organization_id and p.key = f.person_key
                        left join organization.team_card t on t.organization_id = f.organization_id and t.key = f.team_key
                        where g.organization_id = ? and g.restatement_id = ? order by 1, 2
                        """)
                .params(CurrentOrganization.id(), restatement.id())
                .query((row, number) -> new Difference(
                        row.getString(1),
                        row.getString(2),
                        plain(row.getBigDecimal(3)),
                        plain(row.getBigDecimal(4)),
                        row.getBigDecimal(5),
                        row.getBoolean(6),
                        plain(row.getBigDecimal(7)),
                        row.getBigDecimal(8),
                        row.getBoolean(9),
                        row.getObject(10, UUID.class),
                        row.getString(11),
                        now.getOrDefault(row.getObject(10, UUID.class), Freshness.FRESH)
                                .word()))
                .list();
    }

    /** Of how many goals the numbers differ. */
    public int goals(Restatement restatement) {
        return jdbc.sql("""
                        select count(*) from consequences.restated_goal where organization_id = ? and restatement_id = ?
                        """)
                .params(CurrentOrganization.id(), restatement.id())
                .query(Integer.class)
                .single();
    }

    private static BigDecimal plain(@Nullable BigDecimal number) {
        BigDecimal known = number == null ? BigDecimal.ZERO : number.stripTrailingZeros();
        return known.scale() < 0 ? known.setScale(0) : known;
    }

    Optional<Restatement> lock(UUID id) {
        return read("and r.id = ? for update of r", id).stream().findFirst();
    }

    Optional<UUID> open(String period) {
        return jdbc.sql("""
                        select id from consequences.restatement
                        where organization_id = ? and period = ? and state = 'open' for update
                        """)
                .params(CurrentOrganization.id(), period)
                .query(UUID.class)
                .optional();
    }

    /** The goals of a closed period as they are judged now. */
    Map<UUID, Judged> judged(String period) {
        Map<UUID, Judged> goals = new HashMap<>();
        jdbc.sql("""
                        select goal_id, person_key, team_key, metric_key, target, numerator, denominator, has_data, attainment
                        from consequences.judged_goal where organization_id = ? and period = ?
                        """).params(CurrentOrganization.id(), period).query(row -> {
            Judged goal = judged(row);
            goals.put(goal.goal(), goal);
        });
        return goals;
    }

    /** The goals of a restatement with their new numbers. */
    List<Judged> restated(UUID restatement) {
        return jdbc.sql("""
                        select f.goal_id, f.person_key, f.team_key, f.metric_key, f.target, g.numerator, g.denominator, true,
                               g.attainment
                        from consequences.restated_goal g
                        join results.frozen_goal f on f.organization_id = g.organization_id and f.goal_id = g.goal_id
                        where g.organization_id = ? and g.restatement_id = ?
                        """)
                .params(CurrentOrganization.id(), restatement)
                .query((row, number) -> judged(row))
                .list();
    }

    /** The same goals with the targets that were agreed first. */
    List<Avoiding.Changed> changed(UUID restatement) {
        Map<UUID, BigDecimal> first = new HashMap<>();
        jdbc.sql("""
                        select f.goal_id, f.first_target
                        from consequences.restated_goal g
                        join results.frozen_goal f on f.organization_id = g.organization_id and f.goal_id = g.goal_id
                        where g.organization_id = ? and g.restatement_id = ?
                        """).params(CurrentOrganization.id(), restatement).query(row -> {
            first.put(row.getObject(1, UUID.class), row.getBigDecimal(2));
        });
        return restated(restatement).stream()
                .map(goal -> new Avoiding.Changed(goal, Objects.requireNonNull(first.get(goal.goal()))))
                .toList();
    }

    /** Whether a person owns, or owes because of, one of its goals. */
    boolean affects(UUID restatement, int person) {
        return jdbc.sql("""
                        select exists (select from consequences.restated_goal g
                          join results.frozen_goal f on f.organization_id = g.organization_id and f.goal_id = g.goal_id
                          left join consequences.obligation o on o.organization_id = g.organization_id and o.goal_id = g.goal_id
                          where g.organization_id = ? and g.restatement_id = ?
                            and ? in (f.person_key, o.person_key, o.owed_by))
                        """)
                .params(CurrentOrganization.id(), restatement, person)
                .query(Boolean.class)
                .single();
    }

    private List<Restatement> read(String rest, Object parameter) {
        return jdbc.sql("""
                        select r.id, r.period, r.opened_at, r.decide_by, r.state,
                               (select p.id from organization.person_card p
                                where p.organization_id = r.organization_id and p.key = r.decided_by), r.decided_at
                        from consequences.restatement r where r.organization_id = ?\s""" + rest)
                .params(CurrentOrganization.id(), parameter)
                .query((row, number) -> restatement(row))
                .list();
    }

    private static Restatement restatement(ResultSet row) throws SQLException {
        OffsetDateTime decided = row.getObject(7, OffsetDateTime.class);
        return new Restatement(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getObject(4, LocalDate.class),
                row.getString(5),
                row.getString(6),
                decided == null ? null : decided.toInstant());
    }

    private static Judged judged(ResultSet row) throws SQLException {
        return new Judged(
                row.getObject(1, UUID.class),
                (Integer) row.getObject(2),
                (Integer) row.getObject(3),
                row.getShort(4),
                row.getBigDecimal(5),
                row.getBigDecimal(6),
                row.getBigDecimal(7),
                row.getBoolean(8),
                row.getBigDecimal(9));
    }
}
