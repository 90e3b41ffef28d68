package org.fullscore.scoreboard;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.fullscore.goals.Owner;
import org.fullscore.goals.SeasonalSplits;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.organization.Rosters;
import org.fullscore.organization.Team;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Today;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.results.Standings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads who is on a board. The number of statements does not depend on how many they are. */
@Component
@Transactional(readOnly = true)
class Seatings {

    private final Rosters rosters;
    private final Teams teams;
    private final Standings standings;
    private final SeasonalSplits seasons;
    private final WorkingCalendar calendar;
    private final Today today;

    Seatings(
            Rosters rosters,
            Teams teams,
            Standings standings,
            SeasonalSplits seasons,
            WorkingCalendar calendar,
            Today today) {
        this.rosters = rosters;
        this.teams = teams;
        this.standings = standings;
        this.seasons = seasons;
        this.calendar = calendar;
        this.today = today;
    }

    Seating of(Team team, Period period, Metric metric) {
        LocalDate day = today.date();
        List<Rosters.Member> members = rosters.of(team.key(), period.starts(), period.ends());
        List<Team> below = teams.childrenOn(team.key(), Boards.dayOf(period, day));
        Standings.Agreed agreed = standings.agreed(owners(team, members, below), period, metric);
        return new Seating(
                team,
                period,
                metric,
                members,
                below,
                calendar.during(period.starts(), period.ends()),
                calendar.during(members.stream().map(Rosters.Member::key).toList(), period.starts(), period.ends()),
                agreed,
                seasons.of(agreed.goals()),
                day);
    }

    private static List<Owner> owners(Team team, Collection<Rosters.Member> members, Collection<Team> below) {
        return Stream.of(
                        Stream.of(Owner.team(team.key())),
                        members.stream().map(member -> Owner.person(member.key())),
                        below.stream().map(part -> Owner.team(part.key())))
                .flatMap(each -> each)
                .toList();
    }
}
