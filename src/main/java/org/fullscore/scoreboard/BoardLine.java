package org.fullscore.scoreboard;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.goals.Owner;
import org.fullscore.goals.SeasonalSplit;
import org.fullscore.organization.Metric;
import org.fullscore.organization.WorkingDays;
import org.fullscore.results.Standing;
import org.jspecify.annotations.Nullable;

/**
 * One line of a board.
 *
 * @param id the owner's own id
 * @param leads whether the person led the team of the board
 * @param below name of a team directly below that the person led, or null
 * @param starts first day on the board within the period
 * @param ends the day after the last
 * @param standing null without a goal in force, and where the viewer sees no more than the name
 * @param place among the lines of the board, ties sharing the better one; null for whoever is not placed
 * @param pace where the goal should stand; null without a goal, target or results, for metrics that do not add up, and for somebody
 *     away all the time
 * @param days the owner's working days in the period
 */
public record BoardLine(
        Owner owner,
        String id,
        String name,
        boolean leads,
        @Nullable String below,
        LocalDate starts,
        LocalDate ends,
        State state,
        @Nullable Standing standing,
        @Nullable Integer place,
        @Nullable Pace pace,
        WorkingDays days) {

    /** Why a line has a place, or has none. */
    public enum State {
        PLACED,
        /** A goal, but nothing was delivered for it yet. */
        NO_DATA,
        /** A goal, but no working day of the period counts by the policy's formula. */
        NO_TARGET,
        NO_GOAL,
        /** The goal is met, and this is all the viewer sees. */
        MET,
        /** The goal is not met, and this is all the viewer sees: not even a name. */
        NOT_YET
    }

    static BoardLine of(
            Seat seat,
            @Nullable Standing standing,
            WorkingDays days,
            LocalDate today,
            Map<UUID, SeasonalSplit> seasons) {
        State state = standing == null ? State.NO_GOAL : state(standing);
        return new BoardLine(
                seat.owner(),
                seat.id(),
                seat.name(),
                seat.leads(),
                seat.below(),
                seat.starts(),
                seat.ends(),
                state,
                standing,
                null,
                standing == null ? null : pace(standing, days, today, seasons.get(standing.goal())),
                days);
    }

    private static State state(Standing standing) {
        if (!standing.hasTarget()) {
            return State.NO_TARGET;
        }
        return standing.hasData() ? State.PLACED : State.NO_DATA;
    }

    /** Who sits where, before anything is measured. */
    record Seat(
            Owner owner,
            String id,
            String name,
            boolean leads,
            @Nullable String below,
            LocalDate starts,
            LocalDate ends) {}

    /** Where a goal should stand on a day; null for metrics that do not add up, and for somebody away all the time. */
    public static @Nullable Pace pace(
            Standing standing, WorkingDays days, LocalDate today, @Nullable SeasonalSplit season) {
        if (standing.metric().aggregate() != Metric.Aggregate.SUM || !standing.hasTarget()) {
            return null;
        }
        Optional<Pace> pace = Pace.of(
                standing.target(),
                standing.actual().value(),
                days.before(today),
                days.all(),
                standing.metric().direction() == Metric.Direction.LOWER);
        return pace.map(found -> season == null ? found : found.in(season, days, today))
                .orElse(null);
    }

    BoardLine at(@Nullable Integer newPlace) {
        return new BoardLine(owner, id, name, leads, below, starts, ends, state, standing, newPlace, pace, days);
    }

    /** As somebody sees it who may know no more than whether the goal is met. */
    BoardLine nameIfMet() {
        boolean met = standing != null && standing.met();
        return new BoardLine(
                owner,
                met ? id : "",
                met ? name : "",
                leads,
                below,
                starts,
                ends,
                met ? State.MET : State.NOT_YET,
                null,
                null,
                null,
                days);
    }

    /** The owner as the wire writes it; null where the viewer does not see who it is. */
    public @Nullable String wire() {
        return state == State.NOT_YET ? null : (owner.isPerson() ? "person:" : "team:") + id;
    }
}
