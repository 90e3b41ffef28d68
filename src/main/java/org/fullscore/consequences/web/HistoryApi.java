package org.fullscore.consequences.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fullscore.consequences.History;
import org.fullscore.consequences.RecordingHistory;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Decisions taken before Fullscore, loaded for the report. */
@RestController
@RequestMapping("/api/history/obligations")
@Tag(name = "Obligations")
class HistoryApi {

    private static final int MOST = 1000;

    private final RecordingHistory recording;
    private final History history;

    HistoryApi(RecordingHistory recording, History history) {
        this.recording = recording;
        this.history = history;
    }

    record Result(int read, int recorded) {}

    @PutMapping
    @Operation(
            summary = "Load past decisions; all rows or none, the same id again replaces",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = "text/csv", examples = @ExampleObject("""
                                                            id,owner,owed_by,rule,kind,severity,due,outcome,decided,outcome_severity,rank,team
                                                            1,p17,m3,Missed,support,1,2025-05-15,applied,2025-05-14,1,rep,dublin
                                                            2,p18,m3,Met,reward,1,2025-05-22,not applied,,,rep,dublin
                                                            """))))
    ResponseEntity<?> load(HttpServletRequest request, Viewer viewer) throws IOException {
        if (!viewer.may(Scope.ADMIN) || !viewer.isAdministrator()) {
            return Problem.forbidden(
                            "administrators-only", "Only an administrator loads history", "It needs the scope admin.")
                    .response();
        }
        try (InputStreamReader csv = new InputStreamReader(request.getInputStream(), StandardCharsets.UTF_8)) {
            return switch (recording.record(viewer, csv)) {
                case RecordingHistory.Taken taken -> ResponseEntity.ok(new Result(taken.read(), taken.recorded()));
                case RecordingHistory.NotTaken not ->
                    Problem.unprocessable("history-not-taken", "The history was not taken", "Nothing was recorded.")
                            .withErrors(not.faults())
                            .response();
            };
        }
    }

    @GetMapping
    @Operation(summary = "Past decisions by id")
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "1000") int limit,
            Viewer viewer) {
        if (!viewer.isAdministrator() && !viewer.isExecutive() && !viewer.isAuditor()) {
            return Problem.notFound().response();
        }
        int size = Math.clamp(limit, 1, MOST);
        List<History.Past> read = history.after(after, size + 1);
        List<History.Past> shown = read.subList(0, Math.min(size, read.size()));
        String next = read.size() <= size
                ? null
                : UriComponentsBuilder.fromPath("/api/history/obligations")
                        .queryParam("limit", size)
                        .queryParam("after", shown.getLast().id())
                        .encode()
                        .build()
                        .toUriString();
        return ResponseEntity.ok(new Page<>(shown, next));
    }
}
