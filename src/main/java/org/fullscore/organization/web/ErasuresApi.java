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
import org.fullscore.organization.ErasingPerson;
import org.fullscore.organization.ErasingPerson.Answer;
import org.fullscore.organization.ErasingPerson.Refusal;
import org.fullscore.organization.Erasures;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Erasing names and texts of somebody who has left, by two people. */
@RestController
@Tag(name = "Organization")
class ErasuresApi {

    private final ErasingPerson erasing;
    private final Erasures erasures;
    private final People people;
    private final MessageSource messages;

    ErasuresApi(ErasingPerson erasing, Erasures erasures, People people, MessageSource messages) {
        this.erasing = erasing;
        this.erasures = erasures;
        this.people = people;
        this.messages = messages;
    }

    /** An erasure; person and askedBy are ids, state is waiting, erased or declined. */
    record Item(UUID id, String person, String askedBy, Instant askedAt, String state) {}

    /**
     * What there is about a person, and what would become of it.
     *
     * @param fate stays, goes, blanked (the row stays without names and texts) or mentioned (the name is written over)
     */
    record Part(String what, long rows, String fate) {}

    /** What an erasure would do; hindrance is why it cannot be asked for now, or null. */
    record Preview(String person, @Nullable String hindrance, List<Part> parts) {}

    record Wanted(@Nullable String person) {}

    @GetMapping("/api/erasures")
    @Operation(summary = "Erasures that were asked for, the latest first")
    ResponseEntity<?> list(Viewer viewer) {
        return sees(viewer) ? ResponseEntity.ok(state()) : Problem.notFound().response();
    }

    @GetMapping("/api/people/{id}/erasure")
    @Operation(summary = "What erasing a person would take, and what would stay")
    ResponseEntity<?> preview(@PathVariable String id, Viewer viewer) {
        Optional<Person> person = people.byId(id).filter(found -> sees(viewer));
        if (person.isEmpty()) {
            return Problem.notFound().response();
        }
        return ResponseEntity.ok(new Preview(
                id,
                erasing.hindrance(person.get()).map(ErasuresApi::code).orElse(null),
                erasures.parts(person.get()).stream()
                        .map(part -> new Part(
                                part.what(), part.rows(), part.fate().name().toLowerCase(Locale.ROOT)))
                        .toList()));
    }

    @PostMapping("/api/erasures")
    @Operation(
            summary =
                    "Ask that somebody who has left be erased; it happens once another administrator or an executive approves",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples = @ExampleObject("{\"person\": \"4711\"}"))))
    ResponseEntity<?> ask(@RequestBody(required = false) @Nullable Wanted body, Viewer viewer) {
        String person = body == null || body.person() == null ? "" : body.person();
        return viewer.may(Scope.ACT) ? answer(erasing.ask(person, person, viewer), HttpStatus.CREATED) : scope();
    }

    @PostMapping("/api/erasures/{id}/approval")
    @Operation(summary = "Erase what another asked for, at once and for good")
    ResponseEntity<?> approve(@PathVariable UUID id, Viewer viewer) {
        return viewer.may(Scope.ACT) ? answer(erasing.decide(id, Answer.CONFIRM, viewer), HttpStatus.OK) : scope();
    }

    @PostMapping("/api/erasures/{id}/refusal")
    @Operation(summary = "Decline an erasure, or take back one's own")
    ResponseEntity<?> decline(@PathVariable UUID id, Viewer viewer) {
        return viewer.may(Scope.ACT) ? answer(erasing.decide(id, Answer.DECLINE, viewer), HttpStatus.OK) : scope();
    }

    private ResponseEntity<?> answer(Optional<Refusal> refusal, HttpStatus done) {
        if (refusal.isEmpty()) {
            return ResponseEntity.status(done).body(state());
        }
        Refusal reason = refusal.get();
        return new Problem(
                        status(reason),
                        code(reason),
                        messages.getMessage("erasure.refusal." + reason, null, Locale.ENGLISH),
                        null,
                        List.of())
                .response();
    }

    private Page<Item> state() {
        return Page.of(erasures.all().stream()
                .map(one -> new Item(
                        one.id(),
                        people.byKey(one.person()).orElseThrow().id(),
                        people.byKey(one.askedBy()).orElseThrow().id(),
                        one.askedAt().toInstant(),
                        one.isWaiting() ? "waiting" : Boolean.TRUE.equals(one.confirmed()) ? "erased" : "declined"))
                .toList());
    }

    private static int status(Refusal reason) {
        return switch (reason) {
            case NOT_YOURS, FOUR_EYES -> 403;
            case PERSON_UNKNOWN, ID_DIFFERS -> 422;
            case STILL_HERE, STILL_OWED, ERASED_ALREADY, WAITING_ALREADY, DECIDED_ALREADY -> 409;
        };
    }

    private static boolean sees(Viewer viewer) {
        return ErasingPerson.mayDecide(viewer) || viewer.isAuditor();
    }

    private static String code(Refusal reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ResponseEntity<?> scope() {
        return Problem.forbidden("scope", "The token does not reach so far", "It needs the scope act or admin.")
                .response();
    }
}
