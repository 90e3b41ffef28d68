package org.fullscore.consequences.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fullscore.consequences.Webhooks;
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

/** Addresses that are told of obligations, and what was sent to them. */
@RestController
@RequestMapping("/api/webhooks")
@Tag(name = "Webhooks")
class WebhooksApi {

    private final Webhooks webhooks;
    private final Speech speech;

    WebhooksApi(Webhooks webhooks, Speech speech) {
        this.webhooks = webhooks;
        this.speech = speech;
    }

    record Wanted(@Nullable String url, @Nullable Set<String> events) {}

    /** An address that was added; the secret is told this once. */
    record Added(UUID id, String url, List<String> events, String secret) {}

    @GetMapping
    @Operation(summary = "Webhooks, those that are told first")
    ResponseEntity<?> list(Viewer viewer) {
        return sees(viewer)
                ? ResponseEntity.ok(Page.of(webhooks.all()))
                : Problem.notFound().response();
    }

    @PostMapping
    @Operation(
            summary = "Add an address that is told when obligations are opened, decided, not applied or lapse",
            description =
                    "obligation.opened: it fell due, was added, or is due again. obligation.decided: with what became of it, also withdrawn after a restatement. obligation.not-applied: its deadline passed without a decision. obligation.lapsed: the person left before the deadline; it is not counted. Each request has Fullscore-Timestamp and Fullscore-Signature: v1=HMAC-SHA-256(secret, timestamp + \".\" + body) in hexadecimal digits.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"url\": \"https://example.org/fullscore\", \"events\": [\"obligation.opened\", \"obligation.decided\", \"obligation.not-applied\", \"obligation.lapsed\"]}"))))
    ResponseEntity<?> add(@RequestBody(required = false) @Nullable Wanted body, Viewer viewer) {
        if (!viewer.may(Scope.ADMIN)) {
            return scope();
        }
        String url = body == null || body.url() == null ? "" : body.url();
        Set<String> events = body == null || body.events() == null ? Set.of() : body.events();
        return switch (webhooks.add(url, events, viewer)) {
            case Webhooks.Outcome.Added added ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(new Added(
                                added.webhook().id(),
                                added.webhook().url(),
                                added.webhook().events(),
                                added.secret()));
            case Webhooks.Outcome.Refused refused ->
                new Problem(
                                refused.reason() == Webhooks.Reason.NOT_YOURS ? 403 : 422,
                                "webhook-"
                                        + refused.reason()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'),
                                speech.words().say("webhooks.refusal." + refused.reason()),
                                null,
                                List.of())
                        .response();
        };
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Tell an address no more")
    ResponseEntity<?> end(@PathVariable UUID id, Viewer viewer) {
        return manage(
                viewer,
                webhooks.find(id).isPresent(),
                () -> webhooks.end(id, viewer)
                        ? ResponseEntity.noContent().build()
                        : Problem.notFound().response());
    }

    @PostMapping("/{id}/test-delivery")
    @Operation(summary = "Send a word that says nothing, to see whether it arrives")
    ResponseEntity<?> tryOut(@PathVariable UUID id, Viewer viewer) {
        return manage(viewer, webhooks.find(id).isPresent(), () -> accepted(webhooks.tryOut(id)));
    }

    @GetMapping("/{id}/deliveries")
    @Operation(summary = "What was sent or is to be sent to an address, the latest first, at most 100")
    ResponseEntity<?> deliveries(@PathVariable UUID id, Viewer viewer) {
        return sees(viewer) && webhooks.find(id).isPresent()
                ? ResponseEntity.ok(Page.of(webhooks.deliveries(id)))
                : Problem.notFound().response();
    }

    @PostMapping("/{id}/deliveries/{delivery}/replay")
    @Operation(summary = "Send something once more, as it was")
    ResponseEntity<?> replay(@PathVariable UUID id, @PathVariable UUID delivery, Viewer viewer) {
        return manage(viewer, webhooks.find(id).isPresent(), () -> accepted(webhooks.replay(id, delivery, viewer)));
    }

    private static ResponseEntity<?> accepted(Optional<UUID> delivery) {
        return delivery.isEmpty()
                ? Problem.notFound().response()
                : ResponseEntity.accepted().body(Map.of("delivery", delivery.get()));
    }

    private static ResponseEntity<?> manage(
            Viewer viewer, boolean there, java.util.function.Supplier<ResponseEntity<?>> what) {
        if (!viewer.may(Scope.ADMIN)) {
            return scope();
        }
        return Webhooks.mayManage(viewer) && there
                ? what.get()
                : Problem.notFound().response();
    }

    private static boolean sees(Viewer viewer) {
        return Webhooks.mayManage(viewer) || viewer.isAuditor();
    }

    private static ResponseEntity<?> scope() {
        return Problem.forbidden("scope", "The token does not reach so far", "It needs the scope admin.")
                .response();
    }
}
