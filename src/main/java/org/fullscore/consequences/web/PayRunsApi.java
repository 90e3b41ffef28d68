package org.fullscore.consequences.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.consequences.ClosingPayRun;
import org.fullscore.consequences.ClosingPayRun.Reason;
import org.fullscore.consequences.PayRuns;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Released rewards handed to payroll, and the statement of a person. */
@RestController
@Tag(name = "Obligations")
class PayRunsApi {

    private final PayRuns runs;
    private final ClosingPayRun closing;
    private final People people;
    private final Speech speech;

    PayRunsApi(PayRuns runs, ClosingPayRun closing, People people, Speech speech) {
        this.runs = runs;
        this.closing = closing;
        this.people = people;
        this.speech = speech;
    }

    /** A pay run; sha256 is that of the columns obligation, amount and currency of its file. */
    record Item(
            int number,
            LocalDate through,
            int lines,
            List<PayRuns.Total> totals,
            String sha256,
            String closedBy,
            Instant closedAt,
            String file) {}

    /** A reward in money; amount is negative where something is taken back, run is null until it was handed over. */
    record Line(
            UUID obligation,
            BigDecimal amount,
            String currency,
            String period,
            String metric,
            @Nullable BigDecimal attainment,
            String policy,
            int version,
            String rule,
            String consequence,
            @Nullable LocalDate released,
            @Nullable Integer run,
            @Nullable UUID corrects) {}

    record Wanted(@Nullable LocalDate through) {}

    @GetMapping("/api/pay-runs")
    @Operation(summary = "Pay runs, the latest first")
    ResponseEntity<?> list(Viewer viewer) {
        return runs.sees(viewer)
                ? ResponseEntity.ok(Page.of(runs.all().stream().map(this::item).toList()))
                : Problem.notFound().response();
    }

    @PostMapping("/api/pay-runs")
    @Operation(
            summary = "Close a pay run with every reward released up to a day that is in none yet",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples = @ExampleObject("{\"through\": \"2026-08-31\"}"))))
    ResponseEntity<?> close(@RequestBody(required = false) @Nullable Wanted body, Viewer viewer) {
        if (!viewer.may(Scope.ACT)) {
            return Problem.forbidden("scope", "The token does not reach so far", "It needs the scope act or admin.")
                    .response();
        }
        LocalDate through = body == null ? null : body.through();
        if (through == null) {
            return refused(ClosingPayRun.mayClose(viewer) ? Reason.DAY_MISSING : Reason.NOT_YOURS);
        }
        return switch (closing.close(through, viewer)) {
            case ClosingPayRun.Outcome.Closed closed ->
                ResponseEntity.status(HttpStatus.CREATED).body(item(closed.run()));
            case ClosingPayRun.Outcome.Refused refused -> refused(refused.reason());
        };
    }

    @GetMapping("/api/pay-runs/{number}")
    @Operation(summary = "One pay run")
    ResponseEntity<?> one(@PathVariable int number, Viewer viewer) {
        Optional<PayRuns.Run> run = seen(number, viewer);
        return run.isEmpty() ? Problem.notFound().response() : ResponseEntity.ok(item(run.get()));
    }

    @GetMapping(value = "/api/pay-runs/{number}/lines.csv", produces = "text/csv")
    @Operation(
            summary = "The file for payroll as CSV",
            description = "Its SHA-256 is checked with: tail -n +2 FILE | cut -d, -f1-3 | sha256sum")
    void csv(@PathVariable int number, Viewer viewer, HttpServletResponse response) throws IOException {
        PayFile.csv("pay-run-" + number, lines(number, viewer), response);
    }

    @GetMapping("/api/pay-runs/{number}/lines.xlsx")
    @Operation(summary = "The file for payroll as a workbook")
    void xlsx(@PathVariable int number, Viewer viewer, HttpServletResponse response) throws IOException {
        PayFile.xlsx("pay-run-" + number, lines(number, viewer), response);
    }

    @GetMapping("/api/people/{id}/statement")
    @Operation(summary = "Every reward in money of a person: rule, attainment, amount, and the pay run it is in")
    ResponseEntity<?> statement(@PathVariable String id, Viewer viewer) {
        Optional<List<PayRuns.Line>> lines =
                people.byId(id).map(Person::key).flatMap(person -> runs.statement(viewer, person));
        return lines.isEmpty()
                ? Problem.notFound().response()
                : ResponseEntity.ok(
                        Page.of(lines.get().stream().map(PayRunsApi::line).toList()));
    }

    private List<PayRuns.Line> lines(int number, Viewer viewer) {
        return runs.lines(seen(number, viewer)
                .orElseThrow(() -> Problem.notFound().exception())
                .number());
    }

    private Optional<PayRuns.Run> seen(int number, Viewer viewer) {
        return runs.sees(viewer) ? runs.one(number) : Optional.empty();
    }

    private ResponseEntity<?> refused(Reason reason) {
        return new Problem(
                        status(reason),
                        reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        speech.words().say("pay.refusal." + reason),
                        null,
                        List.of())
                .response();
    }

    private static int status(Reason reason) {
        return switch (reason) {
            case NOT_YOURS -> 403;
            case DAY_MISSING, DAY_IN_FUTURE, DAY_BEFORE_LAST -> 422;
            case NOTHING_TO_PAY -> 409;
        };
    }

    private Item item(PayRuns.Run run) {
        return new Item(
                run.number(),
                run.through(),
                run.lines(),
                run.totals(),
                run.sha256(),
                people.byKey(run.closedBy()).orElseThrow().id(),
                run.closedAt(),
                "/api/pay-runs/" + run.number() + "/lines.csv");
    }

    private static Line line(PayRuns.Line line) {
        return new Line(
                line.obligation(),
                line.amount(),
                line.currency(),
                line.period(),
                line.metric(),
                line.attainment(),
                line.version().policy(),
                line.version().number(),
                line.rule(),
                line.consequence(),
                line.releasedOn(),
                line.run(),
                line.corrects());
    }
}
