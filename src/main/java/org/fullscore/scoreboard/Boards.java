package org.fullscore.scoreboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.fullscore.goals.Owner;
import org.fullscore.goals.SeasonalSplit;
import org.fullscore.goals.SeasonalSplits;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.organization.Rosters;
import org.fullscore.organization.Team;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.Visibility;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.organization.WorkingDays;
import org.fullscore.results.Standing;
import org.fullscore.results.Standings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads boards: a team's own line, those of everybody whose main team it was in the period, of its leader, and of the
 * leaders of the teams directly below. The number of statements does not depend on how many lines there are.
 */
@Component
@Transactional(readOnly = true)
public class Boards {

    private final Rosters rosters;
    private final Teams teams;
    private final Standings standings;
    private final SeasonalSplits seasons;
    private final WorkingCalendar calendar;
    private final Visibility visibility;
    private final Today today;

    Boards(
            Rosters rosters,
            Teams teams,
            Standings standings,
            SeasonalSplits seasons,
            WorkingCalendar calendar,
            Visibility visibility,
            Today today) {
        this.rosters = rosters;
        this.teams = teams;
        this.standings = standings;
        this.seasons = seasons;
        this.calendar = calendar;
        this.visibility = visibility;
        this.today = today;
    }

    /** The board as this viewer may see it. */
    public Board of(Team team, Period period, Metric metric, Viewer viewer) {
        LocalDate day = today.date();
        List<Rosters.Member> members = rosters.of(team.key(), period.starts(), period.ends());
        List<Team> below = teams.childrenOn(team.key(), dayOf(period, day));
        WorkingDays days = calendar.during(period.starts(), period.ends());
        Map<Integer, WorkingDays> ofMembers =
                calendar.during(members.stream().map(Rosters.Member::key).toList(), period.starts(), period.ends());
        Map<Owner, Standing> measured = measure(team, members, below, period, metric);
        Map<UUID, SeasonalSplit> split =
                seasons.of(measured.values().stream().map(Standing::goal).toList());
        Visibility.Seen seen = visibility.of(viewer);
        List<BoardLine> lines = new ArrayList<>();
        for (Rosters.Member member : members) {
            BoardLine line = line(member, measured, Objects.requireNonNull(ofMembers.get(member.key())), day, split);
            switch (seen.of(member.key(), member.rank())) {
                case WHOLE -> lines.add(line);
                case NAME_IF_MET -> lines.add(line.nameIfMet());
                case NOTHING -> {}
            }
        }
        return new Board(
                team,
                period,
                metric,
                line(team, measured, period, days, day, split),
                Board.placed(lines),
                Board.placed(below.stream()
                        .map(part -> line(part, measured, period, days, day, split))
                        .toList()),
                day);
    }

    private Map<Owner, Standing> measure(
            Team team, Collection<Rosters.Member> members, Collection<Team> below, Period period, Metric metric) {
        List<Owner> owners = Stream.of(
                        Stream.of(Owner.team(team.key())),
                        members.stream().map(member -> Owner.person(member.key())),
                        below.stream().map(part -> Owner.team(part.key())))
                .flatMap(each -> each)
                .toList();
        Map<Owner, Standing> measured = new HashMap<>();
        standings.ofOwners(owners, period, metric).forEach(standing -> measured.put(standing.owner(), standing));
        return measured;
    }

    private static BoardLine line(
            Rosters.Member member,
            Map<Owner, Standing> measured,
            WorkingDays days,
            LocalDate day,
            Map<UUID, SeasonalSplit> split) {
        Owner owner = Owner.person(member.key());
        BoardLine.Seat seat = new BoardLine.Seat(
                owner, member.id(), member.name(), member.leads(), member.below(), member.starts(), member.ends());
        return BoardLine.of(seat, measured.get(owner), days, day, split);
    }

    private static BoardLine line(
            Team team,
            Map<Owner, Standing> measured,
            Period period,
            WorkingDays days,
            LocalDate day,
            Map<UUID, SeasonalSplit> split) {
        Owner owner = Owner.team(team.key());
        BoardLine.Seat seat =
                new BoardLine.Seat(owner, team.id(), team.name(), false, null, period.starts(), period.ends());
        return BoardLine.of(seat, measured.get(owner), days, day, split);
    }

    /** Today, or the day of the period that is nearest to it: the tree is that day's. */
    static LocalDate dayOf(Period period, LocalDate today) {
        if (today.isBefore(period.starts())) {
            return period.starts();
        }
        return today.isBefore(period.ends()) ? today : period.lastDay();
    }
}
