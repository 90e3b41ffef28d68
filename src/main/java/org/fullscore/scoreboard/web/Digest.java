package org.fullscore.scoreboard.web;

import java.time.LocalDate;
import java.util.List;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is told once a week: what one owes, what one is owed, and the board of the team.
 *
 * @param address where Fullscore is, without a slash at the end
 * @param board null while there is no team, or nothing is measured
 */
public record Digest(
        String organization,
        String name,
        LocalDate day,
        String address,
        List<Debt> owe,
        List<Debt> owed,
        @Nullable TeamBoard board,
        Words words) {

    /**
     * The board of a team.
     *
     * @param href its page, with period and metric
     * @param attained by the team itself; null where it has no goal
     */
    public record TeamBoard(
            String team,
            String period,
            String metric,
            String href,
            @Nullable String attained,
            List<Line> lines) {}

    /** One line of the board, as it is printed. */
    public record Line(String place, String name, String attained, String actual, String target, boolean mine) {}

    /** "Dublin at 84.2%, 3 things wait for you". */
    String subject() {
        String waiting = words.say("digest.waiting", owe.size());
        return board == null || board.attained() == null
                ? words.say("digest.subject", organization, waiting)
                : words.say("digest.subject.team", board.team(), board.attained(), waiting);
    }

    /** An address within Fullscore as one that works in a letter. */
    public String at(String href) {
        return address + href;
    }

    /** The letter without marks; lines are short enough for every mail program. */
    String plain() {
        StringBuilder text = new StringBuilder();
        line(text, words.say("digest.greeting", name));
        line(text, words.say("digest.lead", organization, words.weekday(day)));
        debts(text, words.say("home.owe"), owe, false, words.say("home.owe.none"));
        debts(text, words.say("home.owed"), owed, true, words.say("home.owed.none"));
        if (board != null) {
            heading(text, words.say("digest.board", board.team(), board.metric(), board.period()));
            if (board.attained() != null) {
                line(text, words.say("digest.team", board.team(), board.attained()));
            }
            int widest = board.lines().stream()
                    .mapToInt(one -> one.name().length())
                    .max()
                    .orElse(0);
            for (Line one : board.lines()) {
                line(
                        text,
                        "%3s  %s  %8s  %s %s%s"
                                .formatted(
                                        one.place(),
                                        padded(one.name(), widest),
                                        one.attained(),
                                        one.actual(),
                                        one.target(),
                                        one.mine() ? "  " + words.say("digest.you") : ""));
            }
            line(text, at(board.href()));
        }
        text.append('\n');
        line(text, "-- ");
        line(text, words.say("digest.foot"));
        line(text, at("/outbox"));
        return text.toString();
    }

    private void debts(StringBuilder text, String title, List<Debt> debts, boolean mine, String none) {
        heading(text, title);
        if (debts.isEmpty()) {
            line(text, none);
        }
        for (Debt debt : debts) {
            line(text, "* " + debt.title(words) + " (" + debt.word(words) + ")");
            line(text, "  " + debt.line(mine, words));
            line(text, "  " + at(debt.href()));
        }
    }

    private static void heading(StringBuilder text, String title) {
        text.append('\n');
        line(text, title);
        line(text, "-".repeat(title.length()));
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private static String padded(String name, int width) {
        return name + " ".repeat(width - name.length());
    }
}
