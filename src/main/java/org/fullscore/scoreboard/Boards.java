package org.fullscore.scoreboard;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fullscore.goals.Owner;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.organization.Rosters;
import org.fullscore.organization.Team;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.Visibility;
import org.fullscore.organization.WorkingDays;
import org.fullscore.results.Standing;
import org.fullscore.results.Standings;
import org.fullscore.tenancy.Lately;
import org.fullscore.tenancy.Writes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads boards: a team's own line, those of everybody whose main team it was in the period, of its leader, and of the
 * leaders of the teams directly below. While nothing but results is written, only those are read again.
 */
@Component
public class Boards {

    private static final int MOST_SEATINGS = 1_000;
    private static final int MOST_VIEWERS = 10_000;

    private final Seatings seatings;
    private final Standings standings;
    private final Visibility visibility;
    private final Lately<Asked, Seating> seated;
    private final Lately<Viewer, Visibility.Seen> seen;

    Boards(Seatings seatings, Standings standings, Visibility visibility, Writes writes, Clock clock) {
        this.seatings = seatings;
        this.standings = standings;
        this.visibility = visibility;
        this.seated = Lately.whateverResultsCome(writes, clock, MOST_SEATINGS);
        this.seen = Lately.whateverResultsCome(writes, clock, MOST_VIEWERS);
    }

    private record Asked(Team team, Period period, Metric metric) {}

    /** The board as this viewer may see it. */
    public Board of(Team team, Period period, Metric metric, Viewer viewer) {
        Seating seating = seated.get(new Asked(team, period, metric), () -> seatings.of(team, period, metric));
        Visibility.Seen sees = seen.get(viewer, () -> visibility.of(viewer));
        Map<Owner, Standing> measured = new HashMap<>();
        standings.of(seating.agreed()).forEach(standing -> measured.put(standing.owner(), standing));
        List<BoardLine> lines = new ArrayList<>();
        for (Rosters.Member member : seating.members()) {
            BoardLine line = line(member, seating, measured.get(Owner.person(member.key())));
            switch (sees.of(member.key(), member.rank())) {
                case WHOLE -> lines.add(line);
                case NAME_IF_MET -> lines.add(line.nameIfMet());
                case NOTHING -> {}
            }
        }
        return new Board(
                team,
                period,
                metric,
                line(team, seating, measured.get(Owner.team(team.key()))),
                Board.placed(lines),
                Board.placed(seating.below().stream()
                        .map(part -> line(part, seating, measured.get(Owner.team(part.key()))))
                        .toList()),
                seating.day());
    }

    private static BoardLine line(Rosters.Member member, Seating seating, @Nullable Standing standing) {
        BoardLine.Seat seat = new BoardLine.Seat(
                Owner.person(member.key()),
                member.id(),
                member.name(),
                member.leads(),
                member.below(),
                member.starts(),
                member.ends());
        WorkingDays days = Objects.requireNonNull(seating.daysOfMembers().get(member.key()));
        return BoardLine.of(seat, standing, days, seating.day(), seating.seasons());
    }

    private static BoardLine line(Team team, Seating seating, @Nullable Standing standing) {
        Period period = seating.period();
        BoardLine.Seat seat = new BoardLine.Seat(
                Owner.team(team.key()), team.id(), team.name(), false, null, period.starts(), period.ends());
        return BoardLine.of(seat, standing, seating.days(), seating.day(), seating.seasons());
    }

    /** Today, or the day of the period that is nearest to it: the tree is that day's. */
    static LocalDate dayOf(Period period, LocalDate today) {
        if (today.isBefore(period.starts())) {
            return period.starts();
        }
        return today.isBefore(period.ends()) ? today : period.lastDay();
    }
}
