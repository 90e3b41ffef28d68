package org.fullscore.scoreboard.web;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.fullscore.organization.Period;

/** What people call a period: "Q3 2026", "August 2026", "2026", or the id of one of the organization's own. */
final class PeriodNames {

    private PeriodNames() {}

    static String of(Period period, Locale locale) {
        String id = period.id();
        return switch (period.kind()) {
            case QUARTER, HALF -> id.substring(id.indexOf('-') + 1) + " " + id.substring(0, id.indexOf('-'));
            case MONTH -> DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(period.starts());
            case YEAR, CUSTOM -> id;
        };
    }
}
