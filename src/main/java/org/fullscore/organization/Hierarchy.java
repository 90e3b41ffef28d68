package org.fullscore.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who leads whom in the current organization, by day. Persons and teams by internal key. */
@Component
@Transactional(readOnly = true)
public class Hierarchy {

    private final JdbcClient jdbc;
    private final Today today;
    private final WorkingCalendar calendar;

    Hierarchy(JdbcClient jdbc, Today today, WorkingCalendar calendar) {
        this.jdbc = jdbc;
        this.today = today;
        this.calendar = calendar;
    }

    /** Who stands above some persons on one day, read once: for work that asks about many. */
    public static final class Lines {

        private final TeamTree tree;
        private final Map<Integer, Integer> mainTeams;
        private final Set<Integer> executives;

        private Lines(TeamTree tree, Map<Integer, Integer> mainTeams, Set<Integer> executives) {
            this.tree = tree;
            this.mainTeams = mainTeams;
            this.executives = executives;
        }

        /** The first leader above who is another person; see {@link Hierarchy#leaderAbove}. */
        public Optional<Integer> leaderAbove(int person) {
            return lineAbove(person).stream().findFirst();
        }

        /** Who leads the team. */
        public Optional<Integer> leaderOf(int team) {
            return Optional.ofNullable(tree.nodes().get(team)).map(TeamTree.Node::leader);
        }

        /** The region a team lies in: the team right below the root, which may be the team itself; for a root the root. */
        public Optional<Integer> regionOf(int team) {
            return tree.regionOf(team);
        }

        /** The first in the line above who is an executive. */
        public Optional<Integer> executiveAbove(int person) {
            return executivesAbove(person).stream().findFirst();
        }

        /** The executives in the line, the nearest first. */
        public List<Integer> executivesAbove(int person) {
            return lineAbove(person).stream().filter(executives::contains).toList();
        }

        /** Everybody who leads the person, directly or not, the nearest first. */
        public List<Integer> lineAbove(int person) {
            return tree.lineAbove(person, mainTeams.get(person));
        }
    }

    /** Somebody who led a team, and on how many of the organization's working days. */
    public record Led(int person, int workingDays) {}

    /**
     * The first leader who is another person, walking up from a person's main team; above the head of the root team it is
     * the one that team answers to.
     */
    public Optional<Integer> leaderAbove(int person, LocalDate day) {
        return lineAbove(person, day).stream().findFirst();
    }

    /** The lines of some persons (of everybody, if none are given) on a day, in three statements however many they are. */
    public Lines on(LocalDate day, Collection<Integer> persons) {
        Set<Integer> executives = Set.copyOf(
                jdbc.sql("select key from organization.person where organization_id = ? and rank = 'executive'")
                        .param(CurrentOrganization.id())
                        .query(Integer.class)
                        .list());
        return new Lines(treeOn(day), mainTeamsOn(day, persons.toArray(Integer[]::new)), executives);
    }

    /** Everybody who leads the person, directly or not, the nearest first. */
    public List<Integer> lineAbove(int person, LocalDate day) {
        return treeOn(day).lineAbove(person, mainTeamsOn(day, person).get(person));
    }

    /** Everybody who has this person in the line above. */
    public Set<Integer> below(int person, LocalDate day) {
        TeamTree tree = treeOn(day);
        Map<Integer, Integer> mainTeams = mainTeamsOn(day);
        Set<Integer> candidates = new TreeSet<>(mainTeams.keySet());
        tree.nodes().values().stream()
                .map(TeamTree.Node::leader)
                .filter(java.util.Objects::nonNull)
                .forEach(candidates::add);
        candidates.removeIf(
                other -> !tree.lineAbove(other, mainTeams.get(other)).contains(person));
        return candidates;
    }

    /** Whether one person leads another, directly or not. */
    public boolean isAbove(int superior, int person, LocalDate day) {
        return lineAbove(person, day).contains(superior);
    }

    /**
     * Everybody who led one of these teams in a range (half-open), by team, whoever led it for most working days first and of
     * equals whoever led it last; in one statement however many teams there are. Teams nobody led are absent.
     */
    public Map<Integer, List<Led>> leadersDuring(Collection<Integer> teams, LocalDate starts, LocalDate ends) {
        if (teams.isEmpty()) {
            return Map.of();
        }
        WorkingDays working = calendar.during(starts, ends);
        Map<Integer, Map<Integer, Integer>> days = new HashMap<>();
        jdbc.sql("""
                        select team_key, leader_key, greatest(starts, ?), least(ends, ?) from organization.team_leader
                        where organization_id = ? and team_key = any(?) and starts < ? and ? < ends
                        order by starts desc
                        """)
                .params(starts, ends, CurrentOrganization.id(), teams.toArray(Integer[]::new), ends, starts)
                .query(row -> {
                    int led = working.between(row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class));
                    days.computeIfAbsent(row.getInt(1), team -> new LinkedHashMap<>())
                            .merge(row.getInt(2), led, Integer::sum);
                });
        Map<Integer, List<Led>> leaders = new HashMap<>();
        days.forEach((team, led) -> leaders.put(
                team,
                led.entrySet().stream()
                        .map(entry -> new Led(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingInt(Led::workingDays).reversed())
                        .toList()));
        return leaders;
    }

    /** Who leads a team on a day. */
    public Optional<Integer> leaderOn(int team, LocalDate day) {
        return jdbc.sql("""
                        select leader_key from organization.team_leader
                        where organization_id = ? and team_key = ? and starts <= ? and ? < ends
                        """)
                .params(CurrentOrganization.id(), team, day, day)
                .query(Integer.class)
                .optional();
    }

    /** The teams a person leads on a day, by name. */
    public List<Team> led(int person, LocalDate day) {
        return treeOn(day).ledBy(person);
    }

    /** Whether every root team that has a leader or members today says whom its head answers to, and there is one. */
    public boolean rootAnswers() {
        LocalDate day = today.date();
        Set<Integer> peopled = Set.copyOf(mainTeamsOn(day).values());
        List<TeamTree.Node> roots = treeOn(day).roots().stream()
                .filter(root ->
                        root.leader() != null || peopled.contains(root.team().key()))
                .toList();
        return !roots.isEmpty() && roots.stream().allMatch(root -> root.team().answersTo() != null);
    }

    private TeamTree treeOn(LocalDate day) {
        Map<Integer, TeamTree.Node> nodes = new LinkedHashMap<>();
        jdbc.sql("""
                        select t.key, t.id, t.name, t.answers_to, p.parent_key, l.leader_key
                        from organization.team t
                        left join organization.team_parent p on p.organization_id = t.organization_id
                          and p.team_key = t.key and p.starts <= ? and ? < p.ends
                        left join organization.team_leader l on l.organization_id = t.organization_id
                          and l.team_key = t.key and l.starts <= ? and ? < l.ends
                        where t.organization_id = ? and ? < t.ends order by t.name, t.id
                        """)
                .params(day, day, day, day, CurrentOrganization.id(), day)
                .query((row, number) -> new TeamTree.Node(
                        Teams.TEAM.mapRow(row, number), (Integer) row.getObject(5), (Integer) row.getObject(6)))
                .list()
                .forEach(node -> nodes.put(node.team().key(), node));
        return new TeamTree(nodes);
    }

    private Map<Integer, Integer> mainTeamsOn(LocalDate day, Integer... persons) {
        Map<Integer, Integer> teams = new HashMap<>();
        jdbc.sql("""
                        select person_key, team_key from organization.membership
                        where organization_id = ? and kind = 'main' and starts <= ? and ? < ends
                          and (cardinality(?::int[]) = 0 or person_key = any(?))
                        """)
                .params(CurrentOrganization.id(), day, day, persons, persons)
                .query(row -> {
                    teams.put(row.getInt(1), row.getInt(2));
                });
        return teams;
    }
}
