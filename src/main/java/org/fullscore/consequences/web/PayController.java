package org.fullscore.consequences.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.fullscore.consequences.ClosingPayRun;
import org.fullscore.consequences.PayRuns;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Pages on which released rewards are handed to payroll, and on which everybody reads what they were paid for. */
@Controller
class PayController {

    private final PayRuns runs;
    private final ClosingPayRun closing;
    private final People people;
    private final Speech speech;
    private final Today today;

    PayController(PayRuns runs, ClosingPayRun closing, People people, Speech speech, Today today) {
        this.runs = runs;
        this.closing = closing;
        this.people = people;
        this.speech = speech;
        this.today = today;
    }

    @Bean
    static RailEntry payRailEntry() {
        return new RailEntry("consequences", 40, "rail.pay", "/pay");
    }

    @GetMapping("/pay")
    ModelAndView pay(Viewer viewer) {
        return runs.sees(viewer)
                ? page(viewer, today.date().toString(), Errors.NONE)
                : statement(people.byKey(viewer.personKey()).orElseThrow(), viewer);
    }

    @PostMapping("/pay")
    ModelAndView close(@RequestParam(defaultValue = "") String through, Viewer viewer) {
        LocalDate day = day(through.strip());
        ClosingPayRun.Outcome outcome = day == null
                ? new ClosingPayRun.Outcome.Refused(
                        ClosingPayRun.mayClose(viewer)
                                ? ClosingPayRun.Reason.DAY_MISSING
                                : ClosingPayRun.Reason.NOT_YOURS)
                : closing.close(day, viewer);
        return switch (outcome) {
            case ClosingPayRun.Outcome.Closed closed ->
                new ModelAndView("redirect:/pay/runs/" + closed.run().number());
            case ClosingPayRun.Outcome.Refused refused -> again(refused.reason(), through, viewer);
        };
    }

    @GetMapping("/pay/runs/{number}")
    ModelAndView run(@PathVariable String number, Viewer viewer) {
        PayRuns.Run run = find(number, viewer);
        return new ModelAndView(
                "consequences/web/payRun",
                "page",
                new PayRunPage(run, name(run.closedBy()), runs.lines(run.number()), today.date()));
    }

    @GetMapping("/pay/runs/{number}/lines.csv")
    void csv(@PathVariable String number, Viewer viewer, HttpServletResponse response) throws IOException {
        PayRuns.Run run = find(number, viewer);
        PayFile.csv("pay-run-" + run.number(), runs.lines(run.number()), response);
    }

    @GetMapping("/pay/runs/{number}/lines.xlsx")
    void xlsx(@PathVariable String number, Viewer viewer, HttpServletResponse response) throws IOException {
        PayRuns.Run run = find(number, viewer);
        PayFile.xlsx("pay-run-" + run.number(), runs.lines(run.number()), response);
    }

    @GetMapping("/pay/people/{id}")
    ModelAndView statement(@PathVariable String id, Viewer viewer) {
        return statement(person(id), viewer);
    }

    @GetMapping("/pay/people/{id}/statement.csv")
    void statementFile(@PathVariable String id, Viewer viewer, HttpServletResponse response) throws IOException {
        PayFile.csv("statement", lines(person(id), viewer), response);
    }

    private ModelAndView statement(Person person, Viewer viewer) {
        List<PayRuns.Line> lines = lines(person, viewer);
        return new ModelAndView(
                "consequences/web/statement",
                "page",
                new StatementPage(
                        person.id(),
                        person.name(),
                        runs.sees(viewer),
                        lines,
                        PayRuns.sum(lines.stream()
                                .filter(line -> line.run() != null)
                                .toList()),
                        today.date()));
    }

    private List<PayRuns.Line> lines(Person person, Viewer viewer) {
        return runs.statement(viewer, person.key())
                .orElseThrow(() -> Problem.notFound().exception());
    }

    private Person person(String id) {
        return people.byId(id).orElseThrow(() -> Problem.notFound().exception());
    }

    private PayRuns.Run find(String number, Viewer viewer) {
        return Optional.of(number)
                .filter(digits -> runs.sees(viewer) && digits.matches("[1-9][0-9]{0,8}"))
                .flatMap(digits -> runs.one(Integer.parseInt(digits)))
                .orElseThrow(() -> Problem.notFound().exception());
    }

    private ModelAndView again(ClosingPayRun.Reason reason, String through, Viewer viewer) {
        if (reason == ClosingPayRun.Reason.NOT_YOURS) {
            throw Problem.notFound().exception();
        }
        ModelAndView page =
                page(viewer, through, Errors.of("through", speech.words().say("pay.refusal." + reason)));
        page.setStatus(
                reason == ClosingPayRun.Reason.NOTHING_TO_PAY ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Viewer viewer, String through, Errors errors) {
        List<PayRuns.Line> waiting = runs.waiting(today.date());
        return new ModelAndView(
                "consequences/web/pay",
                "page",
                new PayPage(
                        runs.all(),
                        waiting,
                        PayRuns.sum(waiting),
                        ClosingPayRun.mayClose(viewer),
                        through,
                        today.date(),
                        errors));
    }

    private String name(int person) {
        return people.names(List.of(person)).getOrDefault(person, "–");
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
