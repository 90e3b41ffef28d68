package org.fullscore.consequences.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.fullscore.consequences.Register;
import org.fullscore.consequences.State;
import org.fullscore.results.Attainment;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/** How obligations look on pages: shape, tone and words of a state, and sentences about days and numbers. */
public final class Looks {

    private Looks() {}

    /** A state as {@code web.state} draws it. */
    public record Look(String tone, String shape, String word) {}

    public static Look of(State state, Words words) {
        String shape = state.wire().replace(' ', '-');
        String tone = switch (state) {
            case APPLIED -> "good";
            case LATE -> "watch";
            case OVERDUE, NOT_APPLIED -> "bad";
            case LAPSED, WITHDRAWN -> "muted";
            case HEARING, HELD, DUE, SUBSTITUTED, WAIVED -> "";
        };
        return new Look(tone, shape, words.say("consequences.state." + state.wire()));
    }

    /** "Accelerator, $1,200". */
    public static String consequence(Register.Line line, Words words) {
        return line.pay() == null || line.payCurrency() == null
                ? line.consequence()
                : line.consequence() + ", " + words.money(line.pay(), line.payCurrency());
    }

    /** "76.4%", never on the wrong side of a boundary. */
    public static String attainment(@Nullable BigDecimal ratio, Words words) {
        return words.percent(Attainment.printed(ratio));
    }

    /** "today", "tomorrow", "in 5 days", "3 days ago". */
    public static String when(LocalDate day, LocalDate today, Words words) {
        int days = (int) ChronoUnit.DAYS.between(today, day);
        if (days == 0 || days == 1) {
            return words.say(days == 0 ? "consequences.today" : "consequences.tomorrow");
        }
        return days > 0 ? words.say("consequences.in-days", days) : words.say("consequences.days-ago", -days);
    }
}
