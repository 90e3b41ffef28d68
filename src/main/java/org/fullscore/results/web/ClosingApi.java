package org.fullscore.results.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Closing;
import org.fullscore.results.ClosingPeriod;
import org.fullscore.results.Closings;
import org.fullscore.results.Doubts;
import org.fullscore.results.Feed;
import org.fullscore.results.Freshness;
import org.fullscore.results.PostponingClosing;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Closing periods. */
@RestController
@RequestMapping("/api/periods/{id}")
@Tag(name = "Closing")
class ClosingApi {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Periods periods;
    private final Closings closings;
    private final ClosingPeriod closing;
    private final PostponingClosing postponing;
    private final Doubts doubts;

    ClosingApi(Periods periods, Closings closings, ClosingPeriod closing, PostponingClosing postponing, Doubts doubts) {
        this.periods = periods;
        this.closings = closings;
        this.closing = closing;
        this.postponing = postponing;
        this.doubts = doubts;
    }

    /**
     * How far a period is, on the wire.
     *
     * @param state open, closing or closed
     * @param dueOn the first day on which it closes by itself
     * @param reason why the closing was postponed
     * @param closedReason why it was closed although numbers could not be relied on
     * @param goals whose standings were frozen
     * @param swept of how many of them what follows has been written
     * @param doubts numbers that cannot be relied on now, or could not when it closed
     */
    record Item(
            String period,
            String state,
            LocalDate dueOn,
            @Nullable LocalDate postponedUntil,
            @Nullable String reason,
            @Nullable Instant closedAt,
            @Nullable String closedReason,
            int goals,
            int swept,
            List<DoubtItem> doubts) {}

    /**
     * Goals of a metric whose numbers cannot be relied on.
     *
     * @param freshness stale or quarantined
     * @param sources those that are late, or whose rows wait; none once the period is closed
     * @param rows that wait
     */
    record DoubtItem(String metric, String freshness, int goals, List<String> sources, long rows) {

        static DoubtItem of(Doubts.Doubt doubt) {
            return new DoubtItem(
                    doubt.metric().code(),
                    doubt.freshness().word(),
                    doubt.goals(),
                    doubt.feeds().stream().map(Feed::source).toList(),
                    doubt.feeds().stream().mapToLong(Feed::waiting).sum());
        }
    }

    /** Why a period is closed although numbers cannot be relied on. */
    record Reason(@Nullable String reason) {}

    /** Until which day, and why. */
    record Postponement(@Nullable LocalDate until, @Nullable String reason) {}

    @GetMapping("/closing")
    @Operation(summary = "Read how far a period is with its closing")
    ResponseEntity<?> read(@PathVariable String id) {
        Optional<Period> period = periods.find(id);
        return period.isPresent()
                ? ResponseEntity.ok(item(period.get(), closings.of(period.get())))
                : Problem.notFound().response();
    }

    @PostMapping("/closing")
    @Operation(
            summary = "Close a period now",
            description =
                    "Freezes standings and writes what follows. Asked again, it goes on where it stopped. With Prefer: respond-async it is not waited for longer than two seconds (202, and GET says how far it is). 409 before the end. Where a number is stale, or rows wait in quarantine, it needs a reason (422 names them): it is written to the ledger, and what depends on these numbers is held.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = "application/json", examples = @ExampleObject("""
                                                            {"reason": "The feed of returns was switched off on 1 October"}
                                                            """))))
    ResponseEntity<?> close(
            @PathVariable String id,
            @RequestHeader(name = "Prefer", defaultValue = "") String prefer,
            @RequestBody(required = false) @Nullable Reason asked,
            Viewer viewer) {
        Optional<Problem> refused = Rights.refusedClosing(viewer);
        if (refused.isPresent()) {
            return refused.get().response();
        }
        Optional<Period> period = periods.find(id);
        if (period.isEmpty()) {
            return Problem.notFound().response();
        }
        String said = asked == null ? null : asked.reason();
        String reason = said == null || said.isBlank() ? null : said.strip();
        Optional<ClosingPeriod.Answer> answer = prefer.contains("respond-async")
                ? closing.close(period.get(), viewer.personKey(), reason, PATIENCE)
                : Optional.of(closing.close(period.get(), viewer.personKey(), reason));
        if (answer.isEmpty()) {
            return ResponseEntity.accepted().body(item(period.get(), closings.of(period.get())));
        }
        return switch (answer.get()) {
            case ClosingPeriod.Answer.Closed closed -> ResponseEntity.ok(item(period.get(), closed.closing()));
            case ClosingPeriod.Answer.ReasonNeeded needed -> reasonNeeded(needed.doubts());
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
            case PostponingClosing.Answer.Postponed postponed ->
                ResponseEntity.ok(item(period.get(), postponed.closing()));
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

    private Item item(Period period, Closing state) {
        List<Doubts.Doubt> found = state.state() == Closing.State.OPEN
                ? doubts.now(period)
                : doubts.frozen(List.of(period.id())).getOrDefault(period.id(), List.of());
        return new Item(
                state.period(),
                state.state().word(),
                state.dueOn(),
                state.postponedUntil(),
                state.postponedReason(),
                state.closedAt(),
                state.reason(),
                state.goals(),
                state.swept(),
                found.stream().map(DoubtItem::of).toList());
    }

    private static ResponseEntity<?> reasonNeeded(List<Doubts.Doubt> doubts) {
        return Problem.unprocessable(
                        "numbers-in-doubt",
                        "Numbers of the period cannot be relied on",
                        "Settle what waits, or send a reason: {\"reason\": \"…\"}.")
                .withErrors(doubts.stream().map(ClosingApi::error).toList())
                .response();
    }

    private static RowError error(Doubts.Doubt doubt) {
        String sources = doubt.feeds().stream().map(Feed::source).collect(Collectors.joining(", "));
        return doubt.freshness() == Freshness.STALE
                ? RowError.atField(
                        "metrics." + doubt.metric().code(),
                        sources,
                        "NUMBER_STALE",
                        doubt.goals() + " goals: a source has not delivered when it was expected.",
                        "Deliver it, postpone the closing, or send a reason.")
                : RowError.atField(
                        "metrics." + doubt.metric().code(),
                        sources,
                        "ROWS_IN_QUARANTINE",
                        doubt.goals() + " goals: "
                                + doubt.feeds().stream()
                                        .mapToLong(Feed::waiting)
                                        .sum() + " rows wait in quarantine.",
                        "Take the rows or leave them out, postpone the closing, or send a reason.");
    }

    private static ResponseEntity<?> invalid(
            String field, @Nullable String value, String code, String message, String remedy) {
        return Problem.unprocessable("invalid", "Some of what was sent makes no sense", null)
                .withErrors(List.of(RowError.atField(field, value, code, message, remedy)))
                .response();
    }
}
