package org.fullscore.results.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Replaying;
import org.fullscore.results.ingest.FailureReason;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Reads rows that wait in quarantine again. */
@RestController
@Tag(name = "Results")
class ReplayApi {

    private final Replaying replaying;

    ReplayApi(Replaying replaying) {
        this.replaying = replaying;
    }

    /**
     * Which rows.
     *
     * @param reason code of the reason they wait for, null for every reason
     * @param value what stands there, null for every value
     */
    record Asked(@Nullable String reason, @Nullable String value) {}

    /**
     * What came of it; the five counts always add up to {@code read}.
     *
     * @param read rows that were understood now
     * @param outdated rows let go of because their key was delivered again since
     * @param waiting rows that were not understood this time either
     * @param imports those the rows were recorded as, one for each import they came with
     */
    record Result(
            long read,
            long recorded,
            long duplicates,
            long corrected,
            long ignored,
            long quarantined,
            long outdated,
            long waiting,
            List<ImportView> imports) {

        static Result of(Replaying.Answer.Replayed replayed) {
            return new Result(
                    replayed.counts().read(),
                    replayed.counts().recorded(),
                    replayed.counts().duplicates(),
                    replayed.counts().corrected(),
                    replayed.counts().ignored(),
                    replayed.counts().quarantined(),
                    replayed.outdated(),
                    replayed.waiting(),
                    replayed.imports().stream().map(ImportView::of).toList());
        }
    }

    @PostMapping("/api/sources/{name}/quarantine/replay")
    @Operation(
            summary = "Read rows that wait in quarantine again",
            description =
                    "With the newest mapping and aliases. What is understood now is recorded as an import that names the one it came with (replayOf); the rest waits on. Asked twice, nothing is recorded twice.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = "application/json", examples = @ExampleObject("""
                                                            {"reason": "PERSON_UNKNOWN", "value": "P. Raman"}
                                                            """))))
    ResponseEntity<?> replay(
            @PathVariable String name, @RequestBody(required = false) @Nullable Asked asked, Viewer viewer) {
        Optional<Problem> refused = Rights.refusedDelivery(viewer);
        if (refused.isPresent()) {
            return refused.get().response();
        }
        String code = asked == null ? null : asked.reason();
        FailureReason reason = code == null ? null : FailureReason.find(code).orElse(null);
        if (code != null && reason == null) {
            return Problem.unprocessable("reason-unknown", "There is no such reason", code)
                    .withErrors(List.of(RowError.atField(
                            "reason",
                            code,
                            "REASON_UNKNOWN",
                            "There is no such reason.",
                            "Write a code such as PERSON_UNKNOWN, or leave it out.")))
                    .response();
        }
        return switch (replaying.replay(name, reason, asked == null ? null : asked.value(), viewer.personKey())) {
            case Replaying.Answer.Replayed replayed -> ResponseEntity.ok(Result.of(replayed));
            case Replaying.Answer.SourceUnknown unknown -> DeliveryApi.unknown(name);
        };
    }
}
