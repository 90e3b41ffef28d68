package org.fullscore.organization;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People, teams, memberships, absences and working hours as the public contract lists them; both ends of ranges are inclusive days. */
@Component
@Transactional(readOnly = true)
public class DirectoryLists {

    private final JdbcClient jdbc;

    DirectoryLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person with the main team of a day. */
    public record PersonLine(
            String id,
            String name,
            @Nullable String email,
            String rank,
            @Nullable String team,
            @Nullable LocalDate joined,
            @Nullable LocalDate left,
            @Nullable String country,
            @Nullable String job,
            List<String> roles) {}

    /** A team with parent and leader of a day. */
    public record TeamLine(
            String id,
            String name,
            @Nullable String parent,
            @Nullable String leader,
            @Nullable String answersTo) {}

    /** Somebody in a team. */
    public record MembershipLine(
            String person,
            String team,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String kind) {}

    /** Days on which somebody is away. */
    public record AbsenceLine(String person, LocalDate from, LocalDate to) {}

    /** Working hours agreed with somebody, in percent of full time; without last day until further notice. */
    public record WorkingHoursLine(
            String person, LocalDate from, @Nullable LocalDate to, BigDecimal percent) {}

    /** So many people after an id, in the order of ids. */
    public List<PersonLine> people(LocalDate day, String after, int count) {
        return jdbc.sql("""
                        select p.id, p.name, p.email, p.rank, t.id, p.joined, p."left", p.country, p.job, p.roles
                        from organization.person p
                        left join organization.membership m on m.organization_id = p.organization_id
                          and m.person_key = p.key and m.kind = 'main' and m.starts <= ? and ? < m.ends
                        left join organization.team t on t.organization_id = m.organization_id and t.key = m.team_key
                        where p.organization_id = ? and p.id collate "C" > ? order by p.id collate "C" limit ?
                        """)
                .params(day, day, CurrentOrganization.id(), after, count)
                .query((row, number) -> new PersonLine(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        first(row, 6),
                        last(row, 7),
                        row.getString(8),
                        row.getString(9),
                        List.of((String[]) row.getArray(10).getArray())))
                .list();
    }

    /** So many teams there are on a day after an id, in the order of ids. */
    public List<TeamLine> teams(LocalDate day, String after, int count) {
        return jdbc.sql("""
                        select t.id, t.name, parent.id, leader.id, head.id
                        from organization.team t
                        left join organization.team_parent l on l.organization_id = t.organization_id
                          and l.team_key = t.key and l.starts <= ? and ? < l.ends
                        left join organization.team parent on parent.organization_id = l.organization_id and parent.key = l.parent_key
                        left join organization.team_leader d on d.organization_id = t.organization_id
                          and d.team_key = t.key and d.starts <= ? and ? < d.ends
                        left join organization.person leader on leader.organization_id = d.organization_id and leader.key = d.leader_key
                        left join organization.person head on head.organization_id = t.organization_id and head.key = t.answers_to
                        where t.organization_id = ? and ? < t.ends and t.id collate "C" > ?
                        order by t.id collate "C" limit ?
                        """)
                .params(day, day, day, day, CurrentOrganization.id(), day, after, count)
                .query((row, number) -> new TeamLine(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .list();
    }

    /** So many memberships after a person, team, kind and first day, in this order. */
    public List<MembershipLine> memberships(List<String> after, int count) {
        return jdbc.sql("""
                        select p.id, t.id, m.starts, m.ends, m.kind
                        from organization.membership m
                        join organization.person p on p.organization_id = m.organization_id and p.key = m.person_key
                        join organization.team t on t.organization_id = m.organization_id and t.key = m.team_key
                        where m.organization_id = ?
                          and (p.id collate "C", t.id collate "C", m.kind collate "C", m.starts::text collate "C") > (?, ?, ?, ?)
                        order by p.id collate "C", t.id collate "C", m.kind collate "C", m.starts::text collate "C" limit ?
                        """)
                .params(CurrentOrganization.id(), after.get(0), after.get(1), after.get(2), after.get(3), count)
                .query((row, number) -> new MembershipLine(
                        row.getString(1), row.getString(2), first(row, 3), last(row, 4), row.getString(5)))
                .list();
    }

    /** So many absences of these people after a person and first day, in this order. */
    public List<AbsenceLine> absences(Integer[] of, List<String> after, int count) {
        return jdbc.sql("""
                        select p.id, a.starts, a.ends
                        from organization.absence a
                        join organization.person p on p.organization_id = a.organization_id and p.key = a.person_key
                        where a.organization_id = ? and a.person_key = any(?)
                          and (p.id collate "C", a.starts::text collate "C") > (?, ?)
                        order by p.id collate "C", a.starts::text collate "C" limit ?
                        """)
                .params(CurrentOrganization.id(), of, after.get(0), after.get(1), count)
                .query((row, number) -> new AbsenceLine(
                        row.getString(1),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class).minusDays(1)))
                .list();
    }

    /** So many rows of working hours of these people after a person and first day, in this order. */
    public List<WorkingHoursLine> workingHours(Integer[] of, List<String> after, int count) {
        return jdbc.sql("""
                        select p.id, h.starts, h.ends, h.percent
                        from organization.working_hours h
                        join organization.person p on p.organization_id = h.organization_id and p.key = h.person_key
                        where h.organization_id = ? and h.person_key = any(?)
                          and (p.id collate "C", h.starts::text collate "C") > (?, ?)
                        order by p.id collate "C", h.starts::text collate "C" limit ?
                        """)
                .params(CurrentOrganization.id(), of, after.get(0), after.get(1), count)
                .query((row, number) -> new WorkingHoursLine(
                        row.getString(1), row.getObject(2, LocalDate.class), last(row, 3), row.getBigDecimal(4)))
                .list();
    }

    private static @Nullable LocalDate first(ResultSet row, int column) throws SQLException {
        return Always.firstDay(row.getObject(column, LocalDate.class));
    }

    private static @Nullable LocalDate last(ResultSet row, int column) throws SQLException {
        return Always.lastDay(row.getObject(column, LocalDate.class));
    }
}
