package org.fullscore.scoreboard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.organization.Team;
import org.fullscore.results.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A team on one page, for one period and metric.
 *
 * @param own the team's own line
 * @param lines its members' lines: the placed ones by place, then the others by name
 * @param teams the lines of the teams directly below, placed among each other
 * @param today the organization's day
 */
public record Board(
        Team team,
        Period period,
        Metric metric,
        BoardLine own,
        List<BoardLine> lines,
        List<BoardLine> teams,
        LocalDate today) {

    /** The lines with a place. */
    public List<BoardLine> placed() {
        return lines.stream()
                .filter(line -> line.state() == BoardLine.State.PLACED)
                .toList();
    }

    /** The lines without a place: no goal, no results, or more than the viewer may see. */
    public List<BoardLine> others() {
        return lines.stream()
                .filter(line -> line.state() != BoardLine.State.PLACED)
                .toList();
    }

    /** Whether the numbers are those of the closing. */
    public boolean isFrozen() {
        return measured().anyMatch(Standing::frozen);
    }

    /** Any standing of the board, which all share what is known about freshness; null while there is no goal. */
    public @Nullable Standing any() {
        return measured().findFirst().orElse(null);
    }

    /** Whether anybody here, the team included, has a goal the viewer sees. */
    public boolean hasGoals() {
        return any() != null || lines.stream().anyMatch(line -> line.state() != BoardLine.State.NO_GOAL);
    }

    /** What the agreed targets of the parts add up to, of the teams below or else of the members; null while no part has one. */
    public @Nullable BigDecimal partsTarget() {
        return (teams.isEmpty() ? lines : teams)
                .stream()
                        .map(BoardLine::standing)
                        .filter(Objects::nonNull)
                        .map(Standing::agreed)
                        .reduce(BigDecimal::add)
                        .orElse(null);
    }

    private java.util.stream.Stream<Standing> measured() {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(own), lines.stream())
                .map(BoardLine::standing)
                .filter(Objects::nonNull);
    }

    /**
     * Gives lines their places: the order in which goals stand decides, ties share the better place (1, 2, 2, 4). The others
     * follow by name.
     */
    static List<BoardLine> placed(List<BoardLine> lines) {
        List<BoardLine> order = lines.stream()
                .sorted(Comparator.comparing(Board::among, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(BoardLine::name)
                        .thenComparing(BoardLine::id))
                .toList();
        List<BoardLine> placed = new ArrayList<>(order.size());
        int place = 0;
        for (int i = 0; i < order.size(); i++) {
            BoardLine line = order.get(i);
            Integer among = among(line);
            if (i == 0 || !Objects.equals(among, among(order.get(i - 1)))) {
                place = i + 1;
            }
            placed.add(line.at(among == null ? null : place));
        }
        return List.copyOf(placed);
    }

    private static @Nullable Integer among(BoardLine line) {
        Standing standing = line.standing();
        return standing == null || line.state() != BoardLine.State.PLACED ? null : standing.place();
    }
}
