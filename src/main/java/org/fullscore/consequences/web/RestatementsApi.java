package org.fullscore.consequences.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fullscore.consequences.Foreseeing;
import org.fullscore.consequences.Restatements;
import org.fullscore.consequences.Restating;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Closed periods whose facts changed: what would differ, and the decision of somebody it does not affect. */
@RestController
@RequestMapping("/api/restatements")
@Tag(name = "Restatements")
class RestatementsApi {

    private final Restatements restatements;
    private final Restating restating;
    private final Foreseeing foreseeing;
    private final Speech speech;

    RestatementsApi(Restatements restatements, Restating restating, Foreseeing foreseeing, Speech speech) {
        this.restatements = restatements;
        this.restating = restating;
        this.foreseeing = foreseeing;
        this.speech = speech;
    }

    /**
     * A restatement on the wire.
     *
     * @param decideBy the last day for the decision
     * @param state open, accepted or refused
     * @param goals every goal as it was frozen, and as it would be
     * @param effects obligations that would be withdrawn, undone or added, or were
     */
    record Item(
            UUID id,
            String period,
            Instant openedAt,
            LocalDate decideBy,
            String state,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            List<Restatements.Difference> goals,
            List<Foreseeing.Effect> effects) {}

    @GetMapping
    @Operation(summary = "Restatements, the newest first, with the difference for every goal")
    Page<Item> list(Viewer viewer) {
        return Page.of(restatements.all(viewer).stream()
                .map(each -> item(each, viewer))
                .toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a restatement")
    ResponseEntity<?> read(@PathVariable UUID id, Viewer viewer) {
        return restatements
                .one(viewer, id)
                .<ResponseEntity<?>>map(each -> ResponseEntity.ok(item(each, viewer)))
                .orElseGet(() -> Problem.notFound().response());
    }

    @PostMapping("/{id}/acceptance")
    @Operation(summary = "The new numbers count: obligations are withdrawn, added, or undone")
    ResponseEntity<?> accept(@PathVariable UUID id, Viewer viewer) {
        return viewer.may(Scope.ACT) ? answer(restating.accept(viewer, id), viewer) : scope();
    }

    @PostMapping("/{id}/refusal")
    @Operation(summary = "The period stays as it was frozen")
    ResponseEntity<?> refuse(@PathVariable UUID id, Viewer viewer) {
        return viewer.may(Scope.ACT) ? answer(restating.refuse(viewer, id), viewer) : scope();
    }

    private ResponseEntity<?> answer(Restating.Decided decided, Viewer viewer) {
        return switch (decided) {
            case Restating.Done done ->
                ResponseEntity.ok(restatements
                        .one(viewer, done.restatement())
                        .map(each -> item(each, viewer))
                        .orElseThrow());
            case Restating.Refused refused -> speech.problem(refused.refusal()).response();
            case Restating.Unseen unseen -> Problem.notFound().response();
        };
    }

    private Item item(Restatements.Restatement each, Viewer viewer) {
        return new Item(
                each.id(),
                each.period(),
                each.openedAt(),
                each.decideBy(),
                each.state(),
                each.decidedBy(),
                each.decidedAt(),
                restatements.differences(each),
                foreseeing.of(each, viewer));
    }

    private static ResponseEntity<?> scope() {
        return Problem.forbidden("scope", "The token does not reach so far", "It needs the scope act or admin.")
                .response();
    }
}
