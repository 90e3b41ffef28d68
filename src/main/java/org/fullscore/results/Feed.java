package org.fullscore.results;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * A source behind a number.
 *
 * @param delivered when it last delivered
 * @param expected how often it delivers, null where nobody said
 * @param due from when on the next delivery is late, null where nobody said
 * @param late whether a delivery that the number needs has not come
 * @param waiting rows of it in quarantine that may belong to the period
 */
public record Feed(
        String source,
        @Nullable Instant delivered,
        @Nullable PeriodDuration expected,
        @Nullable Instant due,
        boolean late,
        long waiting) {

    private static final int WEEK = 7;
    private static final int HOUR = 60;

    /** "every working day", "every 2 weeks", "every 6 hours"; empty where nobody said. */
    public String often(Words words) {
        return expected == null ? "" : often(expected, words);
    }

    /** How often, in words. */
    public static String often(PeriodDuration every, Words words) {
        int days = every.getPeriod().getDays();
        int months = Math.toIntExact(every.getPeriod().toTotalMonths());
        long minutes = every.getDuration().toMinutes();
        List<String> parts = new ArrayList<>();
        add(parts, "results.often.months", months, words);
        add(parts, "results.often.weeks", days % WEEK == 0 ? days / WEEK : 0, words);
        add(
                parts,
                days < WEEK && months == 0 ? "results.often.working-days" : "results.often.days",
                days % WEEK == 0 ? 0 : days,
                words);
        add(parts, "results.often.hours", minutes % HOUR == 0 ? minutes / HOUR : 0, words);
        add(parts, "results.often.minutes", minutes % HOUR == 0 ? 0 : minutes, words);
        return words.say("results.often", words.list(parts));
    }

    private static void add(List<String> parts, String key, long number, Words words) {
        if (number > 0) {
            parts.add(words.say(key, number));
        }
    }
}
