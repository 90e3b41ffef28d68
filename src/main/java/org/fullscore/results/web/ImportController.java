package org.fullscore.results.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Import;
import org.fullscore.results.Importing;
import org.fullscore.results.Imports;
import org.fullscore.results.Preview;
import org.fullscore.results.Source;
import org.fullscore.results.Sources;
import org.fullscore.results.UndoingImport;
import org.fullscore.results.ingest.Quarantine;
import org.fullscore.results.ingest.RowFailure;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One delivery: its preview, its progress, what became of it, and its undoing. */
@Controller
@RequestMapping("/imports/{id}")
class ImportController {

    private static final String VIEW = "results/web/import";

    private final Imports imports;
    private final Importing importing;
    private final UndoingImport undoing;
    private final Sources sources;
    private final Quarantine quarantine;
    private final QuarantineFile file;
    private final People people;
    private final MessageSource messages;

    ImportController(
            Imports imports,
            Importing importing,
            UndoingImport undoing,
            Sources sources,
            Quarantine quarantine,
            QuarantineFile file,
            People people,
            MessageSource messages) {
        this.imports = imports;
        this.importing = importing;
        this.undoing = undoing;
        this.sources = sources;
        this.quarantine = quarantine;
        this.file = file;
        this.people = people;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id, Viewer viewer) throws IOException {
        return new ModelAndView(VIEW, Map.of("page", page(seen(id, viewer), Errors.NONE, viewer)));
    }

    @GetMapping("/quarantine.csv")
    void download(@PathVariable UUID id, Viewer viewer, HttpServletResponse response) throws IOException {
        file.write(seen(id, viewer), response);
    }

    @PostMapping("/recording")
    ModelAndView record(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "good-rows") String mode,
            @RequestParam(defaultValue = "false") boolean confirmed,
            Viewer viewer)
            throws IOException {
        Import delivery = own(id, viewer);
        Import.Mode wanted = mode.equals("all-or-nothing") ? Import.Mode.ALL_OR_NOTHING : Import.Mode.GOOD_ROWS;
        return switch (importing.recordKept(delivery, new Import.Terms(wanted, confirmed))) {
            case ON_ITS_WAY, WAITS_NO_LONGER -> new ModelAndView("redirect:/imports/" + id);
            case TO_BE_CONFIRMED ->
                new ModelAndView(
                        VIEW, Map.of("page", page(delivery, unconfirmed(), viewer)), HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    private Errors unconfirmed() {
        return Errors.of("confirmed", messages.getMessage("results.preview.unconfirmed", null, Locale.ENGLISH));
    }

    @PostMapping("/discarding")
    String discard(@PathVariable UUID id, Viewer viewer) {
        return importing.discard(own(id, viewer).id()) ? "redirect:/imports" : "redirect:/imports/" + id;
    }

    @PostMapping("/undoing")
    ModelAndView undo(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean restate, Viewer viewer)
            throws IOException {
        UndoingImport.Reach reach = restate ? UndoingImport.Reach.RESTATING : UndoingImport.Reach.OPEN_PERIODS;
        return switch (undoing.undo(own(id, viewer).id(), reach, viewer.personKey())) {
            case UndoingImport.Answer.Undone undone -> new ModelAndView("redirect:/imports/" + id);
            case UndoingImport.Answer.NotRecorded not -> new ModelAndView("redirect:/imports/" + id);
            case UndoingImport.Answer.Unknown unknown ->
                throw Problem.notFound().exception();
            case UndoingImport.Answer.PeriodsClosed closed ->
                new ModelAndView(
                        VIEW,
                        Map.of("page", page(seen(id, viewer), refusal(closed.periods()), viewer)),
                        HttpStatus.CONFLICT);
        };
    }

    private Errors refusal(List<String> periods) {
        Object[] arguments = {String.join(", ", periods)};
        return Errors.of("", messages.getMessage("results.import.undo.closed", arguments, Locale.ENGLISH));
    }

    private ImportPage page(Import delivery, Errors errors, Viewer viewer) throws IOException {
        boolean waits = delivery.state() == Import.State.WAITING && delivery.rows() == null;
        Importing.Answer answer = waits ? importing.preview(delivery) : new Importing.Answer.SourceUnknown();
        Preview preview = answer instanceof Importing.Answer.Previewed previewed ? previewed.preview() : null;
        RowFailure refused =
                answer instanceof Importing.Answer.Refused not ? not.failures().getFirst() : null;
        return new ImportPage(
                delivery,
                preview,
                preview == null ? List.of() : columns(preview),
                refused,
                preview == null ? quarantine.groups(delivery.key()) : preview.reasons(),
                name(delivery.startedBy()),
                Rights.mayDeliver(viewer),
                errors);
    }

    private List<ImportPage.Column> columns(Preview preview) {
        return sources.find(preview.source())
                .map(Source::mapping)
                .map(mapping -> Columns.of(preview, mapping))
                .orElse(List.of());
    }

    private @Nullable String name(@Nullable Integer person) {
        return person == null ? null : people.byKey(person).map(Person::name).orElse(null);
    }

    private Import seen(UUID id, Viewer viewer) {
        return imports.find(id)
                .filter(delivery -> Rights.mayReadRows(viewer))
                .orElseThrow(() -> Problem.notFound().exception());
    }

    private Import own(UUID id, Viewer viewer) {
        return imports.find(id)
                .filter(delivery -> Rights.mayDeliver(viewer))
                .orElseThrow(() -> Problem.notFound().exception());
    }
}
