package org.fullscore.consistency.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.consistency.GroupUse;
import org.fullscore.consistency.GroupUses;
import org.fullscore.consistency.UsingGroups;
import org.fullscore.consistency.UsingGroups.Refusal;
import org.fullscore.organization.ChangingByTwo.Answer;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.People;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** By which optional groups the report compares, and the switch for each, which takes two people. */
@RestController
@RequestMapping("/api/consistency/groups")
@Tag(name = "Consistency")
class GroupUsesApi {

    private static final String EXAMPLE = """
            {"items": [
               {"group": "contract", "on": {"id": "0198f2c4-8f5e-7a10-9c3b-5d2f1e6a7b80", "purpose": "Agreed with the works council for the yearly review.",
                "until": "2026-12-31", "askedBy": "jonas", "askedAt": "2026-07-07T09:01:00Z", "confirmedBy": "ingrid"}, "waiting": null},
               {"group": "site", "on": null, "waiting": null}],
             "next": null}""";

    private final GroupUses uses;
    private final UsingGroups using;
    private final People people;
    private final OrganizationSettings settings;
    private final Dictionary dictionary;

    GroupUsesApi(
            GroupUses uses, UsingGroups using, People people, OrganizationSettings settings, Dictionary dictionary) {
        this.uses = uses;
        this.using = using;
        this.people = people;
        this.settings = settings;
        this.dictionary = dictionary;
    }

    /** An optional group; on is null while it is off, waiting where nobody asked for it. */
    record Item(String group, @Nullable Use on, @Nullable Use waiting) {}

    /** For what a group is compared by, and up to which day; askedBy and confirmedBy, null while it waits, are ids of people. */
    record Use(
            UUID id,
            String purpose,
            LocalDate until,
            String askedBy,
            Instant askedAt,
            @Nullable String confirmedBy) {}

    /** The group somebody wants to compare by, what for, and the last day. */
    record Wanted(
            @Nullable String group,
            @Nullable String purpose,
            @Nullable LocalDate until) {}

    @GetMapping
    @Operation(summary = "The optional groups, and by which of them the report compares today", description = """
                    Those of the directory (`group:<name>` columns of `PUT /api/people`) and of decisions from before Fullscore. Each is off until \
                    two people switch it on; while it is off, `by=group:<name>` is refused (409, `group-off`). A case is of \
                    the group its person was in on the day it fell due, whatever the directory says later. For executives, auditors and \
                    administrators; empty for everybody else. Whose values they are is told to nobody.""")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", examples = @ExampleObject(EXAMPLE)))
    Page<Item> groups(Viewer viewer) {
        return GroupUses.mayRead(viewer) ? all() : Page.of(List.of());
    }

    @PostMapping("/uses")
    @Operation(
            summary =
                    "Ask that the report compare by an optional group; it does once another administrator or executive confirms",
            description =
                    "For administrators and executives. `until` is the last day on which it is on: from tomorrow, at most a year ahead. After it the group is off by itself. A group that is on can be asked for again, for other days or another purpose; once confirmed, that takes the place of what was before.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"group\": \"contract\", \"purpose\": \"Agreed with the works council for the yearly review.\", \"until\": \"2026-12-31\"}"))))
    @ApiResponse(
            responseCode = "201",
            description = "Asked; it waits for a second person",
            content = @Content(mediaType = "application/json", examples = @ExampleObject(EXAMPLE)))
    @ApiResponse(responseCode = "409", description = "Somebody asked for it already (`waiting-already`)")
    @ApiResponse(
            responseCode = "422",
            description = "Group, purpose or last day are missing or make no sense; errors name each")
    ResponseEntity<?> ask(@RequestBody(required = false) @Nullable Wanted body, Viewer viewer) {
        if (!viewer.may(Scope.ACT)) {
            return scope();
        }
        var wanted = body == null ? new Wanted(null, null, null) : body;
        return answer(using.ask(text(wanted.group()), text(wanted.purpose()), wanted.until(), viewer), wanted);
    }

    @PostMapping("/uses/{id}/confirmation")
    @Operation(
            summary = "Switch a group on that another asked for",
            description = "From now, with that purpose and last day. Service tokens never confirm.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", examples = @ExampleObject(EXAMPLE)))
    @ApiResponse(responseCode = "403", description = "Nobody confirms what they asked for themselves (`four-eyes`)")
    @ApiResponse(
            responseCode = "409",
            description = "It was decided meanwhile (`decided-already`), or its last day is over (`over-already`)")
    ResponseEntity<?> confirm(@PathVariable UUID id, Viewer viewer) {
        return viewer.may(Scope.ACT) ? answer(using.decide(id, Answer.CONFIRM, viewer)) : scope();
    }

    @PostMapping("/uses/{id}/refusal")
    @Operation(summary = "Decline what another asked for, or take back one's own")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", examples = @ExampleObject(EXAMPLE)))
    @ApiResponse(responseCode = "409", description = "It was decided meanwhile (`decided-already`)")
    ResponseEntity<?> decline(@PathVariable UUID id, Viewer viewer) {
        return viewer.may(Scope.ACT) ? answer(using.decide(id, Answer.DECLINE, viewer)) : scope();
    }

    @PostMapping("/uses/{id}/end")
    @Operation(
            summary = "Switch a group off before its last day",
            description =
                    "One administrator or executive is enough. Reports that were kept while it was on stay as they are; their cases by this group do not open any more.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", examples = @ExampleObject(EXAMPLE)))
    @ApiResponse(responseCode = "409", description = "It is off already (`off-already`)")
    ResponseEntity<?> end(@PathVariable UUID id, Viewer viewer) {
        return viewer.may(Scope.ACT) ? answer(using.end(id, viewer)) : scope();
    }

    private Page<Item> all() {
        return Page.of(uses.standings().stream()
                .map(standing -> new Item(standing.group(), use(standing.on()), use(standing.waiting())))
                .toList());
    }

    private @Nullable Use use(@Nullable GroupUse use) {
        return use == null
                ? null
                : new Use(
                        use.id(),
                        use.purpose(),
                        use.lastDay(),
                        person(use.askedBy()),
                        use.askedAt().toInstant(),
                        use.decidedBy() == null ? null : person(use.decidedBy()));
    }

    private String person(int key) {
        return people.byKey(key).orElseThrow().id();
    }

    private ResponseEntity<?> answer(Optional<Refusal> refusal) {
        return refusal.map(this::problem)
                .<ResponseEntity<?>>map(Problem::response)
                .orElseGet(() -> ResponseEntity.ok(all()));
    }

    private ResponseEntity<?> answer(List<Refusal> refusals, Wanted wanted) {
        if (refusals.isEmpty()) {
            return ResponseEntity.status(HttpStatus.CREATED).body(all());
        }
        var fields = refusals.stream()
                .flatMap(refusal -> error(refusal, wanted).stream())
                .toList();
        return fields.isEmpty()
                ? problem(refusals.getFirst()).response()
                : Problem.unprocessable("invalid", "Some of what was sent makes no sense", null)
                        .withErrors(fields)
                        .response();
    }

    private Optional<RowError> error(Refusal refusal, Wanted wanted) {
        return switch (refusal) {
            case NO_SUCH_GROUP -> at("group", wanted.group(), refusal, "A name of GET /api/consistency/groups");
            case PURPOSE_MISSING -> at("purpose", wanted.purpose(), refusal, "A sentence");
            case UNTIL_MISSING, UNTIL_NOT_AHEAD, UNTIL_TOO_FAR ->
                at(
                        "until",
                        wanted.until() == null ? null : wanted.until().toString(),
                        refusal,
                        "A day from tomorrow, at most a year ahead, such as 2026-12-31");
            case NOT_YOURS, WAITING_ALREADY, DECIDED_ALREADY, FOUR_EYES, OVER_ALREADY, OFF_ALREADY -> Optional.empty();
        };
    }

    private Optional<RowError> at(String field, @Nullable String value, Refusal refusal, String remedy) {
        return Optional.of(RowError.atField(field, value, refusal.name(), said(refusal), remedy));
    }

    private Problem problem(Refusal refusal) {
        var type = refusal.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (refusal) {
            case NOT_YOURS, FOUR_EYES -> Problem.forbidden(type, said(refusal), null);
            case WAITING_ALREADY, DECIDED_ALREADY, OVER_ALREADY, OFF_ALREADY ->
                Problem.conflict(type, said(refusal), null);
            case NO_SUCH_GROUP, PURPOSE_MISSING, UNTIL_MISSING, UNTIL_NOT_AHEAD, UNTIL_TOO_FAR ->
                Problem.unprocessable(type, said(refusal), null);
        };
    }

    private String said(Refusal refusal) {
        var set = settings.current();
        return dictionary.words(set.locale(), set.zone()).say("consistency.use.refusal." + refusal);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static ResponseEntity<?> scope() {
        return Problem.forbidden("scope", "The token does not reach so far", "It needs the scope act or admin.")
                .response();
    }
}
