package org.fullscore.scoreboard.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fullscore.goals.Agreement;
import org.fullscore.organization.Always;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.organization.Person;
import org.fullscore.organization.Team;
import org.fullscore.results.Attainment;
import org.fullscore.results.Facts;
import org.fullscore.scoreboard.Dues;
import org.fullscore.scoreboard.Histories;
import org.fullscore.web.Bullet;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A person: goals over time, what followed, the results behind, agreements and relief.
 *
 * @param team the person's main team today, or null
 * @param leader name of the leader above, or null
 * @param metrics to choose from
 * @param metric the one that is shown; null while the person has no goal at all
 * @param chapters goals of that metric, the latest first
 * @param followed the person's obligations, as far as the viewer may see them
 * @param results period of the results that are shown
 * @param facts the results, or null where the viewer may not see them
 * @param agreements the latest goals with everything signed and said
 * @param names of people by key
 * @param visibility open, team or own
 * @param line names of those above the person
 * @param whole whether the viewer may see standings at all
 */
public record PersonPage(
        Person person,
        @Nullable Team team,
        @Nullable String leader,
        List<Metric> metrics,
        @Nullable Metric metric,
        List<Histories.Chapter> chapters,
        List<Dues.Due> followed,
        @Nullable Period results,
        Facts.@Nullable Behind facts,
        List<Agreement> agreements,
        Map<Integer, String> names,
        String visibility,
        List<String> line,
        boolean whole,
        boolean mine,
        LocalDate today) {

    public String lead(Words words) {
        StringBuilder lead =
                new StringBuilder(words.say("access.rank." + person.rank().word()));
        if (team != null) {
            lead.append(", ").append(team.name());
        }
        if (!person.joined().equals(Always.STARTS)) {
            lead.append(words.say("person.since", words.day(person.joined())));
        }
        lead.append('.');
        if (person.left().isBefore(Always.ENDS) && !person.isThereOn(today)) {
            lead.append(' ')
                    .append(words.say("person.left", words.day(person.left().minusDays(1))));
        }
        return leader == null ? lead.toString() : lead + " " + words.say("person.leader", leader);
    }

    public String href(Metric other) {
        return "/people/" + BoardPage.encoded(person.id()) + "?metric=" + BoardPage.encoded(other.code());
    }

    public String href(Period period) {
        return "/people/" + BoardPage.encoded(person.id()) + "?metric="
                + BoardPage.encoded(metric == null ? "" : metric.code()) + "&period="
                + BoardPage.encoded(period.id()) + "#results";
    }

    public String board() {
        return team == null ? "/boards" : "/boards/" + BoardPage.encoded(team.id());
    }

    public String name(Period period, Words words) {
        return period.name(words.locale());
    }

    public @Nullable Stave stave(Histories.Chapter chapter) {
        return chapter.standing() == null ? null : new Stave(chapter.standing(), chapter.pace(), mine);
    }

    /** The drawing, with a ring where the result stood against the target first agreed. */
    public Bullet bullet(Histories.Chapter chapter, Stave stave) {
        BigDecimal former = chapter.former();
        return former == null ? stave.bullet() : stave.bullet().withFormer(former);
    }

    /** "79.2% of €400,000": where it stood against the target first agreed; null unless that was changed. */
    public @Nullable String former(Histories.Chapter chapter, Words words) {
        BigDecimal former = chapter.former();
        return former == null || metric == null
                ? null
                : words.say(
                        "person.former",
                        words.percent(Attainment.printed(former)),
                        words.amount(chapter.first(), metric.in()));
    }

    /** What followed of a goal, or what is still to come. */
    public String outlook(Histories.Chapter chapter, Words words) {
        if (chapter.standing() == null) {
            return words.say("person.goal." + chapter.goal().state());
        }
        if (chapter.standing().frozen()) {
            return words.say("home.nothing-follows");
        }
        return today.isBefore(chapter.period().ends())
                ? words.say("person.ends", words.dayOfYear(chapter.period().lastDay()))
                : words.say("person.not-closed");
    }

    /** What followed of a goal: what its policy says for its period. */
    public List<Dues.Due> followed(Histories.Chapter chapter) {
        return followed.stream()
                .filter(due -> due.period().equals(chapter.period().id()))
                .filter(due -> due.policy().equals(chapter.goal().policy()))
                .toList();
    }

    /** "Accelerator, due Fri 21 Aug". */
    public String word(Dues.Due due, Words words) {
        if (due.state().isOpen()) {
            return words.say("person.state." + due.state(), due.consequence(), words.weekday(due.deadline()));
        }
        String state = words.say("home.state." + due.state());
        LocalDate decided = due.decided();
        return decided == null
                ? words.say("person.became", due.consequence(), state)
                : words.say("person.became-on", due.consequence(), state, words.shortDay(decided));
    }

    /** The agreements of which the target was changed. */
    public List<Agreement> relieved() {
        return agreements.stream()
                .filter(agreement -> agreement.reliefs().stream().anyMatch(relief -> relief.approvedBy() != null))
                .toList();
    }

    public String who(int key) {
        return names.getOrDefault(key, Words.NONE);
    }

    public String amount(@Nullable BigDecimal amount, Words words) {
        return words.amount(amount, metric == null ? "count" : metric.in());
    }

    /** Who may read the agreement's and obligations' words. */
    public String insiders(Words words) {
        List<String> insiders = new java.util.ArrayList<>(List.of(person.name()));
        insiders.addAll(line);
        insiders.add(words.say("person.auditors"));
        return words.list(insiders.stream().distinct().toList());
    }
}
