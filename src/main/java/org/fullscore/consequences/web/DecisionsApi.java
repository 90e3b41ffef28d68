package org.fullscore.consequences.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.fullscore.consequences.Applying;
import org.fullscore.consequences.Confirming;
import org.fullscore.consequences.Decision;
import org.fullscore.consequences.Dispute;
import org.fullscore.consequences.Disputing;
import org.fullscore.consequences.Obligation;
import org.fullscore.consequences.ObligationId;
import org.fullscore.consequences.Refusal;
import org.fullscore.consequences.Register;
import org.fullscore.consequences.Severity;
import org.fullscore.consequences.Substituting;
import org.fullscore.consequences.Waiver;
import org.fullscore.consequences.Waiving;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people decide about one obligation. Of two who decide at once one wins, the other gets 409 saying who did what when. */
@RestController
@RequestMapping("/api/obligations/{id}")
@Tag(name = "Obligations")
class DecisionsApi {

    private final Applying applying;
    private final Substituting substituting;
    private final Waiving waiving;
    private final Confirming confirming;
    private final Disputing disputing;
    private final Register register;
    private final Speech speech;
    private final Today today;

    DecisionsApi(
            Applying applying,
            Substituting substituting,
            Waiving waiving,
            Confirming confirming,
            Disputing disputing,
            Register register,
            Speech speech,
            Today today) {
        this.applying = applying;
        this.substituting = substituting;
        this.waiving = waiving;
        this.confirming = confirming;
        this.disputing = disputing;
        this.register = register;
        this.speech = speech;
        this.today = today;
    }

    /** On which day (today if not said), with which words, and what to show for it. */
    record Application(
            @Nullable LocalDate on,
            @Nullable String note,
            @Nullable String evidence) {}

    record Substitution(
            @Nullable String consequence,
            @Nullable Integer severity,
            @Nullable String reason,
            @Nullable String note,
            @Nullable LocalDate on,
            @Nullable String evidence) {}

    record WantedWaiver(
            @Nullable String reason,
            @Nullable String note,
            @Nullable LocalDate until) {}

    /** About the number or the decision; the decision if it is not said and there is one. */
    record Objection(@Nullable String about, @Nullable String text) {}

    record Reply(@Nullable String answer, @Nullable String text) {}

    @PostMapping("/application")
    @Operation(
            summary = "Record that it was done as the rule says",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"on\": \"2026-08-20\", \"note\": \"Plan agreed\", \"evidence\": \"https://files.example.org/plan-17\"}"))))
    ResponseEntity<?> apply(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Application body, Viewer viewer) {
        Application said = body == null ? new Application(null, null, null) : body;
        return acting(
                viewer,
                id,
                () -> applying.apply(viewer, new ObligationId(id), deed(said.on(), said.note(), said.evidence())));
    }

    @PostMapping("/substitution")
    @Operation(
            summary =
                    "Something else instead; milder needs a second person's approval, as severe or harsher counts as applied",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"consequence\": \"Ride-along week\", \"severity\": 1, \"reason\": \"circumstances\", \"note\": \"With Priya Raman\"}"))))
    ResponseEntity<?> substitute(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Substitution body, Viewer viewer) {
        Substitution said = body == null ? new Substitution(null, null, null, null, null, null) : body;
        Integer severity = said.severity();
        if (severity == null || severity < 0 || severity > Severity.MOST) {
            return acting(
                    viewer,
                    id,
                    () -> new Decision.Refused(new Refusal(Refusal.Reason.SEVERITY_UNKNOWN, java.util.List.of())));
        }
        Substituting.Instead instead = new Substituting.Instead(
                said.consequence() == null ? "" : said.consequence().strip(),
                new Severity(severity),
                said.reason() == null ? "" : said.reason(),
                deed(said.on(), said.note(), said.evidence()));
        return acting(viewer, id, () -> substituting.substitute(viewer, new ObligationId(id), instead));
    }

    @PostMapping("/waiver")
    @Operation(
            summary = "Ask that nothing happens, or nothing until a day; takes effect when a second person approves",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"reason\": \"absence\", \"note\": \"Parental leave\"}"))))
    ResponseEntity<?> waive(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable WantedWaiver body, Viewer viewer) {
        WantedWaiver said = body == null ? new WantedWaiver(null, null, null) : body;
        Waiver.Wish wish = new Waiver.Wish(
                said.reason() == null ? "" : said.reason(), said.note(), said.until(), null, null, null, null);
        return acting(viewer, id, () -> waiving.request(viewer, new ObligationId(id), wish));
    }

    @PostMapping("/waiver/approval")
    @Operation(
            summary =
                    "Approve what was asked for: neither the owner, nor whoever owes it, nor anybody below whoever asked")
    ResponseEntity<?> approve(@PathVariable UUID id, Viewer viewer) {
        return acting(viewer, id, () -> waiving.approve(viewer, new ObligationId(id)));
    }

    @PostMapping("/confirmation")
    @Operation(summary = "I got it: said by the person it concerns")
    ResponseEntity<?> confirm(@PathVariable UUID id, Viewer viewer) {
        return acting(viewer, id, () -> confirming.confirm(viewer, new ObligationId(id)));
    }

    @PostMapping("/dispute")
    @Operation(
            summary = "Dispute the number or the decision, as the person it concerns",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"about\": \"number\", \"text\": \"OPP-79310 was never returned.\"}"))))
    ResponseEntity<?> dispute(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Objection body, Viewer viewer) {
        String text = body == null || body.text() == null ? "" : body.text();
        String about = body == null || body.about() == null ? about(viewer, id) : body.about();
        return acting(viewer, id, () -> disputing.raise(viewer, new ObligationId(id), about, text));
    }

    @PostMapping("/dispute/answer")
    @Operation(
            summary = "Answer a dispute: upheld leaves everything as it is, changed does not",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"answer\": \"changed\", \"text\": \"It is decided again.\"}"))))
    ResponseEntity<?> answer(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Reply body, Viewer viewer) {
        String word = body == null || body.answer() == null ? "" : body.answer();
        String text = body == null ? null : body.text();
        return acting(viewer, id, () -> disputing.answer(viewer, new ObligationId(id), word, text));
    }

    private String about(Viewer viewer, UUID id) {
        boolean decided = register.one(viewer, new ObligationId(id))
                .filter(line -> !line.state().isOpen())
                .isPresent();
        return decided ? Dispute.DECISION : Dispute.NUMBER;
    }

    private Obligation.Deed deed(@Nullable LocalDate on, @Nullable String note, @Nullable String evidence) {
        return new Obligation.Deed(on == null ? today.date() : on, note, evidence);
    }

    private ResponseEntity<?> acting(Viewer viewer, UUID id, Supplier<Decision> act) {
        if (!viewer.may(Scope.ACT)) {
            return Problem.forbidden("scope", "The token does not reach so far", "It needs the scope act or admin.")
                    .response();
        }
        return switch (act.get()) {
            case Decision.Done done ->
                ResponseEntity.ok(ObligationItem.of(
                        register.one(viewer, done.obligation()).orElseThrow()));
            case Decision.Refused refused ->
                register.one(viewer, new ObligationId(id)).isEmpty()
                        ? Problem.notFound().response()
                        : speech.problem(refused.refusal()).response();
            case Decision.Unseen unseen -> Problem.notFound().response();
        };
    }
}
