package org.fullscore.scoreboard.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Standing;
import org.fullscore.scoreboard.Board;
import org.fullscore.scoreboard.BoardLine;
import org.fullscore.scoreboard.Boards;
import org.fullscore.tenancy.Lately;
import org.fullscore.tenancy.Writes;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Boards as JSON. */
@RestController
@Tag(name = "Boards")
class BoardsApi {

    private final AskedBoard asked;
    private final Boards boards;
    private final Lately<Question, BoardAnswer> lately;

    BoardsApi(AskedBoard asked, Boards boards, Writes writes, Clock clock) {
        this.asked = asked;
        this.boards = boards;
        this.lately = Lately.untilWritten(writes, clock, 1_000);
    }

    private record Question(
            Viewer viewer,
            String team,
            @Nullable String period,
            @Nullable String metric) {}

    /**
     * A board.
     *
     * @param starts first day of the period
     * @param ends its last day
     * @param partsTarget what the targets of the parts add up to, beside the team's own
     * @param items the team's own line, then its members' lines: by place, then those without one by name
     */
    record BoardAnswer(
            String team,
            String name,
            String period,
            LocalDate starts,
            LocalDate ends,
            String metric,
            @Nullable BigDecimal partsTarget,
            List<Line> items,
            @Nullable String next) {}

    /**
     * A line, with the fields of a standing.
     *
     * @param owner person:ID or team:ID; null for somebody who is not there yet and whom the viewer may not see
     * @param place among the members' lines; null for the team, and without goal or data
     * @param target the target that is judged; null without a goal, and for whoever has no target by the policy's formula
     * @param agreedTarget what was agreed, where the policy's formula adjusted it
     * @param adjusted whether the target is adjusted by rule
     * @param expected what pace expects by today
     * @param leads whether the person leads the team
     * @param goal id of the goal; GET /api/goals/{id}/results leads to the results behind the number
     * @param reason why there is no place: no-goal, no-data, no-target (no working day counts by the policy), or with less visibility met and not-yet
     */
    record Line(
            @Nullable String owner,
            @Nullable String name,
            String metric,
            String period,
            @Nullable BigDecimal target,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal attainment,
            @Nullable String level,
            @Nullable Boolean met,
            @Nullable Integer place,
            @Nullable BigDecimal expected,
            boolean leads,
            @Nullable String reason,
            @Nullable Instant asOf,
            @Nullable String freshness,
            @Nullable UUID goal,
            @Nullable BigDecimal agreedTarget,
            boolean adjusted) {

        static Line of(BoardLine line, Board board, @Nullable Integer place) {
            Standing standing = line.standing();
            boolean data = standing != null && standing.hasData();
            return new Line(
                    line.wire(),
                    line.wire() == null ? null : line.name(),
                    board.metric().code(),
                    board.period().id(),
                    standing == null || !standing.hasTarget() ? null : plain(standing.target()),
                    standing == null || !data ? null : standing.actual().value(),
                    standing == null ? null : standing.attainment(),
                    standing == null ? null : standing.level().word(),
                    met(line),
                    place,
                    line.pace() == null ? null : plain(line.pace().expected()),
                    line.leads(),
                    reason(line.state()),
                    standing == null ? null : standing.asOf(),
                    standing == null ? null : standing.freshness().word(),
                    standing == null ? null : standing.goal(),
                    standing == null || standing.adjustment() == null
                            ? null
                            : plain(standing.adjustment().agreed().amount()),
                    standing != null && standing.adjustment() != null);
        }

        private static @Nullable Boolean met(BoardLine line) {
            return switch (line.state()) {
                case NO_GOAL -> null;
                case MET -> Boolean.TRUE;
                case NOT_YET -> Boolean.FALSE;
                case PLACED, NO_DATA, NO_TARGET ->
                    line.standing() != null && line.standing().met();
            };
        }

        private static @Nullable String reason(BoardLine.State state) {
            return switch (state) {
                case PLACED -> null;
                case NO_DATA -> "no-data";
                case NO_TARGET -> "no-target";
                case NO_GOAL -> "no-goal";
                case MET -> "met";
                case NOT_YET -> "not-yet";
            };
        }

        /** Without the zeros the column adds. */
        private static BigDecimal plain(BigDecimal amount) {
            BigDecimal stripped = amount.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }

    @GetMapping("/api/boards/{team}")
    BoardAnswer board(
            @PathVariable String team,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String metric,
            Viewer viewer) {
        return lately.get(new Question(viewer, team, period, metric), () -> read(team, period, metric, viewer));
    }

    private BoardAnswer read(String team, @Nullable String period, @Nullable String metric, Viewer viewer) {
        AskedBoard.Asked found = asked.find(team, period, metric);
        if (found.metric() == null) {
            throw AskedBoard.missing("metric", "").exception();
        }
        Board board = boards.of(found.team(), found.period(), found.metric(), viewer);
        List<Line> items = Stream.concat(
                        Stream.of(Line.of(board.own(), board, null)),
                        board.lines().stream().map(line -> Line.of(line, board, line.place())))
                .toList();
        return new BoardAnswer(
                found.team().id(),
                found.team().name(),
                found.period().id(),
                found.period().starts(),
                found.period().lastDay(),
                found.metric().code(),
                board.partsTarget() == null ? null : Line.plain(board.partsTarget()),
                items,
                null);
    }
}
