package org.fullscore.results;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

    private static final String SELECT = """
            select id, person_key, team_key, metric_key, target, first_target, commit_level, stretch, policy, policy_version
            from goals.goal_in_force
            where organization_id = :organization and period = :period and in_force_on <= :day
              and (:metric::smallint is null or metric_key = :metric)
            """;

    private static final String ORDER = " order by metric_key, person_key nulls last, team_key";

    private final JdbcClient jdbc;

    GoalsInForce(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose goal it is, for which period and metric. */
    record Place(Owner owner, String period, short metric) {}

    /** Goals of a period in force on a day, persons before teams. */
    List<GoalInForce> of(Period period, @Nullable Metric metric, LocalDate day) {
        return select(jdbc.sql(SELECT + ORDER), period, metric, day);
    }

    /** The same of some owners. */
    List<GoalInForce> of(Collection<Owner> owners, Period period, @Nullable Metric metric, LocalDate day) {
        return select(
                jdbc.sql(SELECT + """
                                 and (person_key = any(:persons) or person_key is null and team_key = any(:teams))
                                """ + ORDER)
                        .param("persons", keys(owners, Owner::personKey))
                        .param("teams", keys(owners, Owner::teamKey)),
                period,
                metric,
                day);
    }

    static Integer[] keys(Collection<Owner> owners, Function<Owner, @Nullable Integer> key) {
        return owners.stream().map(key).filter(Objects::nonNull).toArray(Integer[]::new);
    }

    private static List<GoalInForce> select(
            JdbcClient.StatementSpec statement, Period period, @Nullable Metric metric, LocalDate day) {
        return statement
                .param("organization", CurrentOrganization.id())
                .param("period", period.id())
                .param("day", day)
                .param("metric", metric == null ? null : metric.key())
                .query((row, number) -> goal(row))
                .list();
    }

    Optional<Place> placeOf(UUID goal) {
        return jdbc.sql(
                        "select person_key, team_key, period, metric_key from goals.goal_in_force where organization_id = ? and id = ?")
                .params(CurrentOrganization.id(), goal)
                .query((row, number) -> new Place(owner(row, 1, 2), row.getString(3), row.getShort(4)))
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
