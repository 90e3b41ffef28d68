package org.fullscore.consistency.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fullscore.consistency.Criterion;
import org.fullscore.consistency.KeepingSnapshots;
import org.fullscore.consistency.Snapshot;
import org.fullscore.consistency.Snapshots;
import org.fullscore.organization.Scope;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Consistency reports that were kept as they were. */
@RestController
@Tag(name = "Consistency")
class SnapshotsApi {

    private static final int MOST = 1000;

    private final Snapshots snapshots;
    private final KeepingSnapshots keeping;
    private final ReportPack pack;
    private final GroupGate gate;

    SnapshotsApi(Snapshots snapshots, KeepingSnapshots keeping, ReportPack pack, GroupGate gate) {
        this.snapshots = snapshots;
        this.keeping = keeping;
        this.pack = pack;
        this.gate = gate;
    }

    /** A snapshot; closing is null where somebody chose the days, madeBy where nobody did. */
    record Item(
            UUID id,
            @Nullable String closing,
            LocalDate from,
            LocalDate to,
            List<String> criteria,
            Instant madeAt,
            @Nullable String madeBy,
            String sha256) {

        static Item of(Snapshot snapshot) {
            return new Item(
                    snapshot.id(),
                    snapshot.closing(),
                    snapshot.first(),
                    snapshot.last(),
                    snapshot.criteria().stream().map(Criterion::word).toList(),
                    snapshot.made(),
                    snapshot.madeBy(),
                    snapshot.sha256());
        }
    }

    record Wanted(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String group) {}

    @GetMapping("/api/consistency/snapshots")
    @Operation(
            summary = "Reports that were kept, the latest days first",
            description =
                    "One for every closing, over the twelve months up to its end, for everybody; those of chosen days for executives and"
                            + " auditors. At most 1,000.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", examples = @ExampleObject("""
                    {"items": [{"id": "0198f2c4-8f5e-7a10-9c3b-5d2f1e6a7b80", "closing": "2026-Q2", "from": "2025-07-01", "to": "2026-06-30",
                                "criteria": ["kind", "severity", "rank"], "madeAt": "2026-07-07T22:01:00Z", "madeBy": null,
                                "sha256": "9f2c0e8d5b7a64138cbb1fae0a5d3c6e7f80912b34cd56ef7890ab12cd34ef56"}],
                     "next": null}""")))
    Page<Item> list(Viewer viewer) {
        return Page.of(snapshots.list(viewer, MOST).stream().map(Item::of).toList());
    }

    @PostMapping("/api/consistency/snapshots")
    @Operation(
            summary = "Keep the report of chosen days as it is",
            description =
                    "For executives and auditors; both days are included. With `group`, the name of an optional group, it compares by that as well, while that is switched on (409 `group-off` otherwise); what was kept stays readable.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"from\": \"2026-01-01\", \"to\": \"2026-06-30\", \"group\": \"contract\"}"))))
    @ApiResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Item.class)))
    ResponseEntity<?> keep(@RequestBody(required = false) @Nullable Wanted body, Viewer viewer) {
        if (!viewer.may(Scope.ACT)) {
            return Problem.forbidden("scope", "The token does not reach so far", "It needs the scope act or admin.")
                    .response();
        }
        var from = body == null ? null : body.from();
        var to = body == null ? null : body.to();
        var group = body == null || body.group() == null ? "" : body.group().strip();
        return switch (keeping.keep(from, to, group, viewer)) {
            case KeepingSnapshots.Outcome.Done done ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(Item.of(
                                snapshots.open(done.id(), viewer).orElseThrow().snapshot()));
            case KeepingSnapshots.Outcome.Refused refused -> refusal(refused.reason(), from, to, group);
        };
    }

    @GetMapping("/api/consistency/snapshots/{id}")
    @Operation(
            summary = "A report that was kept, with its method",
            description =
                    "The same bytes whenever it is asked for, until somebody in it is erased. On record as an export.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PackAnswer.class),
                            examples = @ExampleObject("""
                    {"id": "0198f2c4-8f5e-7a10-9c3b-5d2f1e6a7b80", "closing": "2026-Q2", "from": "2025-07-01", "to": "2026-06-30",
                     "criteria": ["kind", "severity", "rank"], "madeAt": "2026-07-07T22:01:00Z",
                     "sha256": "9f2c0e8d5b7a64138cbb1fae0a5d3c6e7f80912b34cd56ef7890ab12cd34ef56", "seesAll": true,
                     "kept": "311 of 385 on time, 80.8% (95% interval 76.5% to 84.4%): the standard of 95.0% is not kept.",
                     "lede": "It differs. Leaders: fewer of the burdens.", "report": {"from": "2025-07-01", "to": "2026-06-30"},
                     "method": [{"title": "What is counted", "text": ["The unit is one obligation."]}]}""")))
    ResponseEntity<?> json(@PathVariable UUID id, Viewer viewer) {
        return file(id, ReportPack.Format.JSON, viewer);
    }

    @GetMapping("/api/consistency/snapshots/{id}.xlsx")
    @Operation(summary = "The same as a workbook, one sheet for each table and one for the method")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
    ResponseEntity<?> xlsx(@PathVariable UUID id, Viewer viewer) {
        return file(id, ReportPack.Format.XLSX, viewer);
    }

    @GetMapping("/api/consistency/snapshots/{id}.pdf")
    @Operation(
            summary = "The same as a PDF, with the plots of the page",
            description = "Tagged, with its fonts. The same content whenever it is asked for.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/pdf"))
    ResponseEntity<?> pdf(@PathVariable UUID id, Viewer viewer) {
        return file(id, ReportPack.Format.PDF, viewer);
    }

    private ResponseEntity<?> file(UUID id, ReportPack.Format format, Viewer viewer) {
        return pack.take(id, format, viewer)
                .<ResponseEntity<?>>map(SnapshotsApi::answer)
                .orElseGet(() -> Problem.notFound().response());
    }

    /** A file to be kept by whoever asked. */
    static ResponseEntity<byte[]> answer(ReportPack.File file) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.format().type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString())
                .body(file.bytes());
    }

    private ResponseEntity<?> refusal(
            KeepingSnapshots.Reason reason, @Nullable LocalDate from, @Nullable LocalDate to, String group) {
        return switch (reason) {
            case NOT_YOURS ->
                Problem.forbidden("not-yours", "Executives and auditors choose days", null)
                        .response();
            case DAY_MISSING ->
                refused(from == null ? "from" : "to", null, reason, "is missing", "A day such as 2026-01-31");
            case RANGE_BACKWARDS ->
                refused("from", from, reason, "The range ends before it begins", "from on or before to");
            case GROUP_OFF -> gate.off(group).response();
            case DAY_IN_FUTURE -> refused("to", to, reason, "lies in the future", "Today at the latest");
        };
    }

    private static ResponseEntity<?> refused(
            String field, @Nullable LocalDate value, KeepingSnapshots.Reason reason, String message, String remedy) {
        return Problem.unprocessable("invalid", "Some of what was sent makes no sense", null)
                .withErrors(List.of(RowError.atField(
                        field, value == null ? null : value.toString(), reason.name(), message, remedy)))
                .response();
    }
}
