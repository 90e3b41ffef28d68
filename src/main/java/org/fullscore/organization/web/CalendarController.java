package org.fullscore.organization.web;

import java.util.ArrayList;
import java.util.List;
import org.fullscore.organization.Delivery;
import org.fullscore.organization.Loaded;
import org.fullscore.organization.LoadingPeriods;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Period;
import org.fullscore.organization.Period.Kind;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Sheet;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of the calendar: fiscal periods, periods of one's own, settings. */
@Controller
class CalendarController {

    private final Periods periods;
    private final WorkingCalendar calendar;
    private final OrganizationSettings settings;
    private final LoadingPeriods loading;
    private final Today today;

    CalendarController(
            Periods periods,
            WorkingCalendar calendar,
            OrganizationSettings settings,
            LoadingPeriods loading,
            Today today) {
        this.periods = periods;
        this.calendar = calendar;
        this.settings = settings;
        this.loading = loading;
        this.today = today;
    }

    @Bean
    static RailEntry calendarRailEntry() {
        return new RailEntry("organization", 20, "rail.calendar", "/calendar");
    }

    @GetMapping("/calendar")
    ModelAndView calendar(
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable String saved,
            Viewer viewer) {
        return view(viewer, year, new CalendarPage.Form("", "", ""), Errors.NONE, saved);
    }

    @PostMapping("/calendar")
    ModelAndView save(
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String starts,
            @RequestParam(defaultValue = "") String ends,
            Viewer viewer) {
        if (!Lists.mayKeep(viewer)) {
            throw Problem.notFound().exception();
        }
        Sheet typed = Sheet.of("id,starts,ends\n" + cell(id) + "," + cell(starts) + "," + cell(ends));
        return switch (loading.load(Delivery.of(typed).by(viewer.personKey()))) {
            case Loaded.Done ignored -> new ModelAndView("redirect:/calendar").addObject("saved", id.strip());
            case Loaded.Refused refused ->
                view(
                        viewer,
                        null,
                        new CalendarPage.Form(id, starts, ends),
                        MetricsController.errors(refused.problem()),
                        null);
        };
    }

    private ModelAndView view(
            Viewer viewer, @Nullable String wanted, CalendarPage.Form form, Errors errors, @Nullable String saved) {
        Period now = periods.of(Kind.YEAR, today.date());
        Period year = wanted == null
                ? now
                : periods.find(wanted)
                        .filter(period -> period.kind() == Kind.YEAR)
                        .orElse(now);
        List<CalendarPage.Line> lines = new ArrayList<>();
        lines.add(line(year));
        for (Period half : periods.between(Kind.HALF, year.starts(), year.ends())) {
            lines.add(line(half));
            for (Period quarter : periods.between(Kind.QUARTER, half.starts(), half.ends())) {
                lines.add(line(quarter));
                periods.between(Kind.MONTH, quarter.starts(), quarter.ends()).forEach(month -> lines.add(line(month)));
            }
        }
        CalendarPage page = new CalendarPage(
                year,
                periods.of(Kind.YEAR, year.starts().minusDays(1)).id(),
                periods.of(Kind.YEAR, year.ends()).id(),
                lines,
                periods.between(Kind.WEEK, year.starts(), year.ends()).stream()
                        .map(this::line)
                        .toList(),
                periods.customs().stream().map(this::line).toList(),
                settings.current(),
                Lists.mayKeep(viewer),
                form,
                errors,
                saved);
        ModelAndView view = new ModelAndView("organization/web/calendar", "page", page);
        view.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return view;
    }

    private CalendarPage.Line line(Period period) {
        return new CalendarPage.Line(
                period, calendar.between(period.starts(), period.ends()), period.contains(today.date()));
    }

    private static String cell(String typed) {
        return '"' + typed.replace("\"", "\"\"").replaceAll("\\R", " ") + '"';
    }
}
