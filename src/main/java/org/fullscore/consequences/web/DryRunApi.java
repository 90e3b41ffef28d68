package org.fullscore.consequences.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.fullscore.consequences.DryRunning;
import org.fullscore.consequences.Policies;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a version would have changed in closed periods. */
@RestController
@Tag(name = "Policies")
class DryRunApi {

    private final Policies policies;
    private final DryRunning dryRunning;
    private final Speech speech;

    DryRunApi(Policies policies, DryRunning dryRunning, Speech speech) {
        this.policies = policies;
        this.dryRunning = dryRunning;
        this.speech = speech;
    }

    @GetMapping("/api/policies/{name}/versions/{number}/dry-run")
    @Operation(summary = "Try a version on closed periods; nothing is written", description = """
                    Judges the closed periods as if the version had been in force in each of them, with the code that judges at \
                    closing, and compares with the obligations that really fell due (as restated). added, removed and changed \
                    count obligations; after = before + added - removed. Each amount of pay is rounded once to its currency. An \
                    earlier step that only this version asks for counts as done. Executives and auditors see everything; \
                    everybody else sees people below them by name, one period at a time, and totals behind which enough others \
                    stand (a tally that is null is not shown).""")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DryRunAnswer.class),
                            examples = @ExampleObject(DryRunAnswer.EXAMPLE)))
    @ApiResponse(responseCode = "404", description = "There is no such version")
    @ApiResponse(responseCode = "422", description = "A period is not closed, or not of the kind the version judges")
    ResponseEntity<?> dryRun(
            @PathVariable String name,
            @PathVariable int number,
            @Parameter(
                            description =
                                    "Closed periods of the kind the version judges, at most 12; without it the latest four, or the latest one",
                            example = "2026-Q2")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> period,
            Viewer viewer) {
        Optional<Policies.Version> version = policies.versions(viewer, name).stream()
                .filter(each -> each.id().number() == number)
                .findFirst();
        if (version.isEmpty()) {
            return Problem.notFound().response();
        }
        List<String> chosen = period == null || period.isEmpty() ? dryRunning.usual(viewer, version.get()) : period;
        return switch (dryRunning.run(viewer, version.get(), chosen)) {
            case DryRunning.Tried tried -> ResponseEntity.ok(DryRunAnswer.of(tried.run()));
            case DryRunning.NotTried not -> speech.problem(not.refusal()).response();
        };
    }
}
