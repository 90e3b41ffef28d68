package org.fullscore.scoreboard.web;

import java.util.List;
import java.util.stream.Stream;
import org.fullscore.organization.Person;
import org.fullscore.scoreboard.Board;
import org.fullscore.scoreboard.BoardLine;
import org.fullscore.web.Option;
import org.fullscore.web.Words;

/**
 * What somebody else sees of a board and of goals.
 *
 * @param person through whose eyes
 * @param board as that person sees it
 * @param missing how many people of it are not there for that person
 * @param goals how many goals there are in the period
 * @param seen how many of them that person sees
 * @param viewer name of whoever really looks
 */
public record AsPage(
        Person person,
        Board board,
        int missing,
        int goals,
        int seen,
        List<Option> people,
        List<Option> teams,
        String viewer) {

    /** One line of the board: what is seen, by shape and word. */
    public record Line(String name, String figures, String shape, String word) {}

    public List<Line> lines(Words words) {
        return Stream.of(Stream.of(board.own()), board.lines().stream(), board.teams().stream())
                .flatMap(each -> each)
                .map(line -> line(line, words))
                .toList();
    }

    private static Line line(BoardLine line, Words words) {
        return switch (line.state()) {
            case MET -> new Line(line.name(), Words.NONE, "applied", words.say("as.name"));
            case NOT_YET -> new Line(words.say("scoreboard.somebody"), Words.NONE, "few", words.say("as.nobody"));
            case PLACED, NO_DATA, NO_TARGET, NO_GOAL ->
                new Line(line.name(), figures(line, words), "signed", words.say("as.whole"));
        };
    }

    private static String figures(BoardLine line, Words words) {
        if (line.standing() == null) {
            return words.say("scoreboard.no-goal." + (line.owner().isPerson() ? "person" : "team"));
        }
        Stave stave = new Stave(line.standing(), line.pace(), false);
        return words.say("home.amount-of", stave.attained(words) + ", " + stave.actual(words), stave.ofTarget(words));
    }

    /** How many of the goals of the period that person sees. */
    public String sight(Words words) {
        String period = board.period().name(words.locale());
        return seen == goals
                ? words.say("as.goals.all", person.name(), goals, period)
                : words.say("as.goals", person.name(), goals, period, seen);
    }
}
