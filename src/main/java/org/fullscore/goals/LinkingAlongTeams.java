package org.fullscore.goals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fullscore.organization.Period;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets every goal of a period that serves none serve the goal of the same metric of the nearest team above: a person's that
 * of the main team, a team's that of the team it belongs to. Goals out of the viewer's reach stay as they are.
 */
@Component
public class LinkingAlongTeams {

    private static final int MOST = 100_000;

    private final GoalLines lines;
    private final Serving serving;
    private final Reach reach;
    private final Teams teams;
    private final Today today;
    private final JdbcClient jdbc;

    LinkingAlongTeams(GoalLines lines, Serving serving, Reach reach, Teams teams, Today today, JdbcClient jdbc) {
        this.lines = lines;
        this.serving = serving;
        this.reach = reach;
        this.teams = teams;
        this.today = today;
        this.jdbc = jdbc;
    }

    /** How many goals serve one from now on that served none before. */
    @Transactional
    public int link(Period period, Viewer viewer) {
        Reach.Owned owned = reach.of(viewer);
        if (owned.isEmpty()) {
            return 0;
        }
        List<GoalLine> goals = lines.list(new GoalLines.Narrowed(period.id(), null, null, null, null), MOST);
        Ways ways = new Ways(goals, day(period));
        List<Serving.Wish> wishes = new ArrayList<>();
        for (GoalLine goal : goals) {
            UUID larger = goal.serves() == null && owned.includes(goal.owner()) ? ways.larger(goal) : null;
            if (larger != null) {
                wishes.add(new Serving.Wish(goal.id(), larger));
            }
        }
        Serving.Outcome outcome = serving.serveAll(wishes, viewer);
        if (outcome.refused().isEmpty()) {
            return outcome.changed();
        }
        List<Serving.Wish> hindered = outcome.refused().stream()
                .map(refused -> wishes.get(refused.wish()))
                .toList();
        return serving.serveAll(
                        wishes.stream().filter(wish -> !hindered.contains(wish)).toList(), viewer)
                .changed();
    }

    private LocalDate day(Period period) {
        LocalDate now = today.date();
        return now.isBefore(period.starts()) ? period.starts() : period.contains(now) ? now : period.lastDay();
    }

    /** Who belongs where on a day, and which team has a goal. */
    private final class Ways {

        private final Map<Integer, Integer> parents = new HashMap<>();
        private final Map<Integer, Integer> mainTeams = new HashMap<>();
        private final Map<GoalRows.Place, UUID> ofTeams = new HashMap<>();

        private Ways(List<GoalLine> goals, LocalDate day) {
            List<Integer> path = new ArrayList<>();
            for (Teams.Branch branch : teams.treeOn(day)) {
                path.subList(branch.depth(), path.size()).clear();
                if (!path.isEmpty()) {
                    parents.put(branch.team().key(), path.getLast());
                }
                path.add(branch.team().key());
            }
            jdbc.sql("""
                            select person_key, team_key from organization.main_team
                            where organization_id = ? and starts <= ? and ? < ends
                            """).params(CurrentOrganization.id(), day, day).query(row -> {
                mainTeams.put(row.getInt(1), row.getInt(2));
            });
            goals.stream()
                    .filter(goal -> !goal.owner().isPerson())
                    .forEach(goal ->
                            ofTeams.put(new GoalRows.Place(goal.owner(), goal.metric(), goal.period()), goal.id()));
        }

        private @Nullable UUID larger(GoalLine goal) {
            Integer team = switch (goal.owner()) {
                case Owner.OfPerson person -> mainTeams.get(person.key());
                case Owner.OfTeam owner -> parents.get(owner.key());
            };
            for (; team != null; team = parents.get(team)) {
                UUID found = ofTeams.get(new GoalRows.Place(Owner.team(team), goal.metric(), goal.period()));
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
    }
}
