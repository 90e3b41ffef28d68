package org.fullscore.goals.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.fullscore.goals.Agreeing;
import org.fullscore.goals.DecidingRelief;
import org.fullscore.goals.Decision;
import org.fullscore.goals.Delivering;
import org.fullscore.goals.GoalId;
import org.fullscore.goals.Objecting;
import org.fullscore.goals.Relief;
import org.fullscore.goals.Relieving;
import org.fullscore.goals.Serving;
import org.fullscore.goals.TakingCounter;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people do with one goal: sign, deliver, object, ask for relief, decide on relief, say what it serves. */
@RestController
@RequestMapping("/api/goals/{id}")
@Tag(name = "Goals")
class GoalActsApi {

    private final Agreeing agreeing;
    private final Delivering delivering;
    private final Objecting objecting;
    private final TakingCounter taking;
    private final Relieving relieving;
    private final DecidingRelief deciding;
    private final Serving serving;
    private final Refusals refusals;

    GoalActsApi(
            Agreeing agreeing,
            Delivering delivering,
            Objecting objecting,
            TakingCounter taking,
            Relieving relieving,
            DecidingRelief deciding,
            Serving serving,
            Refusals refusals) {
        this.agreeing = agreeing;
        this.delivering = delivering;
        this.objecting = objecting;
        this.taking = taking;
        this.relieving = relieving;
        this.deciding = deciding;
        this.serving = serving;
        this.refusals = refusals;
    }

    /** Nothing, or the version of the goal that was read; another version is refused with 409. */
    record Signature(@Nullable Integer version) {}

    /** What is wrong with the target, and the one the owner would sign instead, or null. */
    record Objection(@Nullable String text, @Nullable BigDecimal target) {}

    /** The larger goal, or null for none. */
    record Larger(@Nullable UUID goal) {}

    record WantedRelief(
            @Nullable BigDecimal target,
            @Nullable String reason,
            @Nullable String note) {}

    /** What was done, with the receipt of the ledger; relief is the id of a new request. */
    record Done(
            UUID goal, long entry, String hash, @Nullable UUID relief) {}

    @PostMapping("/signature")
    @Operation(summary = "Sign as owner or leader; when both have signed the goal is agreed")
    ResponseEntity<?> sign(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Signature body, Viewer viewer) {
        Integer read = body == null ? null : body.version();
        return acting(viewer, () -> answer(agreeing.sign(new GoalId(id), read, viewer), null));
    }

    @PostMapping("/delivery")
    @Operation(
            summary =
                    "Set the goal: the leader signs and delivers it; in force after the days of delivery unless objected")
    ResponseEntity<?> deliver(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Signature body, Viewer viewer) {
        Integer read = body == null ? null : body.version();
        return acting(viewer, () -> answer(delivering.deliver(new GoalId(id), read, viewer), null));
    }

    @PostMapping("/objection")
    @Operation(
            summary = "Object as the owner, and say which target you would sign; what is said stays on record",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"text\": \"Two accounts moved away.\", \"target\": 360000}"))))
    ResponseEntity<?> object(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Objection body, Viewer viewer) {
        String text = body == null || body.text() == null ? "" : body.text().strip();
        if (text.isEmpty()) {
            return missing("text", "An objection says why.", "Write what is wrong with the target.");
        }
        var said = new org.fullscore.goals.Objection.Said(text, body == null ? null : body.target());
        return acting(viewer, () -> answer(objecting.object(new GoalId(id), said, viewer), null));
    }

    @PostMapping("/counter")
    @Operation(summary = "As the leader, make the target the owner would sign the target; both then sign it")
    ResponseEntity<?> takeCounter(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Signature body, Viewer viewer) {
        Integer read = body == null ? null : body.version();
        return acting(viewer, () -> answer(taking.take(new GoalId(id), read, viewer), null));
    }

    @PutMapping("/serves")
    @Operation(
            summary = "Say which larger goal it serves, or none",
            description =
                    "The larger goal covers all days of this one, and none serves itself, directly or through others (422).",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"goal\": \"01a2f6c0-7a10-7c3e-9b1d-5f0e8d3c2b1a\"}"))))
    ResponseEntity<?> serve(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Larger body, Viewer viewer) {
        GoalId larger = body == null || body.goal() == null ? null : new GoalId(body.goal());
        return acting(viewer, () -> answer(serving.serve(new GoalId(id), larger, viewer), null));
    }

    @PostMapping("/relief")
    @Operation(
            summary = "Ask that an agreed target be changed; somebody else approves it",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"target\": 60000, \"reason\": \"territory changed\", \"note\": \"Two accounts moved to Porto.\"}"))))
    ResponseEntity<?> relieve(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable WantedRelief body, Viewer viewer) {
        if (body == null || body.target() == null) {
            return missing("target", "The new target is missing.", "Give a number, such as 60000.");
        }
        String reason = body.reason() == null ? "" : body.reason().strip();
        if (reason.isEmpty()) {
            return missing("reason", "Relief has a reason.", "Say why, such as territory changed.");
        }
        Relief.Request request = new Relief.Request(body.target(), reason, body.note(), viewer.personKey());
        return acting(viewer, () -> {
            Relieving.Asked asked = relieving.request(new GoalId(id), request, viewer);
            return answer(asked.decision(), asked.relief());
        });
    }

    @PostMapping("/relief/{relief}/approval")
    @Operation(summary = "Approve a relief: neither as the owner, nor as whoever asked, nor as somebody below them")
    ResponseEntity<?> approve(@PathVariable UUID id, @PathVariable UUID relief, Viewer viewer) {
        return acting(
                viewer,
                () -> answer(deciding.decide(new GoalId(id), relief, DecidingRelief.Answer.APPROVE, viewer), relief));
    }

    @PostMapping("/relief/{relief}/refusal")
    @Operation(summary = "Decline a relief, or take back one's own request")
    ResponseEntity<?> decline(@PathVariable UUID id, @PathVariable UUID relief, Viewer viewer) {
        return acting(
                viewer,
                () -> answer(deciding.decide(new GoalId(id), relief, DecidingRelief.Answer.DECLINE, viewer), relief));
    }

    private static ResponseEntity<?> acting(Viewer viewer, Supplier<ResponseEntity<?>> act) {
        return viewer.may(Scope.ACT)
                ? act.get()
                : Problem.forbidden("scope", "The token does not reach so far", "It needs the scope act or admin.")
                        .response();
    }

    private ResponseEntity<?> answer(Decision decision, @Nullable UUID relief) {
        return decision instanceof Decision.Done done
                ? ResponseEntity.ok(new Done(
                        done.goal().id(), done.receipt().entry(), done.receipt().hash(), relief))
                : refusals.problem(decision).response();
    }

    private static ResponseEntity<?> missing(String field, String message, String remedy) {
        return Problem.unprocessable("incomplete", message, null)
                .withErrors(List.of(RowError.atField(field, null, "MISSING", message, remedy)))
                .response();
    }
}
