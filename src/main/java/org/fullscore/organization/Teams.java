package org.fullscore.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The teams of the current organization, and the tree they form on a day. */
@Component
@Transactional(readOnly = true)
public class Teams {

    static final String SELECT = """
            select t.key, t.id, t.name, t.answers_to from organization.team t where t.organization_id = ?
            """;

    static final RowMapper<Team> TEAM =
            (row, number) -> new Team(row.getInt(1), row.getString(2), row.getString(3), (Integer) row.getObject(4));

    private final JdbcClient jdbc;
    private final People people;

    Teams(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** The team with this id. */
    public Optional<Team> byId(String id) {
        return jdbc.sql(SELECT + " and t.id = ?")
                .params(CurrentOrganization.id(), id)
                .query(TEAM)
                .optional();
    }

    /** The team with this internal key. */
    public Optional<Team> byKey(int key) {
        return jdbc.sql(SELECT + " and t.key = ?")
                .params(CurrentOrganization.id(), key)
                .query(TEAM)
                .optional();
    }

    /** Every team there is, by name; teams that ended are left out. */
    public List<Team> all() {
        return jdbc.sql(SELECT + " and t.ends = '9999-12-31' order by t.name, t.id")
                .param(CurrentOrganization.id())
                .query(TEAM)
                .list();
    }

    /** The teams directly below a team on a day, by name. */
    public List<Team> childrenOn(int team, LocalDate day) {
        return jdbc.sql(SELECT + """
                         and exists (
                          select from organization.team_parent l
                          where l.organization_id = t.organization_id and l.team_key = t.key and l.parent_key = ?
                            and l.starts <= ? and ? < l.ends)
                        order by t.name, t.id
                        """)
                .params(CurrentOrganization.id(), team, day, day)
                .query(TEAM)
                .list();
    }

    /** The team directly above a team on a day; empty for a root. */
    public Optional<Team> parentOn(int team, LocalDate day) {
        return jdbc.sql(SELECT + """
                         and exists (
                          select from organization.team_parent l
                          where l.organization_id = t.organization_id and l.parent_key = t.key and l.team_key = ?
                            and l.starts <= ? and ? < l.ends)
                        """)
                .params(CurrentOrganization.id(), team, day, day)
                .query(TEAM)
                .optional();
    }

    /** The main team of a person on a day. */
    public Optional<Team> mainTeamOn(int person, LocalDate day) {
        return jdbc.sql(SELECT + """
                         and exists (
                          select from organization.membership m
                          where m.organization_id = t.organization_id and m.team_key = t.key and m.kind = 'main'
                            and m.person_key = ? and m.starts <= ? and ? < m.ends)
                        """)
                .params(CurrentOrganization.id(), person, day, day)
                .query(TEAM)
                .optional();
    }

    /** The teams without a parent on a day, by name. */
    public List<Team> rootsOn(LocalDate day) {
        return jdbc.sql(SELECT + """
                         and not exists (
                          select from organization.team_parent l
                          where l.organization_id = t.organization_id and l.team_key = t.key
                            and l.starts <= ? and ? < l.ends)
                          and ? < t.ends
                        order by t.name, t.id
                        """)
                .params(CurrentOrganization.id(), day, day, day)
                .query(TEAM)
                .list();
    }

    /**
     * A team with its place in the tree.
     *
     * @param depth 0 for a root
     */
    public record Branch(Team team, int depth) {}

    /** The whole tree of a day, every team right below the one it belongs to, by name. */
    public List<Branch> treeOn(LocalDate day) {
        return jdbc.sql("""
                        with recursive link as (
                          select team_key, parent_key from organization.team_parent
                          where organization_id = :organization and starts <= :day and :day < ends),
                        tree as (
                          select t.key, 0 as depth, array[t.name, t.id] as path from organization.team t
                          where t.organization_id = :organization
                            and not exists (select from link l where l.team_key = t.key)
                          union all
                          select t.key, tree.depth + 1, tree.path || array[t.name, t.id]
                          from tree
                          join link l on l.parent_key = tree.key
                          join organization.team t on t.organization_id = :organization and t.key = l.team_key)
                        select t.key, t.id, t.name, t.answers_to, tree.depth
                        from tree
                        join organization.team t on t.organization_id = :organization and t.key = tree.key
                        order by tree.path
                        """)
                .param("organization", CurrentOrganization.id())
                .param("day", day)
                .query((row, number) -> new Branch(TEAM.mapRow(row, number), row.getInt(5)))
                .list();
    }

    /** Who is directly in a team on a day, main or overlay; its leader is a member and comes first, then by name. */
    public List<Person> membersOn(int team, LocalDate day) {
        return people.inTeam(team, day);
    }
}
