package org.fullscore.demonstration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.fullscore.goals.Agreeing;
import org.fullscore.goals.Agreement;
import org.fullscore.goals.Agreements;
import org.fullscore.goals.DecidingRelief;
import org.fullscore.goals.Decision;
import org.fullscore.goals.Goal;
import org.fullscore.goals.GoalId;
import org.fullscore.goals.GoalLine;
import org.fullscore.goals.GoalLines;
import org.fullscore.goals.KeepingSupport;
import org.fullscore.goals.LinkingAlongTeams;
import org.fullscore.goals.Owner;
import org.fullscore.goals.Proposal;
import org.fullscore.goals.Proposing;
import org.fullscore.goals.Relief;
import org.fullscore.goals.Relieving;
import org.fullscore.goals.Supporting;
import org.fullscore.goals.Target;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Person;
import org.fullscore.organization.Rank;
import org.fullscore.organization.Team;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The goals of the demonstration: agreed before each period, some of them relieved in the middle of it. */
@Component
@Profile("local")
class Promises {

    /** Number of the quarter since which goals serve larger ones. */
    private static final int LINKED_SINCE = 5;

    private static final String TRAINED = "Priya Raman";

    private static final Map<String, String> WHY = Map.of(
            "revenue", "Aldera grows with laboratories that renew every year.",
            "new-customers", "Every new laboratory is worth three renewals.",
            "returns", "An instrument that comes back costs twice.",
            "visits", "Who sees the laboratory hears of the tender first.");

    private final Proposing proposing;
    private final Agreeing agreeing;
    private final Relieving relieving;
    private final DecidingRelief deciding;
    private final Supporting supporting;
    private final KeepingSupport keeping;
    private final Agreements agreements;
    private final LinkingAlongTeams linking;
    private final Staff staff;
    private final Metrics metrics;
    private final Teams teams;
    private final Periods periods;
    private final Today today;
    private final GoalLines goals;

    Promises(
            Proposing proposing,
            Agreeing agreeing,
            Relieving relieving,
            DecidingRelief deciding,
            Supporting supporting,
            KeepingSupport keeping,
            Agreements agreements,
            LinkingAlongTeams linking,
            Staff staff,
            Metrics metrics,
            Teams teams,
            Periods periods,
            Today today,
            GoalLines goals) {
        this.proposing = proposing;
        this.agreeing = agreeing;
        this.relieving = relieving;
        this.deciding = deciding;
        this.supporting = supporting;
        this.keeping = keeping;
        this.agreements = agreements;
        this.linking = linking;
        this.staff = staff;
        this.metrics = metrics;
        this.teams = teams;
        this.periods = periods;
        this.today = today;
        this.goals = goals;
    }

    /** Everybody's goals of a quarter and those of every team, signed on both sides, each serving that of the team above. */
    void agree(Period quarter, int number, List<Person> sellers) {
        List<Proposal> agreed = new ArrayList<>();
        Map<String, BigDecimal> sums = new HashMap<>();
        for (Person person : sellers) {
            BigDecimal revenue = revenueOf(person.name(), number);
            agreed.add(proposal(Owner.person(person.key()), "revenue", quarter, revenue, "0.8", "1.2"));
            agreed.add(proposal(Owner.person(person.key()), "new-customers", quarter, whole(10), "0.7", "1.3"));
            agreed.add(proposal(Owner.person(person.key()), "returns", quarter, whole(8000), "1.25", "0.75"));
        }
        for (Company.Unit unit : Company.UNITS) {
            BigDecimal own = revenueOf(unit.leader(), number);
            BigDecimal reps =
                    unit.reps().stream().map(rep -> revenueOf(rep, number)).reduce(BigDecimal.ZERO, BigDecimal::add);
            for (Company.Unit at = unit; at != null; at = parentOf(at)) {
                sums.merge(at.id(), own.add(reps), BigDecimal::add);
            }
        }
        Map<String, Integer> keys = teams.all().stream().collect(Collectors.toMap(Team::id, Team::key));
        for (Company.Unit unit : Company.UNITS) {
            BigDecimal target =
                    rounded(sums.getOrDefault(unit.id(), BigDecimal.ONE).multiply(new BigDecimal("0.97")));
            agreed.add(proposal(
                    Owner.team(Objects.requireNonNull(keys.get(unit.id()))), "revenue", quarter, target, "0.9", "1.1"));
        }
        record(agreed);
        if (number >= LINKED_SINCE) {
            linking.link(quarter, staff.named(Company.ADMINISTRATOR));
        }
        promiseSupport(quarter);
    }

    /** Customer visits of a month. */
    void agreeVisits(Period month, List<Person> sellers) {
        record(sellers.stream()
                .map(person -> proposal(Owner.person(person.key()), "visits", month, whole(12), "0.75", "1.25"))
                .toList());
    }

    /** Some targets are lowered in mid-quarter: one in eight of the leaders', one in forty of the others'. */
    void relieve(Period quarter, List<Person> sellers, Random random, Agenda agenda) {
        for (Person person : sellers) {
            int chance = person.rank() == Rank.REP ? 40 : 8;
            if (random.nextInt(chance) == 0 && person.rank() != Rank.EXECUTIVE) {
                agenda.putBeside(Seasons.at(today.date(), 11), () -> relieve(quarter, person, agenda));
            }
        }
    }

    private void relieve(Period quarter, Person person, Agenda agenda) {
        GoalLine line = lineOf(person.key(), "revenue", quarter);
        GoalId goal = new GoalId(line.id());
        BigDecimal lowered = rounded(line.target().amount().multiply(new BigDecimal("0.85")));
        Relieving.Asked asked = relieving.request(
                goal,
                new Relief.Request(lowered, "territory-changed", "Two accounts moved to another team.", person.key()),
                staff.of(person.key()));
        expect(asked.decision());
        agenda.putBeside(
                Seasons.at(today.date().plusDays(3), 14),
                () -> expect(deciding.decide(
                        goal, asked.relief(), DecidingRelief.Answer.APPROVE, staff.named(Company.EXECUTIVE))));
    }

    /** Dublin's next quarter is proposed; one of the team has signed already. */
    void proposeNext(Period running, int number) {
        Period next = periods.of(Period.Kind.QUARTER, running.ends());
        Company.Unit dublin = Company.teams()
                .filter(unit -> "dublin".equals(unit.id()))
                .findFirst()
                .orElseThrow();
        List<Proposal> proposals = dublin.reps().stream()
                .map(rep -> proposal(
                        Owner.person(staff.named(rep).personKey()),
                        "revenue",
                        next,
                        revenueOf(rep, number),
                        "0.8",
                        "1.2"))
                .toList();
        written(proposing.propose(proposals, Proposing.Way.PROPOSE, staff.named(dublin.leader())));
        String first = dublin.reps().getFirst();
        expect(agreeing.sign(goalOf(first, next), null, staff.named(first)));
    }

    private void promiseSupport(Period quarter) {
        expect(supporting.promise(
                goalOf(TRAINED, quarter),
                "Two days of pricing training",
                quarter.starts().plusMonths(1),
                staff.named("Niamh Byrne")));
    }

    /** The training took place. */
    void keepSupport(Period quarter) {
        GoalId goal = goalOf(TRAINED, quarter);
        Viewer trained = staff.named(TRAINED);
        Agreement agreement = agreements.find(goal, trained).orElseThrow();
        expect(keeping.keep(goal, agreement.support().getFirst().id(), trained));
    }

    private void record(List<Proposal> proposals) {
        written(proposing.propose(
                proposals.stream().map(one -> one.agreedOn(today.date())).toList(),
                Proposing.Way.PROPOSE,
                staff.named(Company.ADMINISTRATOR)));
    }

    private Proposal proposal(
            Owner owner, String metric, Period period, BigDecimal target, String commit, String stretch) {
        Metric measured = metrics.byCode(metric).orElseThrow();
        return Proposal.of(owner, measured, period, new Target(target, part(target, commit), part(target, stretch)))
                .because(new Goal.Reasons(WHY.get(metric), null, null));
    }

    private static BigDecimal part(BigDecimal target, String share) {
        return target.multiply(new BigDecimal(share)).setScale(0, RoundingMode.HALF_UP);
    }

    private static BigDecimal revenueOf(String person, int quarter) {
        return rounded(whole(Selling.potential(person) / 1000 * 970)
                .multiply(new BigDecimal("1.00").add(new BigDecimal("0.01").multiply(whole(quarter)))));
    }

    private static BigDecimal whole(long amount) {
        return BigDecimal.valueOf(amount);
    }

    /** To whole ten thousands, so that the levels are round percentages of the target. */
    private static BigDecimal rounded(BigDecimal amount) {
        return amount.movePointLeft(4)
                .setScale(0, RoundingMode.HALF_UP)
                .movePointRight(4)
                .setScale(0);
    }

    private static Company.@org.jspecify.annotations.Nullable Unit parentOf(Company.Unit unit) {
        return Company.UNITS.stream()
                .filter(other -> other.id().equals(unit.parent()))
                .findFirst()
                .orElse(null);
    }

    private GoalLine lineOf(int person, String metric, Period period) {
        short key = metrics.byCode(metric).orElseThrow().key();
        return goals.list(new GoalLines.Narrowed(period.id(), key, Owner.person(person), null, null), 1)
                .getFirst();
    }

    private GoalId goalOf(String person, Period period) {
        return new GoalId(
                lineOf(staff.named(person).personKey(), "revenue", period).id());
    }

    private static void expect(Decision decision) {
        if (!(decision instanceof Decision.Done)) {
            throw new IllegalStateException("The demonstration is out of step: " + decision);
        }
    }

    private static void written(Proposing.Outcome outcome) {
        if (!(outcome instanceof Proposing.Written)) {
            throw new IllegalStateException("The demonstration is out of step: " + outcome);
        }
    }
}
