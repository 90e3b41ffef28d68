package org.fullscore.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fullscore.organization.MembershipPlan.Place;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads all memberships as a plan, and writes the lines a plan changes. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MembershipRecords {

    private final JdbcClient jdbc;
    private final People people;
    private final Directory directory;

    MembershipRecords(JdbcClient jdbc, People people, Directory directory) {
        this.jdbc = jdbc;
        this.people = people;
        this.directory = directory;
    }

    Map<String, Person> people() {
        Map<String, Person> byId = new HashMap<>();
        people.all().forEach(person -> byId.put(person.id(), person));
        return byId;
    }

    MembershipPlan read() {
        MembershipPlan plan = new MembershipPlan();
        jdbc.sql("""
                        select person_key, team_key, kind = 'main', starts, ends from organization.membership
                        where organization_id = ? order by starts
                        """).param(CurrentOrganization.id()).query(row -> {
            plan.know(
                    new Place(row.getInt(1), row.getInt(2), row.getBoolean(3)),
                    row.getObject(4, LocalDate.class),
                    row.getObject(5, LocalDate.class));
        });
        return plan;
    }

    void write(MembershipPlan plan) {
        Map<Integer, Timeline<Integer>> main = new HashMap<>();
        Map<Place, Timeline<Integer>> overlays = new HashMap<>();
        plan.changed().forEach((place, line) -> {
            if (place.main()) {
                main.put(place.person(), line);
            } else {
                overlays.put(place, line);
            }
        });
        directory.write(Directory.Dated.MAIN_TEAMS, main);
        writeOverlays(overlays);
    }

    private void writeOverlays(Map<Place, Timeline<Integer>> overlays) {
        List<Place> places = new ArrayList<>(overlays.keySet());
        jdbc.sql("""
                        delete from organization.membership m
                        using unnest(?::int[], ?::int[]) as t (person, team)
                        where m.organization_id = ? and m.kind = 'overlay' and m.person_key = t.person and m.team_key = t.team
                        """)
                .params(
                        places.stream().map(Place::person).toArray(Integer[]::new),
                        places.stream().map(Place::team).toArray(Integer[]::new),
                        CurrentOrganization.id())
                .update();
        List<Integer> persons = new ArrayList<>();
        List<Timeline.Span<Integer>> spans = new ArrayList<>();
        overlays.forEach((place, line) -> line.spans().forEach(span -> {
            persons.add(place.person());
            spans.add(span);
        }));
        jdbc.sql("""
                        insert into organization.membership (organization_id, person_key, team_key, kind, starts, ends)
                        select ?, person, team, 'overlay', starts, ends
                        from unnest(?::int[], ?::int[], ?::date[], ?::date[]) as t (person, team, starts, ends)
                        """)
                .params(
                        CurrentOrganization.id(),
                        persons.toArray(Integer[]::new),
                        spans.stream().map(Timeline.Span::value).toArray(Integer[]::new),
                        Directory.texts(
                                spans.stream().map(Timeline.Span::starts).toList()),
                        Directory.texts(spans.stream().map(Timeline.Span::ends).toList()))
                .update();
    }
}
