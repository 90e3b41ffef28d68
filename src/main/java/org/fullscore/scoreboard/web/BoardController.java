package org.fullscore.scoreboard.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fullscore.goals.Owner;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Courses;
import org.fullscore.results.Reliabilities;
import org.fullscore.scoreboard.Board;
import org.fullscore.scoreboard.BoardLine;
import org.fullscore.scoreboard.Boards;
import org.fullscore.scoreboard.Way;
import org.fullscore.tenancy.Lately;
import org.fullscore.tenancy.Writes;
import org.fullscore.web.RailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The scoreboard of a team. */
@Controller
class BoardController {

    private final AskedBoard asked;
    private final Boards boards;
    private final Courses courses;
    private final Teams teams;
    private final Hierarchy hierarchy;
    private final Reliabilities reliabilities;
    private final Today today;
    private final Lately<Question, Optional<BoardPage>> lately;
    private final Lately<LocalDate, List<Teams.Branch>> trees;

    BoardController(
            AskedBoard asked,
            Boards boards,
            Courses courses,
            Teams teams,
            Hierarchy hierarchy,
            Reliabilities reliabilities,
            Today today,
            Writes writes,
            Clock clock) {
        this.asked = asked;
        this.boards = boards;
        this.courses = courses;
        this.teams = teams;
        this.hierarchy = hierarchy;
        this.reliabilities = reliabilities;
        this.today = today;
        this.lately = Lately.untilWritten(writes, clock, 1_000);
        this.trees = Lately.whateverResultsCome(writes, clock, 1_000);
    }

    @Bean
    static RailEntry scoreboardRailEntry() {
        return new RailEntry("", 20, "rail.scoreboard", "/boards");
    }

    /** The board of one's own team, or the one chosen from the list. */
    @GetMapping("/boards")
    String own(
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "") String metric,
            Viewer viewer) {
        String id = team != null
                ? team
                : asked.home(viewer.personKey(), hierarchy.led(viewer.personKey(), today.date()))
                        .map(found -> found.id())
                        .orElse(null);
        return id == null
                ? "scoreboard/web/no-board"
                : "redirect:/boards/" + BoardPage.encoded(id) + "?period=" + BoardPage.encoded(period) + "&metric="
                        + BoardPage.encoded(metric);
    }

    @GetMapping("/boards/{team}")
    String board(
            @PathVariable String team,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String metric,
            Viewer viewer,
            Model model) {
        Optional<BoardPage> page =
                lately.get(new Question(viewer, team, period, metric), () -> read(team, period, metric, viewer));
        page.ifPresent(found -> model.addAttribute("page", found));
        return page.isPresent() ? "scoreboard/web/board" : "scoreboard/web/no-board";
    }

    private record Question(
            Viewer viewer,
            String team,
            @Nullable String period,
            @Nullable String metric) {}

    private Optional<BoardPage> read(String team, @Nullable String period, @Nullable String metric, Viewer viewer) {
        AskedBoard.Asked found = asked.find(team, period, metric);
        Metric measured = found.metric();
        if (measured == null) {
            return Optional.empty();
        }
        Board board = boards.of(found.team(), found.period(), measured, viewer);
        return Optional.of(new BoardPage(
                board,
                ways(board),
                found.offered(),
                trees.get(board.today(), () -> teams.treeOn(board.today())),
                reliabilities.feeds(measured, found.period()),
                viewer.personKey()));
    }

    @GetMapping("/boards/{team}/board.csv")
    ResponseEntity<String> csv(
            @PathVariable String team,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String metric,
            Viewer viewer) {
        AskedBoard.Asked found = asked.find(team, period, metric);
        if (found.metric() == null) {
            throw AskedBoard.missing("metric", "").exception();
        }
        Board board = boards.of(found.team(), found.period(), found.metric(), viewer);
        String name = found.team().id() + "-" + found.period().id() + "-"
                + found.metric().code() + ".csv";
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", java.nio.charset.StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(BoardFile.of(board));
    }

    private Map<Owner, Way> ways(Board board) {
        List<BoardLine> lines = Stream.of(Stream.of(board.own()), board.lines().stream(), board.teams().stream())
                .flatMap(each -> each)
                .filter(line -> line.standing() != null)
                .toList();
        Map<Owner, Way> ways = new HashMap<>();
        if (board.metric().aggregate() == Metric.Aggregate.SUM && !lines.isEmpty()) {
            var daily = courses.of(
                    lines.stream().map(BoardLine::owner).toList(),
                    board.metric().key(),
                    board.period());
            lines.forEach(line -> ways.put(
                    line.owner(), Way.of(board.period(), daily.get(line.owner()), line.days(), board.today())));
        }
        return ways;
    }
}
