package org.fullscore.organization.web;

import java.util.List;
import org.fullscore.organization.Period;
import org.fullscore.organization.Settings;
import org.fullscore.web.Errors;
import org.jspecify.annotations.Nullable;

/**
 * The fiscal year with its periods, the organization's own periods, and the settings that shape both.
 *
 * @param year the fiscal year shown
 * @param previous id of the year before, {@code next} of the one after
 * @param weeks the weeks with a day in it
 * @param customs the organization's own periods
 * @param saved id of the period that was just saved, or null
 */
public record CalendarPage(
        Period year,
        String previous,
        String next,
        List<Line> lines,
        List<Line> weeks,
        List<Line> customs,
        Settings settings,
        boolean keeps,
        Form form,
        Errors errors,
        @Nullable String saved) {

    /** A period and how many days the organization works in it; whether today lies in it. */
    public record Line(Period period, int workingDays, boolean current) {}

    /** A period of one's own as it was typed; both days inclusive. */
    public record Form(String id, String starts, String ends) {}
}
