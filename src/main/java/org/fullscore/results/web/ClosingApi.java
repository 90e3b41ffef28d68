package org.fullscore.results.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Closing;
import org.fullscore.results.ClosingPeriod;
import org.fullscore.results.Closings;
import org.fullscore.results.PostponingClosing;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Closing periods. */
@RestController
@RequestMapping("/api/periods/{id}")
@Tag(name = "Closing")
class ClosingApi {

    private final Periods periods;
    private final Closings closings;
    private final ClosingPeriod closing;
    private final PostponingClosing postponing;

    ClosingApi(Periods periods, Closings closings, ClosingPeriod closing, PostponingClosing postponing) {
        this.periods = periods;
        this.closings = closings;
        this.closing = closing;
        this.postponing = postponing;
    }

    /**
     * How far a period is, on the wire.
     *
     * @param state open, closing or closed
     * @param dueOn the first day on which it closes by itself
     */
    record Item(
            String period,
            String state,
            LocalDate dueOn,
            @Nullable LocalDate postponedUntil,
            @Nullable String reason,
            @Nullable Instant closedAt) {

        static Item of(Closing closing) {
            return new Item(
                    closing.period(),
                    closing.state().word(),
                    closing.dueOn(),
                    closing.postponedUntil(),
                    closing.postponedReason(),
                    closing.closedAt());
        }
    }

    /** Until which day, and why. */
    record Postponement(@Nullable LocalDate until, @Nullable String reason) {}

    @GetMapping("/closing")
    @Operation(summary = "Read how far a period is with its closing")
    ResponseEntity<?> read(@PathVariable String id) {
        Optional<Period> period = periods.find(id);
        return period.isPresent()
                ? ResponseEntity.ok(Item.of(closings.of(period.get())))
                : Problem.notFound().response();
    }

    @PostMapping("/closing")
    @Operation(
            summary = "Close a period now",
            description =
                    "Freezes standings and writes what follows. Asked again, it goes on where it stopped. 409 before the end.")
    ResponseEntity<?> close(@PathVariable String id, Viewer viewer) {
        Optional<Problem> refused = Rights.refusedClosing(viewer);
        if (refused.isPresent()) {
            return refused.get().response();
        }
        Optional<Period> period = periods.find(id);
        if (period.isEmpty()) {
            return Problem.notFound().response();
        }
        return switch (closing.close(period.get(), viewer.personKey())) {
            case ClosingPeriod.Answer.Closed closed -> ResponseEntity.ok(Item.of(closed.closing()));
            case ClosingPeriod.Answer.TooEarly early ->
                Problem.conflict(
                                "period-not-over",
                                "The period is not over",
                                "Its last day is " + early.lastDay() + ". It can be closed from the day after.")
                        .response();
        };
    }

    @PostMapping("/postponement")
    @Operation(
            summary = "Postpone the closing of a period, once, by at most 10 working days",
            description = "Example: {\"until\": \"2017-10-16\", \"reason\": \"The feed of the new region is late\"}")
    ResponseEntity<?> postpone(@PathVariable String id, @RequestBody Postponement asked, Viewer viewer) {
        Optional<Problem> refused = Rights.refusedClosing(viewer);
        if (refused.isPresent()) {
            return refused.get().response();
        }
        Optional<Period> period = periods.find(id);
        if (period.isEmpty()) {
            return Problem.notFound().response();
        }
        LocalDate until = asked.until();
        String reason = asked.reason();
        if (until == null) {
            return invalid("until", null, "NOT_NULL", "A day is needed.", "Write the day, such as 2017-10-16.");
        }
        if (reason == null || reason.isBlank()) {
            return invalid("reason", reason, "NOT_BLANK", "A reason is needed.", "Write why: it heads every report.");
        }
        return switch (postponing.postpone(period.get(), until, reason.strip(), viewer.personKey())) {
            case PostponingClosing.Answer.Postponed postponed -> ResponseEntity.ok(Item.of(postponed.closing()));
            case PostponingClosing.Answer.AlreadyClosed closed ->
                Problem.conflict("period-closed", "The period is closed", null).response();
            case PostponingClosing.Answer.AlreadyPostponed already ->
                Problem.conflict(
                                "postponed-already",
                                "The closing was postponed before",
                                "Until " + already.closing().postponedUntil() + ". It can be postponed once.")
                        .response();
            case PostponingClosing.Answer.DayNotAllowed not ->
                invalid(
                        "until",
                        until.toString(),
                        "DAY_NOT_ALLOWED",
                        "At most 10 working days are allowed.",
                        "Choose a day from " + not.earliest() + " to " + not.latest() + ".");
        };
    }

    private static ResponseEntity<?> invalid(
            String field, @Nullable String value, String code, String message, String remedy) {
        return Problem.unprocessable("invalid", "Some of what was sent makes no sense", null)
                .withErrors(List.of(RowError.atField(field, value, code, message, remedy)))
                .response();
    }
}
