package org.fullscore.scoreboard.web;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fullscore.goals.Owner;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Rosters;
import org.fullscore.organization.Team;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Today;
import org.fullscore.scoreboard.Choices;
import org.fullscore.tenancy.Lately;
import org.fullscore.tenancy.Writes;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what a board was asked for by ids; what is not said is what one would look at now. */
@Component
class AskedBoard {

    private static final int MOST = 1_000;

    private final Teams teams;
    private final Periods periods;
    private final Metrics metrics;
    private final Rosters rosters;
    private final Choices choices;
    private final Today today;
    private final Lately<Question, Asked> found;

    AskedBoard(
            Teams teams,
            Periods periods,
            Metrics metrics,
            Rosters rosters,
            Choices choices,
            Today today,
            Writes writes,
            Clock clock) {
        this.teams = teams;
        this.periods = periods;
        this.metrics = metrics;
        this.rosters = rosters;
        this.choices = choices;
        this.today = today;
        this.found = Lately.whateverResultsCome(writes, clock, MOST);
    }

    private record Question(
            String team, @Nullable String period, @Nullable String metric) {}

    /**
     * What was asked for.
     *
     * @param metric null while the organization measures nothing
     */
    record Asked(Team team, Period period, @Nullable Metric metric, Choices.Offered offered) {}

    /** Finds them, or refuses with 404 and what there is not. */
    Asked find(String team, @Nullable String period, @Nullable String metric) {
        return found.get(new Question(team, period, metric), () -> read(team, period, metric));
    }

    private Asked read(String team, @Nullable String period, @Nullable String metric) {
        Team asked = teams.byId(team).orElseThrow(() -> missing("team", team).exception());
        Choices.Offered offered = choices.of(owners(asked));
        return new Asked(
                asked,
                period == null || period.isBlank() ? offered.period() : period(period),
                metric == null || metric.isBlank() ? offered.metric().orElse(null) : metric(metric),
                offered);
    }

    Period period(String id) {
        return periods.find(id).orElseThrow(() -> missing("period", id).exception());
    }

    Metric metric(String code) {
        return metrics.byCode(code).orElseThrow(() -> missing("metric", code).exception());
    }

    static Problem missing(String what, String id) {
        return new Problem(
                404,
                "unknown-" + what,
                "There is no such " + what,
                "There is no " + what + " \"" + id + "\".",
                List.of());
    }

    private List<Owner> owners(Team team) {
        Stream<Owner> members = rosters
                .of(team.key(), today.date().minusYears(2), today.date().plusYears(1))
                .stream()
                .map(member -> Owner.person(member.key()));
        return Stream.concat(Stream.of(Owner.team(team.key())), members).toList();
    }

    /** The team somebody belongs to today. */
    Optional<Team> own(int person) {
        return teams.mainTeamOn(person, today.date());
    }

    /** The team whose board somebody looks at first: the main team, or one the person leads, or the first of all. */
    Optional<Team> home(int person, List<Team> led) {
        return teams.mainTeamOn(person, today.date())
                .or(() -> led.stream().findFirst())
                .or(() -> teams.rootsOn(today.date()).stream().findFirst());
    }
}
