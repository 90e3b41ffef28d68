package org.fullscore.consequences.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import org.fullscore.consequences.Delegates;
import org.fullscore.consequences.Delegates.Delegation;
import org.fullscore.consequences.Delegating;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who may decide for whom, on which days. Whoever names somebody is counted for what that one decides. */
@RestController
@RequestMapping("/api/delegations")
@Tag(name = "Obligations")
class DelegationsApi {

    private static final int MOST = 1000;

    private final Delegates delegates;
    private final Delegating delegating;
    private final Speech speech;

    DelegationsApi(Delegates delegates, Delegating delegating, Speech speech) {
        this.delegates = delegates;
        this.delegating = delegating;
        this.speech = speech;
    }

    /** Ids of people; both days inclusive; withdrawnOn is the first day on which it no longer counts, or null. */
    record Item(
            UUID id,
            String person,
            String delegate,
            LocalDate from,
            LocalDate to,
            @Nullable LocalDate withdrawnOn) {

        static Item of(Delegation delegation) {
            return new Item(
                    delegation.id(),
                    delegation.person(),
                    delegation.delegate(),
                    delegation.starts(),
                    delegation.lastDay(),
                    delegation.withdrawnOn());
        }
    }

    /** Whom, by id, and on which days, both inclusive. */
    record Wanted(
            @Nullable String delegate,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    @GetMapping
    @Operation(summary = "Delegates named by oneself and by people below, and those one is a delegate of")
    Page<Item> list(Viewer viewer) {
        return new Page<>(delegates.of(viewer, MOST).stream().map(Item::of).toList(), null);
    }

    @PostMapping
    @Operation(
            summary = "Name somebody who may decide for oneself on some days; one at a time",
            description =
                    "A delegate decides what is owed by whoever named them, but nothing owed to the delegate. Whoever names is counted.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"delegate\": \"ines\", \"from\": \"2026-08-03\", \"to\": \"2026-08-14\"}"))))
    ResponseEntity<?> name(@RequestBody(required = false) @Nullable Wanted body, Viewer viewer) {
        if (!viewer.may(Scope.ACT)) {
            return scope();
        }
        Delegating.Wish wish = body == null
                ? new Delegating.Wish("", null, null)
                : new Delegating.Wish(body.delegate() == null ? "" : body.delegate(), body.from(), body.to());
        return switch (delegating.name(viewer, wish)) {
            case Delegating.Naming.Named named ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(Item.of(delegates.one(viewer, named.id()).orElseThrow()));
            case Delegating.Naming.Refused refused ->
                speech.problem(refused.refusal()).response();
        };
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Take it back: from today on the delegate decides no longer; what was decided stays")
    ResponseEntity<?> withdraw(@PathVariable UUID id, Viewer viewer) {
        if (!viewer.may(Scope.ACT)) {
            return scope();
        }
        return delegating.withdraw(viewer, id)
                ? ResponseEntity.noContent().build()
                : Problem.notFound().response();
    }

    private static ResponseEntity<?> scope() {
        return Problem.forbidden("scope", "The token does not reach so far", "It needs the scope act or admin.")
                .response();
    }
}
