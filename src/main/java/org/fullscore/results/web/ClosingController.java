package org.fullscore.results.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.People;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Settings;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Closing;
import org.fullscore.results.ClosingPeriod;
import org.fullscore.results.Closings;
import org.fullscore.results.Doubts;
import org.fullscore.results.PostponingClosing;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.fullscore.web.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which periods are closed and postponed. */
@Controller
@RequestMapping("/closing")
class ClosingController {

    private static final int CLOSED = 12;
    /** Then the page shows how far it is. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Periods periods;
    private final Closings closings;
    private final ClosingPeriod closing;
    private final PostponingClosing postponing;
    private final Doubts doubts;
    private final People people;
    private final OrganizationSettings settings;
    private final Dictionary dictionary;
    private final Today today;

    ClosingController(
            Periods periods,
            Closings closings,
            ClosingPeriod closing,
            PostponingClosing postponing,
            Doubts doubts,
            People people,
            OrganizationSettings settings,
            Dictionary dictionary,
            Today today) {
        this.periods = periods;
        this.closings = closings;
        this.closing = closing;
        this.postponing = postponing;
        this.doubts = doubts;
        this.people = people;
        this.settings = settings;
        this.dictionary = dictionary;
        this.today = today;
    }

    @Bean
    static RailEntry closingRailEntry() {
        return new RailEntry(
                "data", 40, "rail.closing", "/closing", Set.of("administrator", "executive", "operations", "auditor"));
    }

    @GetMapping
    ModelAndView list(Viewer viewer) {
        allowed(viewer);
        List<String> closed = closings.closed(CLOSED);
        Map<String, List<Doubts.Doubt>> frozen = doubts.frozen(closed);
        return new ModelAndView(
                "results/web/closings",
                "page",
                new ClosingsPage(
                        closings.notClosed(today.date()).stream()
                                .flatMap(ended -> periods.find(ended.period()).stream()
                                        .map(period -> line(period, ended.byItself(), doubts.now(period))))
                                .toList(),
                        closed.stream()
                                .flatMap(id -> periods.find(id).stream())
                                .map(period -> line(period, true, frozen.getOrDefault(period.id(), List.of())))
                                .toList()));
    }

    @GetMapping("/{period}")
    ModelAndView one(@PathVariable String period, Viewer viewer) {
        allowed(viewer);
        return show(found(period), viewer, Errors.NONE, "", "", "");
    }

    @PostMapping("/{period}/closing")
    ModelAndView close(@PathVariable String period, @RequestParam(defaultValue = "") String reason, Viewer viewer) {
        Period found = acting(period, viewer);
        Optional<ClosingPeriod.Answer> answer =
                closing.close(found, viewer.personKey(), reason.isBlank() ? null : reason.strip(), PATIENCE);
        if (answer.isEmpty()) {
            return new ModelAndView("redirect:/closing/" + found.id());
        }
        return switch (answer.get()) {
            case ClosingPeriod.Answer.Closed closed -> new ModelAndView("redirect:/closing/" + found.id());
            case ClosingPeriod.Answer.TooEarly early ->
                refused(
                        found,
                        viewer,
                        Errors.of("reason", words().say("closing.too-early", words().day(early.lastDay()))),
                        reason,
                        "",
                        "");
            case ClosingPeriod.Answer.ReasonNeeded needed ->
                refused(found, viewer, Errors.of("reason", words().say("closing.reason.missing")), reason, "", "");
        };
    }

    @PostMapping("/{period}/postponement")
    ModelAndView postpone(
            @PathVariable String period,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String why,
            Viewer viewer) {
        Period found = acting(period, viewer);
        Optional<LocalDate> day = day(until);
        if (day.isEmpty() || why.isBlank()) {
            Errors errors = day.isEmpty() ? Errors.of("until", words().say("closing.until.missing")) : Errors.NONE;
            return refused(
                    found,
                    viewer,
                    why.isBlank() ? errors.and("why", words().say("closing.why.missing")) : errors,
                    "",
                    until,
                    why);
        }
        return switch (postponing.postpone(found, day.get(), why.strip(), viewer.personKey())) {
            case PostponingClosing.Answer.Postponed done -> new ModelAndView("redirect:/closing/" + found.id());
            case PostponingClosing.Answer.AlreadyClosed closed -> new ModelAndView("redirect:/closing/" + found.id());
            case PostponingClosing.Answer.AlreadyPostponed already ->
                refused(found, viewer, Errors.of("until", words().say("closing.until.once")), "", until, why);
            case PostponingClosing.Answer.DayNotAllowed not ->
                refused(
                        found,
                        viewer,
                        Errors.of(
                                "until",
                                words().say(
                                                "closing.until.range",
                                                words().day(not.earliest()),
                                                words().day(not.latest()))),
                        "",
                        until,
                        why);
        };
    }

    private ModelAndView refused(Period period, Viewer viewer, Errors errors, String reason, String until, String why) {
        ModelAndView view = show(period, viewer, errors, reason, until, why);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private ModelAndView show(Period period, Viewer viewer, Errors errors, String reason, String until, String why) {
        boolean open = closings.of(period).state() == Closing.State.OPEN;
        List<Doubts.Doubt> found =
                open ? doubts.now(period) : doubts.frozen(List.of(period.id())).getOrDefault(period.id(), List.of());
        boolean byItself = closings.notClosed(today.date()).stream()
                .allMatch(ended -> !ended.period().equals(period.id()) || ended.byItself());
        return new ModelAndView(
                "results/web/closing",
                "page",
                new ClosingsPage.One(
                        line(period, byItself, found),
                        Rights.mayClose(viewer),
                        !today.date().isBefore(period.ends()),
                        errors,
                        reason,
                        until,
                        why));
    }

    private ClosingsPage.Line line(Period period, boolean byItself, List<Doubts.Doubt> found) {
        Closing state = closings.of(period);
        Integer by = state.closedBy();
        String name = by == null ? null : people.names(List.of(by)).get(by);
        return new ClosingsPage.Line(period, state, byItself, name, found);
    }

    private static void allowed(Viewer viewer) {
        if (!Rights.mayReadClosings(viewer)) {
            throw Problem.notFound().exception();
        }
    }

    private Period acting(String period, Viewer viewer) {
        allowed(viewer);
        Optional<Problem> refused = Rights.refusedClosing(viewer);
        if (refused.isPresent()) {
            throw refused.get().exception();
        }
        return found(period);
    }

    private Period found(String period) {
        return periods.find(period).orElseThrow(() -> Problem.notFound().exception());
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private Words words() {
        Settings current = settings.current();
        return dictionary.words(current.locale(), current.zone());
    }
}
