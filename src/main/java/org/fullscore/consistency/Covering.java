package org.fullscore.consistency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fullscore.goals.Coverage;
import org.fullscore.organization.People;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Person;
import org.fullscore.organization.Rank;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds up, over the periods the obligations come from, of how many people a goal was in force in time (rule book 2.3). */
@Component
@Transactional(readOnly = true)
class Covering {

    private final Coverage coverage;
    private final Periods periods;
    private final People people;
    private final JdbcClient jdbc;

    Covering(Coverage coverage, Periods periods, People people, JdbcClient jdbc) {
        this.coverage = coverage;
        this.periods = periods;
        this.people = people;
        this.jdbc = jdbc;
    }

    /** @param region null where the team lay in none */
    private record Stay(int person, String team, @Nullable String region, LocalDate starts, LocalDate ends) {}

    /** Coverage, and where those who count in it were. */
    record Covered(CoverageShares shares, Places places) {}

    /** Over the periods with these ids; those nobody knows any more are left out. */
    Covered over(Collection<String> ids) {
        var persons = new HashMap<Integer, String>();
        people.all().forEach((Person person) -> persons.put(person.key(), person.id()));
        var stays = stays();
        var all = CoverageShares.Count.NONE;
        var byValue = new HashMap<Dimension, Map<String, CoverageShares.Count>>();
        var places = new HashMap<Places.Seat, Places.Place>();
        for (Period period :
                ids.stream().flatMap(id -> periods.find(id).stream()).toList()) {
            for (var each : coverage.people(period)) {
                var one = new CoverageShares.Count(1, each.isCovered() ? 1 : 0);
                var stay = on(stays.getOrDefault(each.person(), List.of()), each.by());
                var place = new Places.Place(
                        each.rank() == Rank.REP ? Dimension.OTHERS : Dimension.LEADERS,
                        persons.get(each.manager()),
                        stay == null ? null : stay.team(),
                        stay == null ? null : stay.region());
                all = all.plus(one);
                Dimension.USUAL.forEach(dimension -> add(byValue, dimension, place.value(dimension), one));
                places.put(new Places.Seat(period.id(), each.person()), place);
            }
        }
        return new Covered(new CoverageShares(all, byValue), new Places(places));
    }

    private static void add(
            Map<Dimension, Map<String, CoverageShares.Count>> byValue,
            Dimension dimension,
            @Nullable String value,
            CoverageShares.Count one) {
        if (value != null) {
            byValue.computeIfAbsent(dimension, known -> new HashMap<>()).merge(value, one, CoverageShares.Count::plus);
        }
    }

    private static @Nullable Stay on(List<Stay> stays, LocalDate day) {
        return stays.stream()
                .filter(stay -> !day.isBefore(stay.starts()) && day.isBefore(stay.ends()))
                .findFirst()
                .orElse(null);
    }

    /** Main memberships, first the parts of them during which the team lay in a region. */
    private Map<Integer, List<Stay>> stays() {
        var stays = new HashMap<Integer, List<Stay>>();
        jdbc.sql("""
                        with region as materialized (
                          select r.team_key, g.id, r.starts, r.ends from organization.region r
                          join organization.team_card g on g.organization_id = r.organization_id and g.key = r.region_key
                          where r.organization_id = :organization)
                        select m.person_key, t.id, r.id, greatest(m.starts, r.starts), least(m.ends, r.ends)
                        from organization.main_team m
                        join organization.team_card t on t.organization_id = m.organization_id and t.key = m.team_key
                        join region r on r.team_key = m.team_key and r.starts < m.ends and m.starts < r.ends
                        where m.organization_id = :organization
                        union all
                        select m.person_key, t.id, null, m.starts, m.ends
                        from organization.main_team m
                        join organization.team_card t on t.organization_id = m.organization_id and t.key = m.team_key
                        where m.organization_id = :organization
                        order by 3 nulls last
                        """)
                .param("organization", CurrentOrganization.id())
                .query((row, number) -> new Stay(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, LocalDate.class),
                        row.getObject(5, LocalDate.class)))
                .list()
                .forEach(stay -> stays.computeIfAbsent(stay.person(), known -> new ArrayList<>())
                        .add(stay));
        return stays;
    }
}
