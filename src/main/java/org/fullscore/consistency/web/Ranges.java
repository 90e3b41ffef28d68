package org.fullscore.consistency.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fullscore.organization.Period;
import org.fullscore.organization.PeriodCalendar;
import org.fullscore.web.Option;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The ranges one can choose: the last four quarters that have ended, each of them, and everything so far.
 */
record Ranges(PeriodCalendar calendar, LocalDate today, LocalDate earliest) {

    static final String YEAR = "year";
    static final String ALL = "all";

    private static final int MOST_QUARTERS = 12;

    /** First and last day, both included. */
    record Range(LocalDate first, LocalDate last) {}

    /** The range with this id; empty for none that can be chosen. */
    Optional<Range> find(@Nullable String id) {
        if (id == null || id.isEmpty() || id.equals(YEAR)) {
            var quarter = quarterOf(today);
            return Optional.of(
                    new Range(quarter.starts().minusYears(1), quarter.starts().minusDays(1)));
        }
        if (id.equals(ALL)) {
            return Optional.of(new Range(earliest, today));
        }
        return calendar.find(id)
                .filter(period ->
                        period.kind() == Period.Kind.QUARTER && !period.ends().isAfter(today))
                .map(period -> new Range(period.starts(), period.lastDay()));
    }

    List<Option> options(Words words) {
        var options = new ArrayList<Option>();
        options.add(new Option(YEAR, words.say("consistency.range.year")));
        options.add(new Option(ALL, words.say("consistency.range.all")));
        var quarter = quarterOf(quarterOf(today).starts().minusDays(1));
        for (int i = 0; i < MOST_QUARTERS && quarter.ends().isAfter(earliest); i++) {
            options.add(new Option(quarter.id(), word(quarter, words)));
            quarter = quarterOf(quarter.starts().minusDays(1));
        }
        return options;
    }

    private Period quarterOf(LocalDate day) {
        return calendar.of(Period.Kind.QUARTER, day);
    }

    private static String word(Period quarter, Words words) {
        var id = quarter.id();
        return words.say("consistency.range.quarter", id.substring(0, 4), id.substring(id.length() - 1));
    }
}
