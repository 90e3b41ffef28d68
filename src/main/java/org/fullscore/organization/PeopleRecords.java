package org.fullscore.organization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads everybody, and writes whoever a list changed, a statement for each table. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PeopleRecords {

    private final JdbcClient jdbc;
    private final People people;
    private final Directory directory;

    PeopleRecords(JdbcClient jdbc, People people, Directory directory) {
        this.jdbc = jdbc;
        this.people = people;
        this.directory = directory;
    }

    Map<String, PersonDraft> read() {
        Map<Integer, Timeline<Integer>> teams = directory.read(Directory.Dated.MAIN_TEAMS);
        Map<String, PersonDraft> drafts = new HashMap<>();
        people.all()
                .forEach(person -> drafts.put(
                        person.id(), PersonDraft.of(person, teams.getOrDefault(person.key(), Timeline.empty()))));
        return drafts;
    }

    /** Keys by id of the teams that have not ended. */
    Map<String, Integer> openTeams() {
        Map<String, Integer> keys = new HashMap<>();
        jdbc.sql("select id, key from organization.team where organization_id = ? and ends = '9999-12-31'")
                .param(CurrentOrganization.id())
                .query(row -> {
                    keys.put(row.getString(1), row.getInt(2));
                });
        return keys;
    }

    /** Group columns by person id. */
    Map<String, SortedMap<String, String>> groups() {
        Map<String, SortedMap<String, String>> groups = new HashMap<>();
        jdbc.sql("""
                        select p.id, g.name, g.value from organization.person_group g
                        join organization.person p on p.organization_id = g.organization_id and p.key = g.person_key
                        where g.organization_id = ?
                        """).param(CurrentOrganization.id()).query(row -> {
            groups.computeIfAbsent(row.getString(1), id -> new TreeMap<>()).put(row.getString(2), row.getString(3));
        });
        return groups;
    }

    void write(
            Map<String, PersonDraft> before,
            Map<String, PersonDraft> after,
            Map<String, SortedMap<String, String>> groupsBefore,
            Map<String, SortedMap<String, String>> groupsAfter) {
        List<PersonDraft> changed = after.values().stream()
                .filter(person -> !person.equals(before.get(person.id())))
                .toList();
        freeEmails(changed);
        upsert(changed);
        Map<String, Integer> keys = directory.keys("person");
        Map<Integer, Timeline<Integer>> teams = new HashMap<>();
        for (PersonDraft person : changed) {
            PersonDraft old = before.get(person.id());
            if (old == null || !old.mainTeams().equals(person.mainTeams())) {
                teams.put(keys.getOrDefault(person.id(), 0), person.mainTeams());
            }
        }
        directory.write(Directory.Dated.MAIN_TEAMS, teams);
        endWithThePerson(changed.stream()
                .map(person -> keys.getOrDefault(person.id(), 0))
                .toArray(Integer[]::new));
        groupsAfter.forEach((id, groups) -> {
            if (!groups.equals(groupsBefore.getOrDefault(id, new TreeMap<>()))) {
                writeGroups(keys.getOrDefault(id, 0), groups);
            }
        });
    }

    /** Addresses may change hands within one list; they are unique at any moment. */
    private void freeEmails(List<PersonDraft> changed) {
        jdbc.sql("update organization.person set email = null where organization_id = ? and id = any(?::text[])")
                .params(CurrentOrganization.id(), column(changed, PersonDraft::id))
                .update();
    }

    private void upsert(List<PersonDraft> changed) {
        jdbc.sql("""
                        insert into organization.person
                          (organization_id, id, name, email, rank, roles, joined, "left", country, job)
                        select ?, id, name, email, rank, string_to_array(roles, ' '), joined, "left", country, job
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[], ?::date[],
                                    ?::text[], ?::text[])
                          as t (id, name, email, rank, roles, joined, "left", country, job)
                        on conflict (organization_id, id) do update
                        set name = excluded.name, email = excluded.email, rank = excluded.rank, roles = excluded.roles,
                            joined = excluded.joined, "left" = excluded."left", country = excluded.country,
                            job = excluded.job, version = person.version + 1
                        """)
                .params(
                        CurrentOrganization.id(),
                        column(changed, PersonDraft::id),
                        column(changed, PersonDraft::name),
                        column(changed, PersonDraft::email),
                        column(changed, person -> person.rank().word()),
                        column(changed, person -> Objects.toString(PersonFields.roles(person.roles()), "")),
                        column(changed, PersonDraft::joined),
                        column(changed, PersonDraft::left),
                        column(changed, PersonDraft::country),
                        column(changed, PersonDraft::job))
                .update();
    }

    /** Whoever left leads no team any more and is in no team beside the main one. */
    private void endWithThePerson(Integer[] keys) {
        for (String[] place : new String[][] {{"team_leader", "leader_key"}, {"membership", "person_key"}}) {
            jdbc.sql("delete from organization." + place[0] + " d using organization.person p"
                            + " where d.organization_id = ? and p.organization_id = d.organization_id"
                            + " and p.key = d." + place[1] + " and p.key = any(?) and d.starts >= p.\"left\"")
                    .params(CurrentOrganization.id(), keys)
                    .update();
            jdbc.sql("update organization." + place[0] + " d set ends = p.\"left\" from organization.person p"
                            + " where d.organization_id = ? and p.organization_id = d.organization_id"
                            + " and p.key = d." + place[1] + " and p.key = any(?) and d.ends > p.\"left\"")
                    .params(CurrentOrganization.id(), keys)
                    .update();
        }
    }

    private void writeGroups(int person, SortedMap<String, String> groups) {
        jdbc.sql("delete from organization.person_group where organization_id = ? and person_key = ?")
                .params(CurrentOrganization.id(), person)
                .update();
        jdbc.sql("""
                        insert into organization.person_group (organization_id, person_key, name, value)
                        select ?, ?, name, value from unnest(?::text[], ?::text[]) as t (name, value)
                        """)
                .params(
                        CurrentOrganization.id(),
                        person,
                        Directory.texts(groups.keySet()),
                        Directory.texts(groups.values()))
                .update();
    }

    private static @Nullable String[] column(
            List<PersonDraft> people, Function<PersonDraft, ? extends @Nullable Object> cell) {
        List<@Nullable Object> cells = new ArrayList<>();
        people.forEach(person -> cells.add(cell.apply(person)));
        return Directory.texts(cells);
    }
}
