package org.fullscore.scoreboard.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.fullscore.scoreboard.Dues.State;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * Something owed.
 *
 * @param subject what it is: a metric, a consequence, support promised
 * @param person whom it is owed to, or by whom
 * @param period id of the period it is about, as people call it
 * @param state of an obligation; null for what is simply open
 * @param due the last day in time, or null
 * @param done the day it was done, or null
 * @param since the day from which it waits, where that is known and nothing is due by a day; or null
 */
public record Debt(
        What what,
        String href,
        String subject,
        String person,
        String period,
        @Nullable State state,
        @Nullable LocalDate due,
        @Nullable LocalDate done,
        @Nullable LocalDate since,
        LocalDate today) {

    /** What an entry is about; each is another sentence. */
    enum What {
        SIGN,
        /** The viewer's own. */
        SIGN_MINE,
        ANSWER,
        RELIEF,
        /** Somebody asks that nothing, or nothing yet, is done. */
        WAIVER,
        /** Somebody asks to do something milder. */
        MILDER,
        DISPUTE,
        /** Support the viewer promised. */
        PROMISE,
        /** A source whose delivery did not come. */
        REFRESH,
        /** Rows in quarantine somebody was asked to look after. */
        ROWS,
        CONSEQUENCE,
        /** Owed by somebody the viewer stands in for. */
        DELEGATED,
        /** Owed by somebody below, and not decided by its day. */
        NOT_APPLIED,
        SUPPORT,
        /** Of the other party, under the viewer's agreement. */
        SIGNATURE,
        /** To the viewer's objection. */
        REPLY,
        /** To the viewer's dispute. */
        VERDICT
    }

    public String title(Words words) {
        return words.say("home.owe." + what, subject, person, period);
    }

    public String line(boolean owed, Words words) {
        return words.say((owed ? "home.owed-line." : "home.owe-line.") + what, subject, person, period);
    }

    public String shape() {
        if (done != null) {
            return "applied";
        }
        return state == null ? isLate() ? "overdue" : "due" : state.shape();
    }

    public String tone() {
        if (done != null) {
            return "good";
        }
        return isLate() ? "bad" : state == null ? "" : state.tone();
    }

    public String word(Words words) {
        if (done != null) {
            return words.say("home.done", words.dayOfYear(done));
        }
        if (state != null && !state.isOpen()) {
            return words.say("home.state." + state.name());
        }
        if (due == null) {
            return since == null ? words.say("home.open") : words.say("home.since", words.weekday(since));
        }
        String day = words.weekday(due);
        return isLate() ? words.say("home.was-due", day) : words.say("home.due" + nearness(), day);
    }

    private String nearness() {
        long days = due == null ? -1 : ChronoUnit.DAYS.between(today, due);
        return days == 0 ? ".today" : days == 1 ? ".tomorrow" : "";
    }

    /** What was decided is not late any more, whatever its deadline was. */
    private boolean isLate() {
        return done == null && (state == null || state.isOpen()) && due != null && due.isBefore(today);
    }
}
