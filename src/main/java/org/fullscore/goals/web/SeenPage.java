package org.fullscore.goals.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fullscore.goals.Seen;
import org.fullscore.goals.SeenLine;
import org.fullscore.organization.Period;
import org.fullscore.organization.Team;
import org.fullscore.web.Option;
import org.fullscore.web.Words;

/** Who of a team has opened and signed, as a page. */
public record SeenPage(Team team, Period period, Seen.Measured measured, List<Option> teams, List<Option> periods) {

    /** What stands beside a person: shape, tone and word. */
    public record State(String shape, String tone, String word) {}

    public State state(SeenLine line, Words words) {
        if (line.hasSignedAll()) {
            return line.unread() == 0
                    ? new State("signed", "good", words.say("seen.state.signed"))
                    : new State("signed", "watch", words.say("seen.state.unopened"));
        }
        if (line.opened() == 0) {
            return new State("not-applied", "bad", words.say("seen.state.none"));
        }
        return line.hasOpenedAll()
                ? new State("proposed", "watch", words.say("seen.state.opened"))
                : new State("few", "watch", words.say("seen.state.partly"));
    }

    public String href(SeenLine line) {
        return "/people/" + URLEncoder.encode(line.id(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    public String summary(Words words) {
        return summary("seen.summary", measured.lines(), words);
    }

    /** The same of leaders alone; empty where there are none. */
    public String leaders(Words words) {
        List<SeenLine> leaders =
                measured.lines().stream().filter(SeenLine::isLeader).toList();
        return leaders.isEmpty() ? "" : summary("seen.leaders", leaders, words);
    }

    private static String summary(String key, List<SeenLine> lines, Words words) {
        return words.say(
                key,
                lines.stream().filter(SeenLine::hasOpenedAll).count(),
                lines.size(),
                lines.stream().filter(SeenLine::hasSignedAll).count());
    }
}
