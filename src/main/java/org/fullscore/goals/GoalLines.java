package org.fullscore.goals;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Goals read as lines, many at once. */
@Component
@Transactional(readOnly = true)
public class GoalLines {

    private static final String SELECT = """
            select g.id, g.person_key, g.team_key, g.metric_key, g.period, g.starts, g.ends, g.target, g.commit_level, g.stretch,
                   g.first_target, g.why, g.state, g.in_force_on, g.late, g.policy, g.policy_version, g.version, v.serves,
                   exists (select from goals.signature s
                           where s.organization_id = g.organization_id and s.goal_id = g.id and s.party = 'owner') as owner_signed,
                   exists (select from goals.signature s
                           where s.organization_id = g.organization_id and s.goal_id = g.id and s.party = 'leader') as leader_signed
            from goals.goal g
            left join goals.serving v on v.organization_id = g.organization_id and v.goal_id = g.id
            """;

    private final JdbcClient jdbc;

    GoalLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a list is narrowed to; null does not narrow.
     *
     * @param people whose personal goals are to be seen
     * @param after the goal after which the list goes on
     */
    public record Narrowed(
            @Nullable String period,
            @Nullable Short metric,
            @Nullable Owner owner,
            @Nullable Set<Integer> people,
            @Nullable UUID after) {}

    /** Proposed and agreed goals, in the order they were made; drafts are not among them. */
    public List<GoalLine> list(Narrowed by, int most) {
        Owner owner = by.owner();
        return jdbc.sql(SELECT + """
                        where g.organization_id = :organization and g.state <> 'draft'
                          and (:period::text is null or g.period = :period)
                          and (:metric::int is null or g.metric_key = :metric)
                          and (:person::int is null or g.person_key = :person)
                          and (:team::int is null or g.team_key = :team)
                          and (:people::int[] is null or g.person_key is null or g.person_key = any(:people::int[]))
                          and (:after::uuid is null or g.id > :after)
                        order by g.id limit :most
                        """)
                .param("organization", CurrentOrganization.id())
                .param("period", by.period())
                .param("metric", by.metric() == null ? null : by.metric().intValue())
                .param("person", owner == null ? null : owner.personKey())
                .param("team", owner == null ? null : owner.teamKey())
                .param("people", array(by.people()))
                .param("after", by.after())
                .param("most", most)
                .query((row, number) -> line(row))
                .list();
    }

    /** All goals of one metric of these people and teams in these periods, drafts included. */
    public List<GoalLine> of(
            short metric, Collection<String> periods, Collection<Integer> people, Collection<Integer> teams) {
        return jdbc.sql(SELECT + """
                        where g.organization_id = :organization and g.metric_key = :metric
                          and g.period = any(:periods)
                          and (g.person_key = any(:people) or g.team_key = any(:teams))
                        """)
                .param("organization", CurrentOrganization.id())
                .param("metric", metric)
                .param("periods", periods.toArray(String[]::new))
                .param("people", people.toArray(Integer[]::new))
                .param("teams", teams.toArray(Integer[]::new))
                .query((row, number) -> line(row))
                .list();
    }

    /** Goals of these people and teams that still need a signature or an answer and whose period is not over. */
    List<GoalLine> open(Collection<Integer> people, Collection<Integer> teams, LocalDate today) {
        return jdbc.sql(SELECT + """
                        where g.organization_id = :organization and g.ends > :today
                          and g.state in ('proposed', 'objected', 'set')
                          and (g.person_key = any(:people) or g.team_key = any(:teams))
                        order by g.starts, g.id
                        """)
                .param("organization", CurrentOrganization.id())
                .param("today", today)
                .param("people", people.toArray(Integer[]::new))
                .param("teams", teams.toArray(Integer[]::new))
                .query((row, number) -> line(row))
                .list();
    }

    /** One goal, or empty where there is none; drafts are among them. */
    public Optional<GoalLine> one(UUID goal) {
        return jdbc.sql(SELECT + "where g.organization_id = ? and g.id = ?")
                .params(CurrentOrganization.id(), goal)
                .query((row, number) -> line(row))
                .optional();
    }

    /** The goals that serve a goal. */
    public List<GoalLine> serving(UUID larger) {
        return jdbc.sql(SELECT
                        + "where g.organization_id = ? and v.serves = ? and g.state <> 'draft' order by g.starts, g.id")
                .params(CurrentOrganization.id(), larger)
                .query((row, number) -> line(row))
                .list();
    }

    /** Goals of teams, leaders and executives whose period covers a range of days (half-open): what a goal may serve. */
    List<GoalLine> covering(LocalDate starts, LocalDate ends, int most) {
        return jdbc.sql(SELECT + """
                        where g.organization_id = :organization and g.state <> 'draft'
                          and g.starts <= :starts and :ends <= g.ends
                          and (g.team_key is not null or exists (
                            select from organization.person_card p
                            where p.organization_id = g.organization_id and p.key = g.person_key and p.rank <> 'rep'))
                        order by g.ends - g.starts, g.team_key nulls last, g.metric_key, g.id limit :most
                        """)
                .param("organization", CurrentOrganization.id())
                .param("starts", starts)
                .param("ends", ends)
                .param("most", most)
                .query((row, number) -> line(row))
                .list();
    }

    /** Goals by id; drafts are among them. */
    Map<UUID, GoalLine> those(Collection<UUID> goals) {
        Map<UUID, GoalLine> lines = new HashMap<>();
        jdbc.sql(SELECT + "where g.organization_id = ? and g.id = any(?)")
                .params(CurrentOrganization.id(), goals.toArray(UUID[]::new))
                .query((row, number) -> line(row))
                .list()
                .forEach(line -> lines.put(line.id(), line));
        return lines;
    }

    static @Nullable Object array(@Nullable Set<Integer> people) {
        return people == null ? null : people.toArray(Integer[]::new);
    }

    static GoalLine line(ResultSet row) throws SQLException {
        BigDecimal first = row.getBigDecimal("first_target");
        return new GoalLine(
                row.getObject("id", UUID.class),
                GoalRows.owner(row),
                row.getShort("metric_key"),
                row.getString("period"),
                row.getObject("starts", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                GoalRows.target(row),
                first == null ? null : GoalRows.plain(first),
                row.getString("why"),
                Goal.State.of(row.getString("state")),
                row.getObject("in_force_on", LocalDate.class),
                row.getBoolean("late"),
                row.getString("policy"),
                row.getObject("policy_version", Integer.class),
                row.getBoolean("owner_signed"),
                row.getBoolean("leader_signed"),
                row.getInt("version"),
                row.getObject("serves", UUID.class));
    }
}
