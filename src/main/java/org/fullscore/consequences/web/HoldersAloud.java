package org.fullscore.consequences.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.fullscore.consequences.Explaining;
import org.fullscore.consequences.Holders;
import org.fullscore.consequences.Reminders;
import org.fullscore.web.Pair;
import org.fullscore.web.Words;

/** Says who answers for an obligation, since when and why, and who did before. */
final class HoldersAloud {

    private HoldersAloud() {}

    static List<Pair> pairs(Explaining.Explanation told, Words words) {
        List<Pair> pairs = new ArrayList<>();
        for (Holders.Span span : told.holders()) {
            pairs.add(new Pair(span.name(), days(span, words) + ": " + why(span, told, words)));
        }
        for (Reminders.Said said : told.reminded()) {
            pairs.add(new Pair(
                    words.say("consequences.told"),
                    words.say(
                            "consequences.told." + said.what(),
                            said.name(),
                            words.moment(said.at()),
                            words.day(said.deadline()))));
        }
        return List.copyOf(pairs);
    }

    private static String days(Holders.Span span, Words words) {
        LocalDate last = span.lastDay();
        return last == null || last.isBefore(span.from())
                ? words.say("consequences.holder.since", words.day(span.from()))
                : words.days(span.from(), last);
    }

    private static String why(Holders.Span span, Explaining.Explanation told, Words words) {
        String person = told.line().personName();
        if (span.why() == null || span.before() == null) {
            return words.say(
                    "consequences.holder.first." + (told.isOwedByExecutive() ? "executive" : "leader"), person);
        }
        String why = words.say("consequences.holder." + span.why(), person, span.before());
        return span.anew() ? why + " " + words.say("consequences.holder.anew", words.day(span.deadline())) : why;
    }
}
