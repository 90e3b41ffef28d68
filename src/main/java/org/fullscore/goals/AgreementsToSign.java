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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody owes others about agreements: signatures, answers to objections, decisions on relief. */
@Component
@Transactional(readOnly = true)
public class AgreementsToSign {

    private final GoalLines lines;
    private final Signers signers;
    private final Hierarchy hierarchy;
    private final Teams teams;
    private final WaitingReliefs reliefs;
    private final Today today;

    AgreementsToSign(
            GoalLines lines, Signers signers, Hierarchy hierarchy, Teams teams, WaitingReliefs reliefs, Today today) {
        this.lines = lines;
        this.signers = signers;
        this.hierarchy = hierarchy;
        this.teams = teams;
        this.reliefs = reliefs;
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

    /** A relief that waits for a decision since a day. */
    public record ReliefToDecide(
            GoalId goal,
            UUID relief,
            Owner owner,
            short metric,
            String period,
            BigDecimal oldTarget,
            BigDecimal newTarget,
            int requestedBy,
            LocalDate requestedOn) {}

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
        return new Agreements(List.copyOf(mine), List.copyOf(others), reliefs.of(person));
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
