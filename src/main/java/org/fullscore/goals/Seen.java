package org.fullscore.goals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fullscore.organization.Period;
import org.fullscore.organization.Rank;
import org.fullscore.organization.Rosters;
import org.fullscore.organization.Team;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Measures who of a team has opened and signed the agreements of a period, its leaders first: for each their own, for
 * leaders of teams those of the team, and for the leader of this team everybody else's, which the leader signs, too.
 */
@Component
@Transactional(readOnly = true)
public class Seen {

    private final Rosters rosters;
    private final Teams teams;
    private final Signers signers;
    private final Sight sight;
    private final JdbcClient jdbc;

    Seen(Rosters rosters, Teams teams, Signers signers, Sight sight, JdbcClient jdbc) {
        this.rosters = rosters;
        this.teams = teams;
        this.signers = signers;
        this.sight = sight;
        this.jdbc = jdbc;
    }

    /**
     * A team, measured.
     *
     * @param lines everybody with an agreement whose goals the viewer may see: the leader, leaders of teams below, the others
     * @param hidden how many others there are
     */
    public record Measured(List<SeenLine> lines, int hidden) {}

    /** Everybody of a team in a period. Agreements recorded in retrospect are left out: nobody signs those here. */
    public Measured of(Team team, Period period, Viewer viewer) {
        List<Rosters.Member> members = rosters.of(team.key(), period.starts(), period.ends());
        Map<Integer, Integer> answering = answering(team, period);
        Map<Integer, Count> counts = counts(members, answering.get(team.key()), answering, period);
        Optional<Set<Integer>> seen = sight.people(viewer);
        List<Rosters.Member> concerned = members.stream()
                .filter(member -> counts.containsKey(member.key()))
                .toList();
        List<SeenLine> lines = concerned.stream()
                .filter(member ->
                        seen.map(people -> people.contains(member.key())).orElse(true))
                .map(member -> line(member, counts.getOrDefault(member.key(), Count.NONE)))
                .sorted(Comparator.comparing((SeenLine line) -> !line.leads())
                        .thenComparing(line -> line.below() == null)
                        .thenComparing(line -> line.rank() == Rank.REP)
                        .thenComparing(SeenLine::name))
                .toList();
        return new Measured(lines, concerned.size() - lines.size());
    }

    /** The latest period with an agreement to sign, or one that was signed here; empty where there never was one. */
    public Optional<String> latest() {
        return jdbc.sql("""
                        select g.period from goals.goal g
                        where g.organization_id = ? and g.state <> 'draft' and (g.state <> 'agreed' or exists (
                          select from goals.signature a
                          where a.organization_id = g.organization_id and a.goal_id = g.id))
                        order by g.starts desc, g.ends, g.period limit 1
                        """).param(CurrentOrganization.id()).query(String.class).optional();
    }

    /** Which teams' goals somebody of this team answers for: its own, and those directly below. */
    private Map<Integer, Integer> answering(Team team, Period period) {
        Map<Integer, Integer> answering = new HashMap<>();
        signers.owner(Owner.team(team.key()), period.starts()).ifPresent(person -> answering.put(team.key(), person));
        for (Team below : teams.childrenOn(team.key(), period.starts())) {
            signers.owner(Owner.team(below.key()), period.starts())
                    .ifPresent(person -> answering.put(below.key(), person));
        }
        return answering;
    }

    private Map<Integer, Count> counts(
            List<Rosters.Member> members, @Nullable Integer leader, Map<Integer, Integer> answering, Period period) {
        Map<Integer, Count> counts = new HashMap<>();
        jdbc.sql("""
                        select g.person_key, g.team_key, s.at as signed_at, o.last_at, l.at as led_signed_at,
                               lo.last_at as led_last_at
                        from goals.goal g
                        left join goals.signature l
                          on l.organization_id = g.organization_id and l.goal_id = g.id and l.party = 'leader'
                        left join goals.opening lo
                          on lo.organization_id = g.organization_id and lo.goal_id = g.id and lo.person_key = :leader::int
                        left join goals.signature s
                          on s.organization_id = g.organization_id and s.goal_id = g.id and s.party = 'owner'
                        left join lateral (
                          select max(x.last_at) as last_at from goals.opening x
                          where x.organization_id = g.organization_id and x.goal_id = g.id
                            and x.person_key = coalesce(s.person_key, g.person_key, (:people::int[])[array_position(:teams::int[], g.team_key)])
                        ) o on true
                        where g.organization_id = :organization and g.period = :period and g.state <> 'draft'
                          and (g.person_key = any(:members) or g.team_key = any(:teams))
                          and (g.state <> 'agreed' or exists (
                            select from goals.signature a
                            where a.organization_id = g.organization_id and a.goal_id = g.id))
                        """)
                .param("organization", CurrentOrganization.id())
                .param("period", period.id())
                .param("members", members.stream().map(Rosters.Member::key).toArray(Integer[]::new))
                .param("teams", answering.keySet().toArray(Integer[]::new))
                .param("people", answering.values().toArray(Integer[]::new))
                .param("leader", leader)
                .query(row -> {
                    Owner owner = GoalRows.owner(row);
                    Integer person = owner.personKey() == null ? answering.get(owner.teamKey()) : owner.personKey();
                    if (person != null) {
                        counts.merge(person, Count.of(row, "last_at", "signed_at"), Count::plus);
                    }
                    if (leader != null && !leader.equals(person)) {
                        counts.merge(leader, Count.of(row, "led_last_at", "led_signed_at"), Count::plus);
                    }
                });
        return counts;
    }

    /** What one person did of how many agreements. */
    private record Count(
            int goals,
            int opened,
            @Nullable Instant lastOpened,
            int signed,
            @Nullable Instant lastSigned,
            int unread) {

        private static final Count NONE = new Count(0, 0, null, 0, null, 0);

        private static Count of(ResultSet row, String openedAt, String signedAt) throws SQLException {
            Instant opened = instant(row, openedAt);
            Instant signed = instant(row, signedAt);
            return new Count(
                    1,
                    opened == null ? 0 : 1,
                    opened,
                    signed == null ? 0 : 1,
                    signed,
                    signed != null && opened == null ? 1 : 0);
        }

        private Count plus(Count other) {
            return new Count(
                    goals + other.goals,
                    opened + other.opened,
                    later(lastOpened, other.lastOpened),
                    signed + other.signed,
                    later(lastSigned, other.lastSigned),
                    unread + other.unread);
        }

        private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
            return one == null || (other != null && other.isAfter(one)) ? other : one;
        }

        private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
            OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
            return at == null ? null : at.toInstant();
        }
    }

    private static SeenLine line(Rosters.Member member, Count count) {
        return new SeenLine(
                member.id(),
                member.name(),
                member.rank(),
                member.leads(),
                member.below(),
                count.goals(),
                count.opened(),
                count.lastOpened(),
                count.signed(),
                count.lastSigned(),
                count.unread());
    }
}
