package org.fullscore.results;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fullscore.goals.Owner;
import org.fullscore.organization.Period;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each day of a period brought to many owners, in one statement: to persons all of it, to teams what their members
 * brought on days of their membership, without overlay credit.
 */
@Component
@Transactional(readOnly = true)
public class Courses {

    private final JdbcClient jdbc;

    Courses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Amounts of a metric by owner and day, in the metric's unit; days and owners without any are absent. */
    public Map<Owner, NavigableMap<LocalDate, BigDecimal>> of(Collection<Owner> owners, short metric, Period period) {
        Map<Owner, NavigableMap<LocalDate, BigDecimal>> courses = new HashMap<>();
        jdbc.sql("""
                        with member as materialized (
                          select root_key, person_key, range_agg(daterange(starts, ends)) as days
                          from organization.subtree_member
                          where organization_id = :organization and root_key = any(:teams)
                            and starts < :ends and :starts < ends
                          group by root_key, person_key)
                        select person_key, null::integer as team_key, day, amount from results.total
                        where organization_id = :organization and person_key = any(:persons) and metric_key = :metric
                          and day >= :starts and day < :ends
                        union all
                        select null, m.root_key, t.day, sum(t.primary_amount)
                        from member m
                        join results.total t on t.organization_id = :organization and t.person_key = m.person_key
                         and t.metric_key = :metric and t.day >= :starts and t.day < :ends and m.days @> t.day
                        group by m.root_key, t.day
                        """)
                .param("organization", CurrentOrganization.id())
                .param("teams", keys(owners.stream().map(Owner::teamKey)))
                .param("persons", keys(owners.stream().map(Owner::personKey)))
                .param("metric", metric)
                .param("starts", period.starts())
                .param("ends", period.ends())
                .query(row -> {
                    Integer person = row.getObject("person_key", Integer.class);
                    Owner owner = person == null ? Owner.team(row.getInt("team_key")) : Owner.person(person);
                    courses.computeIfAbsent(owner, of -> new TreeMap<>())
                            .put(row.getObject("day", LocalDate.class), row.getBigDecimal("amount"));
                });
        return courses;
    }

    private static Integer[] keys(Stream<@Nullable Integer> keys) {
        return keys.filter(Objects::nonNull).distinct().toArray(Integer[]::new);
    }
}
