package org.fullscore.results.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Import;
import org.fullscore.results.Imports;
import org.fullscore.results.UndoingImport;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of deliveries. */
@RestController
@RequestMapping("/api/imports")
@Tag(name = "Results")
class ImportsApi {

    private static final int MOST = 1000;

    private final Imports imports;
    private final UndoingImport undoing;
    private final QuarantineFile quarantine;

    ImportsApi(Imports imports, UndoingImport undoing, QuarantineFile quarantine) {
        this.imports = imports;
        this.undoing = undoing;
        this.quarantine = quarantine;
    }

    @GetMapping
    @Operation(summary = "List imports, the newest first")
    Page<ImportView> list(
            @RequestParam(required = false) @Nullable Integer before, @RequestParam(defaultValue = "1000") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<Import> page = imports.latest(Imports.start(before), most);
        String next = page.size() < most
                ? null
                : "/api/imports?before=" + page.getLast().key() + "&limit=" + most;
        return new Page<>(page.stream().map(ImportView::of).toList(), next);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read how far an import is")
    ResponseEntity<?> read(@PathVariable UUID id) {
        Optional<Import> found = imports.find(id);
        return found.isPresent()
                ? ResponseEntity.ok(ImportView.of(found.get()))
                : Problem.notFound().response();
    }

    @GetMapping(value = "/{id}/quarantine.csv", produces = "text/csv")
    @Operation(
            summary = "Download the rows that were not taken",
            description =
                    "In the original columns, followed by line, reason, column and remedy. Cells a spreadsheet would run as a formula begin with an apostrophe.")
    void quarantine(@PathVariable UUID id, Viewer viewer, HttpServletResponse response) throws IOException {
        Import delivery = Rights.mayReadRows(viewer) ? imports.find(id).orElse(null) : null;
        if (delivery == null) {
            throw Problem.notFound().exception();
        }
        quarantine.write(delivery, response);
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "Undo an import as a whole",
            description =
                    "By reversing facts: what stood before stands again. Refused (409 period-closed) when it touches a closed period; with restate=true it is undone all the same, and a restatement with the differences is opened for each of these periods (GET /api/restatements), to be accepted or refused by somebody it does not affect.")
    ResponseEntity<?> undo(
            @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean restate, Viewer viewer) {
        Optional<Problem> refused = Rights.refusedDelivery(viewer);
        if (refused.isPresent()) {
            return refused.get().response();
        }
        UndoingImport.Reach reach = restate ? UndoingImport.Reach.RESTATING : UndoingImport.Reach.OPEN_PERIODS;
        return switch (undoing.undo(id, reach, viewer.personKey())) {
            case UndoingImport.Answer.Undone undone -> ResponseEntity.ok(ImportView.of(undone.delivery()));
            case UndoingImport.Answer.PeriodsClosed closed ->
                Problem.conflict(
                                "period-closed",
                                "The import touches closed periods",
                                String.join(", ", closed.periods())
                                        + " closed with these results. Nothing was undone. Ask again with restate=true to undo it"
                                        + " and open a restatement, which somebody it does not affect accepts or refuses.")
                        .response();
            case UndoingImport.Answer.NotRecorded not ->
                Problem.conflict(
                                "not-recorded",
                                "The import is not recorded",
                                "It is " + not.delivery().state().word() + ".")
                        .response();
            case UndoingImport.Answer.Unknown unknown -> Problem.notFound().response();
        };
    }
}
