package org.fullscore.results;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.goals.AgreementTerms;
import org.fullscore.goals.Owner;
import org.fullscore.goals.Target;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Goals that are in force, through the view the goals publish. */
@Component
@Transactional(readOnly = true)
class GoalsInForce {

    private final JdbcClient jdbc;

    GoalsInForce(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The period and metric of a goal. */
    record Place(String period, short metric) {}

    /** Goals of a period in force on a day, persons before teams. */
    List<GoalInForce> of(Period period, @Nullable Metric metric, LocalDate day) {
        return jdbc.sql("""
                        select id, person_key, team_key, metric_key, target, first_target, commit_level, stretch,
                               policy, policy_version
                        from goals.goal_in_force
                        where organization_id = :organization and period = :period and in_force_on <= :day
                          and (:metric::smallint is null or metric_key = :metric)
                        order by metric_key, person_key nulls last, team_key
                        """)
                .param("organization", CurrentOrganization.id())
                .param("period", period.id())
                .param("day", day)
                .param("metric", metric == null ? null : metric.key())
                .query((row, number) -> goal(row))
                .list();
    }

    Optional<Place> placeOf(UUID goal) {
        return jdbc.sql("select period, metric_key from goals.goal_in_force where organization_id = ? and id = ?")
                .params(CurrentOrganization.id(), goal)
                .query((row, number) -> new Place(row.getString(1), row.getShort(2)))
                .optional();
    }

    private static GoalInForce goal(ResultSet row) throws SQLException {
        String policy = row.getString(9);
        return new GoalInForce(
                row.getObject(1, UUID.class),
                owner(row, 2, 3),
                row.getShort(4),
                new Target(row.getBigDecimal(5), row.getBigDecimal(7), row.getBigDecimal(8)),
                row.getBigDecimal(6),
                policy == null ? null : new AgreementTerms.Terms(policy, row.getInt(10)),
                null);
    }

    static Owner owner(ResultSet row, int person, int team) throws SQLException {
        Integer key = row.getObject(person, Integer.class);
        return key == null ? Owner.team(row.getInt(team)) : Owner.person(key);
    }
}
