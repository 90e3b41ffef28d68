package org.fullscore.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fullscore.organization.TeamPlan.Planned;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads teams as a plan, and writes what a plan changes. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TeamRecords {

    private final JdbcClient jdbc;
    private final Directory directory;

    TeamRecords(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    TeamPlan read() {
        Map<Integer, String> ids = LoadingTeams.reversed(directory.keys("team"));
        Map<Integer, Timeline<Integer>> parents = directory.read(Directory.Dated.PARENTS);
        Map<Integer, Timeline<Integer>> leaders = directory.read(Directory.Dated.LEADERS);
        TeamPlan plan = new TeamPlan();
        jdbc.sql("select key, id, name, answers_to, ends from organization.team where organization_id = ?")
                .param(CurrentOrganization.id())
                .query(row -> {
                    int key = row.getInt(1);
                    plan.put(new Planned(
                            key,
                            row.getString(2),
                            row.getString(3),
                            (Integer) row.getObject(4),
                            row.getObject(5, LocalDate.class),
                            byId(parents.getOrDefault(key, Timeline.empty()), ids),
                            leaders.getOrDefault(key, Timeline.empty())));
                });
        return plan;
    }

    /** Keys of teams somebody is a member of on or after a day. */
    Set<Integer> withMembersFrom(LocalDate day) {
        return new HashSet<>(jdbc.sql("""
                        select distinct team_key from organization.membership where organization_id = ? and ? < ends
                        """)
                .params(CurrentOrganization.id(), day)
                .query(Integer.class)
                .list());
    }

    void write(TeamPlan before, TeamPlan after) {
        List<Planned> changed = after.all()
                .filter(team -> !before.find(team.id()).filter(team::equals).isPresent())
                .toList();
        upsert(changed);
        Map<String, Integer> keys = directory.keys("team");
        Map<Integer, Timeline<Integer>> parents = new HashMap<>();
        Map<Integer, Timeline<Integer>> leaders = new HashMap<>();
        for (Planned team : changed) {
            int key = keys.getOrDefault(team.id(), 0);
            parents.put(key, byKey(team.parents(), keys));
            leaders.put(key, team.leaders());
        }
        directory.write(Directory.Dated.PARENTS, parents);
        directory.write(Directory.Dated.LEADERS, leaders);
    }

    private void upsert(List<Planned> teams) {
        List<@Nullable Integer> answering = new ArrayList<>();
        teams.forEach(team -> answering.add(team.answersTo()));
        jdbc.sql("""
                        insert into organization.team (organization_id, id, name, answers_to, ends)
                        select ?, id, name, answers_to, ends
                        from unnest(?::text[], ?::text[], ?::int[], ?::date[]) as t (id, name, answers_to, ends)
                        on conflict (organization_id, id) do update
                        set name = excluded.name, answers_to = excluded.answers_to, ends = excluded.ends,
                            version = team.version + 1
                        """)
                .params(
                        CurrentOrganization.id(),
                        Directory.texts(teams.stream().map(Planned::id).toList()),
                        Directory.texts(teams.stream().map(Planned::name).toList()),
                        Directory.texts(answering),
                        Directory.texts(teams.stream().map(Planned::ends).toList()))
                .update();
    }

    private static Timeline<String> byId(Timeline<Integer> line, Map<Integer, String> ids) {
        return new Timeline<>(line.spans().stream()
                .map(span -> new Timeline.Span<>(span.starts(), span.ends(), ids.getOrDefault(span.value(), "")))
                .toList());
    }

    private static Timeline<Integer> byKey(Timeline<String> line, Map<String, Integer> keys) {
        return new Timeline<>(line.spans().stream()
                .map(span -> new Timeline.Span<>(span.starts(), span.ends(), keys.getOrDefault(span.value(), 0)))
                .toList());
    }
}
