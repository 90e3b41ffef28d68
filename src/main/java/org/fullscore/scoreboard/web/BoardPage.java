package org.fullscore.scoreboard.web;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fullscore.goals.Owner;
import org.fullscore.goals.SeasonalSplit;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Teams;
import org.fullscore.results.Feed;
import org.fullscore.results.Standing;
import org.fullscore.scoreboard.Board;
import org.fullscore.scoreboard.BoardLine;
import org.fullscore.scoreboard.Choices;
import org.fullscore.scoreboard.Pace;
import org.fullscore.scoreboard.Way;
import org.fullscore.web.Option;
import org.fullscore.web.Sparkline;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A board as it is drawn.
 *
 * @param ways the way of each owner to the goal, by day
 * @param offered what else one can look at
 * @param tree all teams, for going to another
 * @param feeds the sources behind the numbers
 * @param viewer key of whoever looks
 */
public record BoardPage(
        Board board,
        Map<Owner, Way> ways,
        Choices.Offered offered,
        List<Teams.Branch> tree,
        List<Feed> feeds,
        int viewer) {

    /** A line as it is drawn; without a stave where there is nothing to draw. */
    public record Row(
            String id,
            @Nullable Integer place,
            String name,
            @Nullable String href,
            @Nullable String tag,
            boolean mine,
            @Nullable Stave stave,
            Sparkline sparkline,
            String trend,
            @Nullable String why) {}

    /** Whether a number of the board cannot be relied on. */
    public boolean doubtful() {
        return feeds.stream().anyMatch(feed -> feed.late() || feed.waiting() > 0);
    }

    public String period(Words words) {
        return board.period().name(words.locale());
    }

    /** "35 of 65 working days done", or that the period is over or closed. */
    public String days(Words words) {
        int all = board.own().days().all();
        int gone = board.own().days().before(board.today());
        if (board.isFrozen()) {
            return words.say("scoreboard.closed");
        }
        return words.say("scoreboard.days", gone, all);
    }

    /** What the team still has to do, and what it does. */
    public @Nullable String lede(Words words) {
        Standing standing = board.own().standing();
        Pace pace = board.own().pace();
        if (standing == null || pace == null || !standing.hasData()) {
            return null;
        }
        Stave stave = new Stave(standing, pace, false);
        if (stave.isOver()) {
            return words.say(
                    standing.met() ? "scoreboard.lede.met" : "scoreboard.lede.missed",
                    stave.attained(words),
                    stave.actual(words),
                    stave.ofTarget(words));
        }
        String recent = way(board.own())
                .recentADay()
                .map(rate -> " " + words.say("scoreboard.lede.recent", Way.RECENT, stave.about(rate, words)))
                .orElse("");
        if (stave.lowerIsBetter() || standing.met()) {
            return words.say(
                            standing.met() && !stave.lowerIsBetter()
                                    ? "scoreboard.lede.reached"
                                    : "scoreboard.lede.allowed",
                            stave.about(pace.remaining(), words),
                            pace.left())
                    + recent;
        }
        return words.say(
                        "scoreboard.lede",
                        stave.about(pace.remaining(), words),
                        pace.left(),
                        stave.about(pace.remainingADay(), words))
                + recent;
    }

    public Row own(Words words) {
        BoardLine own = board.own();
        return row(own, words.say("scoreboard.the-team", own.name()), null, words);
    }

    public List<Row> placed(Words words) {
        return board.placed().stream()
                .map(line -> row(line, line.name(), "/people/" + encoded(line.id()), words))
                .toList();
    }

    public List<Row> others(Words words) {
        return board.others().stream()
                .map(line -> row(
                        line,
                        line.state() == BoardLine.State.NOT_YET ? words.say("scoreboard.somebody") : line.name(),
                        line.state() == BoardLine.State.NOT_YET ? null : "/people/" + encoded(line.id()),
                        words))
                .toList();
    }

    public List<Row> teams(Words words) {
        return board.teams().stream()
                .map(line -> row(line, line.name(), address(line.id(), board.metric()), words))
                .toList();
    }

    private Row row(BoardLine line, String name, @Nullable String href, Words words) {
        boolean mine = Objects.equals(line.owner().personKey(), viewer);
        Standing standing = line.standing();
        Sparkline sparkline = Sparkline.of(
                standing == null || !standing.hasData() || line.pace() == null
                        ? List.of()
                        : way(line).distances(standing.target(), season(line)));
        Stave stave = standing == null ? null : new Stave(standing, line.pace(), mine);
        return new Row(
                (line.owner().isPerson() ? "person-" : "team-")
                        + (line.owner().isPerson()
                                ? line.owner().personKey()
                                : line.owner().teamKey()),
                line.place(),
                name,
                href,
                tag(line, mine, words),
                mine,
                stave,
                sparkline,
                words.say("scoreboard.trend", name, stave == null ? Words.NONE : stave.points(words)),
                why(line, stave, words));
    }

    private @Nullable String tag(BoardLine line, boolean mine, Words words) {
        List<String> tags = new ArrayList<>();
        if (mine) {
            tags.add(words.say("scoreboard.you"));
        }
        if (line.leads()) {
            tags.add(words.say("scoreboard.leader"));
        } else if (line.below() != null) {
            tags.add(words.say("scoreboard.leads", line.below()));
        }
        if (line.starts().isAfter(board.period().starts())) {
            tags.add(words.say("scoreboard.since", words.dayOfYear(line.starts())));
        }
        if (line.ends().isBefore(board.period().ends())) {
            tags.add(words.say("scoreboard.until", words.dayOfYear(line.ends().minusDays(1))));
        }
        return tags.isEmpty() || line.state() == BoardLine.State.NOT_YET ? null : String.join(", ", tags);
    }

    private static @Nullable String why(BoardLine line, @Nullable Stave stave, Words words) {
        return switch (line.state()) {
            case PLACED -> null;
            case NO_GOAL -> words.say("scoreboard.no-goal." + (line.owner().isPerson() ? "person" : "team"));
            case NO_DATA ->
                stave == null
                        ? null
                        : words.say(
                                "scoreboard.no-data",
                                words.amount(stave.standing().target(), stave.unit()));
            case NO_TARGET -> stave == null ? null : stave.noTarget(words);
            case MET -> words.say("scoreboard.only-met");
            case NOT_YET -> words.say("scoreboard.not-yet");
        };
    }

    private static @Nullable SeasonalSplit season(BoardLine line) {
        Pace pace = line.pace();
        return pace == null ? null : pace.season();
    }

    private Way way(BoardLine line) {
        Way known = ways.get(line.owner());
        return known == null ? Way.of(board.period(), null, line.days(), board.today()) : known;
    }

    /** The team's own target against those of its parts. */
    public String cascade(Words words) {
        String unit = board.metric().in();
        String parts = board.teams().isEmpty() ? "members" : "teams";
        Standing own = board.own().standing();
        BigDecimal sum = board.partsTarget();
        if (own == null) {
            return sum == null
                    ? words.say("scoreboard.cascade.none")
                    : words.say("scoreboard.cascade.no-own." + parts, words.amount(sum, unit));
        }
        return sum == null || board.metric().aggregate() != Metric.Aggregate.SUM
                ? words.say("scoreboard.cascade.own", words.amount(own.target(), unit))
                : words.say("scoreboard.cascade." + parts, words.amount(own.target(), unit), words.amount(sum, unit));
    }

    public List<Option> periodOptions(Words words) {
        return offered.periodsWith(board.period()).stream()
                .map(period -> new Option(period.id(), period.name(words.locale())))
                .toList();
    }

    public List<Option> teamOptions() {
        return tree.stream()
                .map(branch -> new Option(
                        branch.team().id(),
                        "\u2003".repeat(branch.depth()) + branch.team().name()))
                .toList();
    }

    public List<Metric> metrics() {
        return offered.metricsWith(board.metric());
    }

    /** The address of the same board with another metric. */
    public String href(Metric metric) {
        return address(board.team().id(), metric);
    }

    public String csv() {
        return "/boards/" + encoded(board.team().id()) + "/board.csv?" + query(board.metric());
    }

    /** The stream that says when results changed. */
    public String events() {
        return "/boards/" + encoded(board.team().id()) + "/events";
    }

    private String address(String team, Metric metric) {
        return "/boards/" + encoded(team) + "?" + query(metric);
    }

    private String query(Metric metric) {
        return "period=" + encoded(board.period().id()) + "&metric=" + encoded(metric.code());
    }

    static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
