package org.fullscore.scoreboard.web;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fullscore.organization.Outbox;
import org.fullscore.web.Option;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * Letters to whoever looks.
 *
 * @param mails the latest first
 * @param shown the one that is read, or null
 * @param day of the week on which the digest is wanted; null for never
 * @param email where letters go; null without an address
 * @param sends whether there is a mail server
 * @param saved whether the day was just chosen
 */
public record OutboxPage(
        List<Outbox.Mail> mails,
        Outbox.@Nullable Mail shown,
        @Nullable DayOfWeek day,
        @Nullable String email,
        boolean sends,
        boolean saved) {

    static final String NEVER = "never";

    public List<Option> days(Words words) {
        List<Option> options = new ArrayList<>();
        Arrays.stream(DayOfWeek.values())
                .map(each -> new Option(each.name(), each.getDisplayName(TextStyle.FULL, words.locale())))
                .forEach(options::add);
        options.add(new Option(NEVER, words.say("outbox.never")));
        return List.copyOf(options);
    }

    public String chosen() {
        return day == null ? NEVER : day.name();
    }

    public String state(Outbox.Mail mail, Words words) {
        if (mail.sent() != null) {
            return words.say("outbox.sent", words.shortMoment(mail.sent()));
        }
        return words.say(mail.failure() != null ? "outbox.failed" : sends ? "outbox.waits" : "outbox.kept");
    }

    public String shape(Outbox.Mail mail) {
        return mail.sent() != null ? "applied" : mail.failure() != null ? "overdue" : "due";
    }

    public String tone(Outbox.Mail mail) {
        return mail.sent() != null ? "good" : mail.failure() != null ? "bad" : "";
    }
}
