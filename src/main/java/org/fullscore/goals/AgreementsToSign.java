package org.fullscore.goals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Person;
import org.fullscore.organization.Team;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Today;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody owes others about agreements: signatures, answers to objections, decisions on relief. */
@Component
@Transactional(readOnly = true)
public class AgreementsToSign {

    private final JdbcClient jdbc;
    private final GoalLines lines;
    private final Signers signers;
    private final Hierarchy hierarchy;
    private final Teams teams;
    private final Today today;

    AgreementsToSign(JdbcClient jdbc, GoalLines lines, Signers signers, Hierarchy hierarchy, Teams teams, Today today) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.signers = signers;
        this.hierarchy = hierarchy;
        this.teams = teams;
        this.today = today;
    }

    /** What is to be done next about a goal. */
    public enum Step {
        SIGN,
        ANSWER_OBJECTION
    }

    /**
     * A goal that waits.
     *
     * @param mine as which party the person looking is concerned
     * @param whom who has to act, or null where nobody is named
     */
    public record Open(
            GoalLine goal, Party mine, Step step, @Nullable Integer whom) {}

    /** A relief that waits for a decision. */
    public record ReliefToDecide(
            GoalId goal,
            UUID relief,
            Owner owner,
            short metric,
            String period,
            BigDecimal oldTarget,
            BigDecimal newTarget,
            int requestedBy) {}

    /**
     * Everything about agreements that concerns a person.
     *
     * @param mine what waits for the person
     * @param others what waits for somebody else
     * @param reliefs the reliefs to decide
     */
    public record Agreements(List<Open> mine, List<Open> others, List<ReliefToDecide> reliefs) {

        /** How many things wait for the person. */
        public int count() {
            return mine.size() + reliefs.size();
        }
    }

    public Agreements of(int person) {
        LocalDate day = today.date();
        Reports reports = new Reports(person, day);
        List<Open> mine = new ArrayList<>();
        List<Open> others = new ArrayList<>();
        for (GoalLine goal : lines.open(reports.people, reports.teams, day)) {
            Party party = signers.partyOf(person, goal.owner(), goal.starts()).orElse(null);
            if (party != null) {
                sort(goal, party, person, mine, others);
            }
        }
        return new Agreements(List.copyOf(mine), List.copyOf(others), reliefs(person, day));
    }

    private void sort(GoalLine goal, Party party, int person, List<Open> mine, List<Open> others) {
        if (goal.state() == Goal.State.OBJECTED) {
            Integer whom = signers.leader(goal.owner(), goal.starts()).orElse(null);
            (party == Party.LEADER ? mine : others).add(new Open(goal, party, Step.ANSWER_OBJECTION, whom));
            return;
        }
        boolean signed = party == Party.OWNER ? goal.ownerSigned() : goal.leaderSigned();
        if (!signed) {
            mine.add(new Open(goal, party, Step.SIGN, person));
        } else {
            Optional<Integer> other = party == Party.OWNER
                    ? signers.leader(goal.owner(), goal.starts())
                    : signers.owner(goal.owner(), goal.starts());
            others.add(new Open(goal, party, Step.SIGN, other.orElse(null)));
        }
    }

    /** A relief is on the list of the nearest who may decide it; others above may, too. */
    private List<ReliefToDecide> reliefs(int person, LocalDate day) {
        List<ReliefToDecide> waiting = jdbc.sql("""
                        select r.goal_id, r.id, r.requested_by, r.old_target, r.new_target, g.person_key, g.team_key,
                               g.metric_key, g.period
                        from goals.relief r
                        join goals.goal g on g.organization_id = r.organization_id and g.id = r.goal_id
                        where r.organization_id = ? and r.approved_by is null and r.declined_by is null
                        order by r.requested_at
                        """)
                .param(CurrentOrganization.id())
                .query((row, number) -> new ReliefToDecide(
                        new GoalId(row.getObject(1, UUID.class)),
                        row.getObject(2, UUID.class),
                        GoalRows.owner(row),
                        row.getShort("metric_key"),
                        row.getString("period"),
                        GoalRows.plain(row.getBigDecimal("old_target")),
                        GoalRows.plain(row.getBigDecimal("new_target")),
                        row.getInt("requested_by")))
                .list();
        return waiting.stream()
                .filter(relief ->
                        decider(relief, day).filter(key -> key == person).isPresent())
                .toList();
    }

    private Optional<Integer> decider(ReliefToDecide relief, LocalDate day) {
        return signers.owner(relief.owner(), day).stream()
                .flatMap(owner -> hierarchy.lineAbove(owner, day).stream().filter(key -> !key.equals(owner)))
                .filter(key -> key != relief.requestedBy() && !hierarchy.isAbove(relief.requestedBy(), key, day))
                .findFirst();
    }

    /** The person and whoever answers to the person directly, with the teams they lead: for whom the person can be a party. */
    private final class Reports {

        private final Set<Integer> people = new HashSet<>();
        private final Set<Integer> teams = new HashSet<>();

        private Reports(int person, LocalDate day) {
            people.add(person);
            hierarchy.led(person, day).forEach(team -> led(team, person, day));
            AgreementsToSign.this.teams.rootsOn(day).stream()
                    .filter(root -> root.answersTo() != null && root.answersTo() == person)
                    .forEach(root -> below(root, person, day));
        }

        private void led(Team team, int person, LocalDate day) {
            if (!teams.add(team.key())) {
                return;
            }
            AgreementsToSign.this.teams.membersOn(team.key(), day).stream()
                    .map(Person::key)
                    .forEach(people::add);
            AgreementsToSign.this.teams.childrenOn(team.key(), day).forEach(child -> below(child, person, day));
        }

        private void below(Team team, int person, LocalDate day) {
            Integer leader = hierarchy.leaderOn(team.key(), day).orElse(null);
            if (leader == null || leader == person) {
                led(team, person, day);
            } else {
                teams.add(team.key());
                people.add(leader);
            }
        }
    }
}
