package org.fullscore.scoreboard.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fullscore.organization.Period;
import org.fullscore.organization.WorkingDays;
import org.fullscore.results.Feed;
import org.fullscore.results.Freshness;
import org.fullscore.results.Standing;
import org.fullscore.scoreboard.Choices;
import org.fullscore.scoreboard.GoalSheet;
import org.fullscore.web.Option;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The page somebody starts from.
 *
 * @param own goals of the viewer and of the teams the viewer leads
 * @param leaders those above the viewer, the nearest first, with their goals
 * @param feeds the sources behind the viewer's own numbers
 * @param viewer key of whoever looks
 * @param viewerId id of whoever looks
 * @param names of people by key
 */
public record HomePage(
        Period period,
        Choices.Offered offered,
        WorkingDays days,
        LocalDate today,
        List<GoalSheet> own,
        List<Debt> owe,
        List<Debt> owed,
        List<Leader> leaders,
        List<Feed> feeds,
        int viewer,
        String viewerId,
        Map<Integer, String> names) {

    /** Somebody above, and what the same metric looks like there. */
    public record Leader(String name, String href, String of, List<Goal> goals) {}

    /** One goal of a leader; {@code team} is its name, or null for the leader's own. */
    public record Goal(@Nullable String team, Stave stave) {}

    public String period(Words words) {
        return period.name(words.locale());
    }

    public String lead(Words words) {
        String range = words.days(period.starts(), period.lastDay());
        return today.isBefore(period.ends())
                ? words.say("home.lead", period(words), range, days.before(today), days.all())
                : words.say("home.lead.over", period(words), range);
    }

    public List<GoalWords> goals(Words words) {
        return own.stream()
                .map(sheet -> new GoalWords(sheet, viewer, names, words))
                .toList();
    }

    /** Any standing, to say how fresh the numbers are. */
    public @Nullable Standing any() {
        return own.stream().map(GoalSheet::standing).findFirst().orElse(null);
    }

    /** Whether a number of the viewer cannot be relied on. */
    public boolean doubtful() {
        return own.stream().anyMatch(sheet -> sheet.standing().freshness() != Freshness.FRESH);
    }

    public String person() {
        return "/people/" + BoardPage.encoded(viewerId);
    }

    public List<Option> periodOptions(Words words) {
        return offered.periodsWith(period).stream()
                .map(each -> new Option(each.id(), each.name(words.locale())))
                .toList();
    }
}
