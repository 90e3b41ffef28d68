package org.fullscore.organization;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everybody in the current organization, past and present. */
@Component
@Transactional(readOnly = true)
public class People {

    private static final String SELECT = """
            select p.key, p.id, p.name, p.email, p.rank, p.roles, p.joined, p."left", p.country, p.job
            from organization.person p where p.organization_id = ?
            """;

    private static final RowMapper<Person> PERSON = (row, number) -> person(row);

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person with this id. */
    public Optional<Person> byId(String id) {
        return jdbc.sql(SELECT + " and p.id = ?")
                .params(CurrentOrganization.id(), id)
                .query(PERSON)
                .optional();
    }

    /** The person with this internal key. */
    public Optional<Person> byKey(int key) {
        return jdbc.sql(SELECT + " and p.key = ?")
                .params(CurrentOrganization.id(), key)
                .query(PERSON)
                .optional();
    }

    /** The person with this e-mail address, in whatever case. */
    public Optional<Person> byEmail(String email) {
        return jdbc.sql(SELECT + " and lower(p.email) = lower(?)")
                .params(CurrentOrganization.id(), email)
                .query(PERSON)
                .optional();
    }

    /** Everybody of this name, in whatever case: names need not be unique. */
    public List<Person> named(String name) {
        return jdbc.sql(SELECT + " and lower(p.name) = lower(?) order by p.id")
                .params(CurrentOrganization.id(), name)
                .query(PERSON)
                .list();
    }

    /** The jobs there are, by name; a hundred at most. */
    public List<String> jobs() {
        return jdbc.sql("""
                        select distinct job from organization.person
                        where organization_id = ? and job is not null order by job limit 100
                        """)
                .param(CurrentOrganization.id())
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Everybody, by name. */
    public List<Person> all() {
        return jdbc.sql(SELECT + " order by p.name, p.id")
                .param(CurrentOrganization.id())
                .query(PERSON)
                .list();
    }

    /** Everybody in a team on a day, through any membership or as its leader; the leader first, then by name. */
    List<Person> inTeam(int team, LocalDate day) {
        return jdbc.sql(SELECT + """
                         and exists (
                          select from organization.subtree_member m
                          where m.organization_id = p.organization_id and m.root_key = ? and m.team_key = ?
                            and m.person_key = p.key and m.starts <= ? and ? < m.ends)
                        order by not exists (
                          select from organization.team_leader l
                          where l.organization_id = p.organization_id and l.team_key = ? and l.leader_key = p.key
                            and l.starts <= ? and ? < l.ends), p.name, p.id
                        """)
                .params(CurrentOrganization.id(), team, team, day, day, team, day, day)
                .query(PERSON)
                .list();
    }

    /** Names by internal key; keys of nobody are left out. */
    public Map<Integer, String> names(Collection<Integer> keys) {
        Map<Integer, String> names = new HashMap<>();
        jdbc.sql("select key, name from organization.person where organization_id = ? and key = any(?)")
                .params(CurrentOrganization.id(), keys.toArray(Integer[]::new))
                .query(row -> {
                    names.put(row.getInt(1), row.getString(2));
                });
        return names;
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Rank.of(row.getString(5)).orElseThrow(),
                roles(row.getArray(6)),
                row.getObject(7, LocalDate.class),
                row.getObject(8, LocalDate.class),
                row.getString(9),
                row.getString(10));
    }

    private static Set<Role> roles(Array words) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : (String[]) words.getArray()) {
            Role.of(word).ifPresent(roles::add);
        }
        return roles;
    }
}
