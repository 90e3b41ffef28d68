package org.fullscore.consequences.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fullscore.consequences.Differences;
import org.fullscore.consequences.Pay;
import org.fullscore.consequences.Policies;
import org.fullscore.consequences.PolicyWriter;
import org.fullscore.consequences.Rule;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Problem;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What two versions of a policy say differently. */
@RestController
@Tag(name = "Policies")
class DifferencesApi {

    private static final String EXAMPLE = """
            {"name": "revenue", "from": 1, "to": 2, "same": false,
             "whole": [{"field": "from", "before": "2026-01-01", "after": "2026-07-01",
                        "sentence": "For periods from: 1 July 2026 instead of 1 January 2026"}],
             "rows": [{"row": "Missed", "change": "changed",
                       "before": {"name": "Missed", "from": 0, "below": 70, "then": []},
                       "after": {"name": "Missed", "from": 0, "below": 80, "then": []},
                       "parts": [{"field": "below", "before": 70, "after": 80, "sentence": "Below: 80% instead of 70%"}],
                       "then": []}]}
            """;

    private final Policies policies;
    private final Speech speech;
    private final Today today;

    DifferencesApi(Policies policies, Speech speech, Today today) {
        this.policies = policies;
        this.speech = speech;
        this.today = today;
    }

    /** Two versions; rows in the order of the attainments they begin at. */
    record Answer(String name, int from, int to, boolean same, List<Part> whole, List<Row> rows) {}

    /** A field as both versions have it, in the form of a policy. */
    record Part(
            String field, @Nullable Object before, @Nullable Object after, String sentence) {}

    /** A row; change is added, removed, changed or same. */
    record Row(
            String row,
            String change,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after,
            List<Part> parts,
            List<Then> then) {}

    /** What follows from a row that both versions have. */
    record Then(String consequence, String change, List<Part> parts) {}

    @GetMapping("/api/policies/{name}/versions/{number}/differences")
    @Operation(
            summary = "What a version says differently from another one of the same policy, row by row",
            description =
                    "Rows belong together by name, else by bounds, count and condition. Without from it is compared with the version in force today, or, where that is the version itself, with the one before.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Answer.class),
                            examples = @ExampleObject(EXAMPLE)))
    @ApiResponse(responseCode = "404", description = "There is no such version, or none to compare it with")
    ResponseEntity<?> differences(
            @PathVariable String name,
            @PathVariable int number,
            @Parameter(description = "Number of the version it is compared with", example = "1")
                    @RequestParam(required = false)
                    @Nullable
                    Integer from,
            Viewer viewer) {
        List<Policies.Version> versions = policies.versions(viewer, name);
        Optional<Policies.Version> after = numbered(versions, number);
        Optional<Policies.Version> before = after.flatMap(
                version -> from == null ? Policies.against(versions, version, today.date()) : numbered(versions, from));
        return after.isEmpty() || before.isEmpty()
                ? Problem.notFound().response()
                : ResponseEntity.ok(answer(before.get(), after.get()));
    }

    private static Optional<Policies.Version> numbered(List<Policies.Version> versions, int number) {
        return versions.stream()
                .filter(version -> version.id().number() == number)
                .findFirst();
    }

    private Answer answer(Policies.Version before, Policies.Version after) {
        Words words = speech.words();
        Differences differences = Differences.of(before.document(), after.document());
        return new Answer(
                after.id().policy(),
                before.id().number(),
                after.id().number(),
                differences.none(),
                parts(differences.whole(), words),
                differences.rows().stream().map(row -> row(row, words)).toList());
    }

    private static Row row(Differences.RowPair row, Words words) {
        return new Row(
                row.name(),
                row.change().wire(),
                tree(row.before()),
                tree(row.after()),
                parts(row.parts(), words),
                row.then().stream()
                        .map(then -> new Then(then.name(), then.change().wire(), parts(then.parts(), words)))
                        .toList());
    }

    private static @Nullable Map<String, Object> tree(@Nullable Rule rule) {
        return rule == null ? null : PolicyWriter.tree(rule);
    }

    private static List<Part> parts(List<Differences.Part> parts, Words words) {
        return parts.stream()
                .map(part -> new Part(
                        part.field(), wire(part.before()), wire(part.after()), DifferencesAloud.say(part, words)))
                .toList();
    }

    private static @Nullable Object wire(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Pay pay -> PolicyWriter.tree(pay);
            case LocalDate day -> day.toString();
            default -> value;
        };
    }
}
