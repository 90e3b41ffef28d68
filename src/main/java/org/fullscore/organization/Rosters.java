package org.fullscore.organization;

import java.time.LocalDate;
import java.util.List;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who belonged to a team during a range of days. */
@Component
@Transactional(readOnly = true)
public class Rosters {

    private final JdbcClient jdbc;

    Rosters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody on the roster of a team.
     *
     * @param leads whether the person led the team itself
     * @param below name of a team directly below that the person led, or null
     * @param starts first day on the roster within the range
     * @param ends the day after the last
     */
    public record Member(
            int key,
            String id,
            String name,
            Rank rank,
            boolean leads,
            @Nullable String below,
            LocalDate starts,
            LocalDate ends) {}

    /**
     * Everybody whose main team it was on a day of the range (half-open), whoever led it, and the leaders of the teams
     * directly below it; by name, its leader first.
     */
    public List<Member> of(int team, LocalDate starts, LocalDate ends) {
        return jdbc.sql("""
                        with seat as (
                          select person_key, starts, ends, false as leads, null::int as below
                          from organization.membership
                          where organization_id = :organization and team_key = :team and kind = 'main'
                          union all
                          select leader_key, starts, ends, true, null from organization.team_leader
                          where organization_id = :organization and team_key = :team
                          union all
                          select l.leader_key, greatest(l.starts, c.starts), least(l.ends, c.ends), false, c.team_key
                          from organization.team_parent c
                          join organization.team_leader l on l.organization_id = c.organization_id
                            and l.team_key = c.team_key and l.starts < c.ends and c.starts < l.ends
                          where c.organization_id = :organization and c.parent_key = :team)
                        select p.key, p.id, p.name, p.rank, bool_or(s.leads) as leads, min(t.name) as below,
                               min(greatest(s.starts, :starts)) as starts, max(least(s.ends, :ends)) as ends
                        from seat s
                        join organization.person p on p.organization_id = :organization and p.key = s.person_key
                        left join organization.team t on t.organization_id = :organization and t.key = s.below
                        where s.starts < :ends and :starts < s.ends
                        group by p.key, p.id, p.name, p.rank
                        order by bool_or(s.leads) desc, p.name, p.id
                        """)
                .param("organization", CurrentOrganization.id())
                .param("team", team)
                .param("starts", starts)
                .param("ends", ends)
                .query((row, number) -> new Member(
                        row.getInt("key"),
                        row.getString("id"),
                        row.getString("name"),
                        Rank.of(row.getString("rank")).orElseThrow(),
                        row.getBoolean("leads"),
                        row.getString("below"),
                        row.getObject("starts", LocalDate.class),
                        row.getObject("ends", LocalDate.class)))
                .list();
    }
}
