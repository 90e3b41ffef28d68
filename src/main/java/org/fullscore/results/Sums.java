package org.fullscore.results;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fullscore.goals.Owner;
import org.fullscore.organization.Period;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds up running totals: of persons over the days of a period, of teams over their members (subtree), each for the days of
 * the membership, a day once however many memberships it has. Overlay credit does not roll up.
 */
@Component
@Transactional(readOnly = true)
class Sums {

    /** What an owner has of a metric: the sum over people and how many people it is of. */
    record Sum(BigDecimal amount, int people) {}

    /** Whose sum of which metric. */
    record Key(Owner owner, short metric) {}

    private static final String MEMBERS = """
            with member as materialized (
              select root_key, person_key, range_agg(daterange(starts, ends)) as days
              from organization.subtree_member
              where organization_id = :organization and root_key = any(:teams) and starts < :ends and :starts < ends
              group by root_key, person_key)
            """;

    private final JdbcClient jdbc;

    Sums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The metrics of which anything was delivered for the period. */
    Set<Short> delivered(Collection<Short> metrics, Period period) {
        return new HashSet<>(statement("""
                        select k::smallint from unnest(:metrics::smallint[]) k where exists (
                          select from organization.person_card p where p.organization_id = :organization and exists (
                            select from results.total t
                            where t.organization_id = :organization and t.person_key = p.key and t.metric_key = k
                              and t.day >= :starts and t.day < :ends and t.facts > 0))
                        """, metrics, period).query(Short.class).list());
    }

    Map<Key, Sum> ofPersons(Collection<Integer> persons, Collection<Short> metrics, Period period) {
        return persons.isEmpty()
                ? Map.of()
                : read(statement("""
                        select person_key, metric_key, sum(amount), 1 from results.total
                        where organization_id = :organization and person_key = any(:persons)
                          and metric_key = any(:metrics) and day >= :starts and day < :ends
                        group by person_key, metric_key
                        """, metrics, period).param("persons", persons.toArray(Integer[]::new)), true);
    }

    Map<Key, Sum> ofTeams(Collection<Integer> teams, Collection<Short> metrics, Period period) {
        return teams.isEmpty()
                ? Map.of()
                : read(statement(MEMBERS + """
                        select m.root_key, t.metric_key, sum(t.primary_amount), count(distinct t.person_key)
                        from member m
                        join results.total t on t.organization_id = :organization and t.person_key = m.person_key
                         and t.metric_key = any(:metrics) and t.day >= :starts and t.day < :ends and m.days @> t.day
                        group by m.root_key, t.metric_key
                        """, metrics, period).param("teams", teams.toArray(Integer[]::new)), false);
    }

    /** The last value of each person in the period. */
    Map<Key, Sum> lastOfPersons(Collection<Integer> persons, Collection<Short> metrics, Period period) {
        return persons.isEmpty()
                ? Map.of()
                : read(statement("""
                        select distinct on (person_key, metric_key) person_key, metric_key, amount, 1 from results.total
                        where organization_id = :organization and person_key = any(:persons)
                          and metric_key = any(:metrics) and day >= :starts and day < :ends and facts > 0
                        order by person_key, metric_key, day desc
                        """, metrics, period).param("persons", persons.toArray(Integer[]::new)), true);
    }

    /** The last values of the members, added up. */
    Map<Key, Sum> lastOfTeams(Collection<Integer> teams, Collection<Short> metrics, Period period) {
        return teams.isEmpty()
                ? Map.of()
                : read(statement(MEMBERS + """
                        select root_key, metric_key, sum(primary_amount), count(*) from (
                          select distinct on (m.root_key, t.person_key, t.metric_key) m.root_key, t.metric_key, t.primary_amount
                          from member m
                          join results.total t on t.organization_id = :organization and t.person_key = m.person_key
                           and t.metric_key = any(:metrics) and t.day >= :starts and t.day < :ends and m.days @> t.day
                           and t.facts > 0
                          order by m.root_key, t.person_key, t.metric_key, t.day desc) last
                        group by root_key, metric_key
                        """, metrics, period).param("teams", teams.toArray(Integer[]::new)), false);
    }

    private JdbcClient.StatementSpec statement(String sql, Collection<Short> metrics, Period period) {
        return jdbc.sql(sql)
                .param("organization", CurrentOrganization.id())
                .param("metrics", metrics.toArray(Short[]::new))
                .param("starts", period.starts())
                .param("ends", period.ends());
    }

    private static Map<Key, Sum> read(JdbcClient.StatementSpec statement, boolean persons) {
        Map<Key, Sum> sums = new HashMap<>();
        List<Map.Entry<Key, Sum>> rows = statement
                .query((row, number) -> Map.entry(key(row, persons), new Sum(row.getBigDecimal(3), row.getInt(4))))
                .list();
        rows.forEach(row -> sums.put(row.getKey(), row.getValue()));
        return sums;
    }

    private static Key key(ResultSet row, boolean person) throws SQLException {
        Owner owner = person ? Owner.person(row.getInt(1)) : Owner.team(row.getInt(1));
        return new Key(owner, row.getShort(2));
    }
}
