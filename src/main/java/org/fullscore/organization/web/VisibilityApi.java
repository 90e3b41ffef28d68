package org.fullscore.organization.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.organization.ChangingByTwo;
import org.fullscore.organization.ChangingByTwo.Answer;
import org.fullscore.organization.ChangingByTwo.Change;
import org.fullscore.organization.ChangingByTwo.Matter;
import org.fullscore.organization.ChangingByTwo.Refusal;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.People;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who sees whose goals, and the change of it by two people. */
@RestController
@RequestMapping("/api/visibility")
@Tag(name = "Organization")
class VisibilityApi {

    private final ChangingByTwo changing;
    private final OrganizationSettings settings;
    private final People people;
    private final MessageSource messages;

    VisibilityApi(ChangingByTwo changing, OrganizationSettings settings, People people, MessageSource messages) {
        this.changing = changing;
        this.settings = settings;
        this.people = people;
        this.messages = messages;
    }

    /** The rule (open, team or own), and the change that waits for a second person, or null. */
    record State(String rule, @Nullable Waiting waiting) {}

    /** A change that waits; askedBy is the id of a person. */
    record Waiting(UUID id, String wanted, String reason, String askedBy, Instant askedAt) {}

    /** The rule somebody wants, and why. */
    record Wanted(@Nullable String wanted, @Nullable String reason) {}

    @GetMapping
    @Operation(summary = "Who sees whose goals: open, team or own, and whether a change waits")
    State state() {
        return new State(
                settings.current().visibility(),
                changing.changes(Matter.VISIBILITY).stream()
                        .filter(Change::isWaiting)
                        .findFirst()
                        .map(this::waiting)
                        .orElse(null));
    }

    @PostMapping("/changes")
    @Operation(
            summary = "Ask for another rule; it counts once another administrator or executive confirms",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"wanted\": \"team\", \"reason\": \"Agreed with the works council.\"}"))))
    ResponseEntity<?> ask(@RequestBody(required = false) @Nullable Wanted body, Viewer viewer) {
        if (!viewer.may(Scope.ACT)) {
            return scope();
        }
        String wanted = body == null || body.wanted() == null ? "" : body.wanted();
        String reason = body == null || body.reason() == null ? "" : body.reason();
        return answer(changing.ask(Matter.VISIBILITY, wanted, reason, viewer), HttpStatus.CREATED);
    }

    @PostMapping("/changes/{id}/confirmation")
    @Operation(summary = "Confirm a change that another asked for")
    ResponseEntity<?> confirm(@PathVariable UUID id, Viewer viewer) {
        return viewer.may(Scope.ACT)
                ? answer(changing.decide(Matter.VISIBILITY, id, Answer.CONFIRM, viewer), HttpStatus.OK)
                : scope();
    }

    @PostMapping("/changes/{id}/refusal")
    @Operation(summary = "Decline a change, or take back one's own")
    ResponseEntity<?> decline(@PathVariable UUID id, Viewer viewer) {
        return viewer.may(Scope.ACT)
                ? answer(changing.decide(Matter.VISIBILITY, id, Answer.DECLINE, viewer), HttpStatus.OK)
                : scope();
    }

    private ResponseEntity<?> answer(Optional<Refusal> refusal, HttpStatus done) {
        if (refusal.isEmpty()) {
            return ResponseEntity.status(done).body(state());
        }
        Refusal reason = refusal.get();
        String words = messages.getMessage("visibility.refusal." + reason, null, Locale.ENGLISH);
        return new Problem(
                        status(reason),
                        reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        words,
                        null,
                        List.of())
                .response();
    }

    private static int status(Refusal reason) {
        return switch (reason) {
            case NOT_YOURS, FOUR_EYES -> 403;
            case NO_SUCH_RULE, SAME_RULE, REASON_MISSING -> 422;
            case WAITING_ALREADY, DECIDED_ALREADY -> 409;
        };
    }

    private Waiting waiting(Change change) {
        return new Waiting(
                change.id(),
                change.wanted(),
                change.reason(),
                people.byKey(change.askedBy()).orElseThrow().id(),
                change.askedAt().toInstant());
    }

    private static ResponseEntity<?> scope() {
        return Problem.forbidden("scope", "The token does not reach so far", "It needs the scope act or admin.")
                .response();
    }
}
