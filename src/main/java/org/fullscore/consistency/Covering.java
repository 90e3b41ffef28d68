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

    private record Stay(int person, String team, LocalDate starts, LocalDate ends) {}

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
                var place = new Places.Place(
                        each.rank() == Rank.REP ? Dimension.OTHERS : Dimension.LEADERS,
                        persons.get(each.manager()),
                        team(stays.getOrDefault(each.person(), List.of()), each.by()));
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

    private static @Nullable String team(List<Stay> stays, LocalDate day) {
        return stays.stream()
                .filter(stay -> !day.isBefore(stay.starts()) && day.isBefore(stay.ends()))
                .map(Stay::team)
                .findFirst()
                .orElse(null);
    }

    private Map<Integer, List<Stay>> stays() {
        var stays = new HashMap<Integer, List<Stay>>();
        jdbc.sql("""
                        select m.person_key, t.id, m.starts, m.ends
                        from organization.main_team m
                        join organization.team_card t on t.organization_id = m.organization_id and t.key = m.team_key
                        where m.organization_id = ?
                        """)
                .param(CurrentOrganization.id())
                .query((row, number) -> new Stay(
                        row.getInt(1),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class)))
                .list()
                .forEach(stay -> stays.computeIfAbsent(stay.person(), known -> new ArrayList<>())
                        .add(stay));
        return stays;
    }
}
