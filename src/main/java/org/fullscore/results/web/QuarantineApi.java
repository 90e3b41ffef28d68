package org.fullscore.results.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Viewer;
import org.fullscore.results.CorrectingRows;
import org.fullscore.results.LeavingRows;
import org.fullscore.results.LookingAfterRows;
import org.fullscore.results.Source;
import org.fullscore.results.Sources;
import org.fullscore.results.ingest.FailureReason;
import org.fullscore.results.ingest.WaitingRows;
import org.fullscore.web.Page;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rows of a source that wait in quarantine: by reason and value, as a file, corrected together, or left out. */
@RestController
@RequestMapping("/api/sources/{name}")
@Tag(name = "Results")
class QuarantineApi {

    private static final int MOST = 1000;

    private final Sources sources;
    private final WaitingRows waiting;
    private final QuarantineFile file;
    private final CorrectingRows correcting;
    private final LeavingRows leaving;
    private final LookingAfterRows lookingAfter;
    private final People people;

    QuarantineApi(
            Sources sources,
            WaitingRows waiting,
            QuarantineFile file,
            CorrectingRows correcting,
            LeavingRows leaving,
            LookingAfterRows lookingAfter,
            People people) {
        this.sources = sources;
        this.waiting = waiting;
        this.file = file;
        this.correcting = correcting;
        this.leaving = leaving;
        this.lookingAfter = lookingAfter;
        this.people = people;
    }

    /**
     * Rows with the same reason and value.
     *
     * @param column at fault, null if it is the row as a whole
     * @param firstLine the first of them in the newest import that has any
     * @param importId that import
     * @param owner id of who looks after them, null where nobody was named
     */
    record Item(
            String reason,
            @Nullable String column,
            String value,
            long rows,
            int firstLine,
            UUID importId,
            String file,
            @Nullable String owner) {}

    /**
     * Which rows, and what to do with them.
     *
     * @param reason code of the reason they wait for
     * @param value what stands there, "" for nothing
     * @param column to correct, null for the one at fault
     * @param to what is to stand there
     * @param person id of who looks after them, null for nobody
     */
    record Asked(
            @Nullable String reason,
            @Nullable String value,
            @Nullable String column,
            @Nullable String to,
            @Nullable String person) {

        Optional<FailureReason> known() {
            return reason == null ? Optional.empty() : FailureReason.find(reason);
        }
    }

    /** How many rows were corrected, and what came of reading them again. */
    record Corrected(long rows, ReplayApi.Result replay) {}

    record LeftOut(long rows) {}

    @GetMapping("/quarantine")
    @Operation(summary = "List the rows of a source that wait, by reason and value, the largest groups first")
    ResponseEntity<?> list(@PathVariable String name, Viewer viewer) {
        if (!Rights.mayReadRows(viewer) || sources.find(name).isEmpty()) {
            return Problem.notFound().response();
        }
        return ResponseEntity.ok(Page.of(waiting.groups(MOST).stream()
                .filter(group -> group.source().equals(name))
                .map(this::item)
                .toList()));
    }

    @GetMapping(value = "/quarantine.csv", produces = "text/csv")
    @Operation(
            summary = "Download rows that wait, in their original columns",
            description =
                    "All of a source, or those with a reason (and a value). Line, reason, column and remedy follow behind.")
    void download(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String value,
            Viewer viewer,
            HttpServletResponse response)
            throws IOException {
        Source source = sources.find(name)
                .filter(found -> Rights.mayReadRows(viewer))
                .orElseThrow(() -> Problem.notFound().exception());
        FailureReason known = reason == null
                ? null
                : FailureReason.find(reason)
                        .orElseThrow(() -> reasonUnknown(reason).exception());
        file.write(name, WaitingRows.Selection.of(source.key(), known, value), response);
    }

    @PostMapping("/quarantine/correction")
    @Operation(
            summary = "Correct one column of all rows that wait with a reason and value, and read them again",
            description =
                    "What came stays beside what it was corrected to; the ledger names both. Without a column it is the one at fault.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = "application/json", examples = @ExampleObject("""
                                                            {"reason": "DAY_UNREADABLE", "value": "2026-06-31", "to": "2026-06-30"}
                                                            """))))
    ResponseEntity<?> correct(@PathVariable String name, @RequestBody Asked asked, Viewer viewer) {
        Optional<ResponseEntity<?>> refused = refused(asked, viewer);
        if (refused.isPresent()) {
            return refused.get();
        }
        String to = asked.to();
        if (to == null || to.isBlank()) {
            return Problem.unprocessable("invalid", "Some of what was sent makes no sense", null)
                    .withErrors(List.of(RowError.atField(
                            "to", to, "NOT_BLANK", "A value is needed.", "Write what is to stand there.")))
                    .response();
        }
        var correction = new CorrectingRows.Correction(
                asked.known().orElseThrow(), asked.value() == null ? "" : asked.value(), asked.column(), to.strip());
        return switch (correcting.correct(name, correction, viewer.personKey())) {
            case CorrectingRows.Answer.Corrected corrected ->
                ResponseEntity.ok(new Corrected(corrected.rows(), ReplayApi.Result.of(corrected.replayed())));
            case CorrectingRows.Answer.SourceUnknown unknown -> DeliveryApi.unknown(name);
            case CorrectingRows.Answer.NothingToCorrect nothing ->
                Problem.conflict(
                                "nothing-to-correct",
                                "There is nothing to correct",
                                "No row waits with this reason and value, or none of them has the column exactly once.")
                        .response();
        };
    }

    @PostMapping("/quarantine/omission")
    @Operation(
            summary = "Leave rows out for good",
            description =
                    "They stay with their import, and no number waits for them any longer. The ledger says who decided it.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = "application/json", examples = @ExampleObject("""
                                                            {"reason": "PERSON_UNKNOWN", "value": "Test account"}
                                                            """))))
    ResponseEntity<?> leave(@PathVariable String name, @RequestBody Asked asked, Viewer viewer) {
        Optional<ResponseEntity<?>> refused = refused(asked, viewer);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (sources.find(name).isEmpty()) {
            return DeliveryApi.unknown(name);
        }
        return ResponseEntity.ok(new LeftOut(leaving.leave(
                name, asked.known().orElseThrow(), asked.value() == null ? "" : asked.value(), viewer.personKey())));
    }

    @PutMapping("/quarantine/owner")
    @Operation(
            summary = "Say who looks after rows that wait with a reason and value, or nobody",
            description = "Sales operations and administrators look after rows.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = "application/json", examples = @ExampleObject("""
                                                            {"reason": "PERSON_UNKNOWN", "value": "P. Raman", "person": "olga"}
                                                            """))))
    ResponseEntity<?> own(@PathVariable String name, @RequestBody Asked asked, Viewer viewer) {
        Optional<ResponseEntity<?>> refused = refused(asked, viewer);
        if (refused.isPresent()) {
            return refused.get();
        }
        String id = asked.person();
        Optional<Person> owner = id == null || id.isBlank() ? Optional.empty() : people.byId(id);
        boolean unknown = id != null && !id.isBlank() && owner.isEmpty();
        LookingAfterRows.Answer answer = unknown
                ? LookingAfterRows.Answer.NOT_SOMEBODY_WHO_MAY
                : lookingAfter.name(
                        name,
                        asked.known().orElseThrow(),
                        asked.value() == null ? "" : asked.value(),
                        owner.orElse(null),
                        viewer.personKey());
        return switch (answer) {
            case DONE -> ResponseEntity.noContent().build();
            case SOURCE_UNKNOWN -> DeliveryApi.unknown(name);
            case NOT_SOMEBODY_WHO_MAY ->
                Problem.unprocessable("owner-refused", "This person cannot look after rows", id)
                        .withErrors(List.of(RowError.atField(
                                "person",
                                id,
                                "OWNER_REFUSED",
                                "Nobody of sales operations, and no administrator, has this id.",
                                "Name one of them, or nobody.")))
                        .response();
        };
    }

    private static Optional<ResponseEntity<?>> refused(Asked asked, Viewer viewer) {
        Optional<Problem> refused = Rights.refusedDelivery(viewer);
        if (refused.isPresent()) {
            return Optional.of(refused.get().response());
        }
        return asked.known().isPresent()
                ? Optional.empty()
                : Optional.of(reasonUnknown(asked.reason()).response());
    }

    private static Problem reasonUnknown(@Nullable String code) {
        return Problem.unprocessable("reason-unknown", "There is no such reason", code)
                .withErrors(List.of(RowError.atField(
                        "reason",
                        code,
                        "REASON_UNKNOWN",
                        "There is no such reason.",
                        "Write a code such as PERSON_UNKNOWN.")));
    }

    private Item item(WaitingRows.Group group) {
        Integer owner = group.owner();
        return new Item(
                group.reason().name(),
                group.column(),
                group.value(),
                group.rows(),
                group.firstLine(),
                group.importId(),
                group.fileName(),
                owner == null ? null : people.byKey(owner).map(Person::id).orElse(null));
    }
}
