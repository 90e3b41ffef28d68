package org.fullscore.results.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fullscore.organization.Person;
import org.fullscore.organization.Viewer;
import org.fullscore.results.CorrectingRows;
import org.fullscore.results.LeavingRows;
import org.fullscore.results.LookingAfterRows;
import org.fullscore.results.Replaying;
import org.fullscore.results.SayingWho;
import org.fullscore.results.Source;
import org.fullscore.results.Sources;
import org.fullscore.results.ingest.FailureReason;
import org.fullscore.results.ingest.Quarantine;
import org.fullscore.results.ingest.WaitingRows;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.fullscore.web.Waiting;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of all rows that were not taken, and the ways back. */
@Controller
@RequestMapping("/quarantine")
class QuarantineController {

    private static final String PATH = "/quarantine";

    private final Sources sources;
    private final QuarantineFile file;
    private final SayingWho saying;
    private final Replaying replaying;
    private final LeavingRows leaving;
    private final CorrectingRows correcting;
    private final LookingAfterRows lookingAfter;
    private final QuarantinePages pages;

    QuarantineController(
            Sources sources,
            QuarantineFile file,
            SayingWho saying,
            Replaying replaying,
            LeavingRows leaving,
            CorrectingRows correcting,
            LookingAfterRows lookingAfter,
            QuarantinePages pages) {
        this.sources = sources;
        this.file = file;
        this.saying = saying;
        this.replaying = replaying;
        this.leaving = leaving;
        this.correcting = correcting;
        this.lookingAfter = lookingAfter;
        this.pages = pages;
    }

    /** A group of the page, as a form names it. */
    record Chosen(
            @NotNull String source,
            @NotNull FailureReason reason,
            @NotNull String value) {}

    @Bean
    static RailEntry quarantineRailEntry() {
        return new RailEntry("data", 30, "rail.quarantine", PATH, Set.of("administrator", "operations", "auditor"));
    }

    @Bean
    static Waiting quarantinedRows(Quarantine quarantine) {
        return new Waiting() {
            @Override
            public String href() {
                return PATH;
            }

            @Override
            public int count() {
                return quarantine.count();
            }
        };
    }

    @GetMapping
    ModelAndView list(
            @RequestParam(defaultValue = "0") long taken,
            @RequestParam(defaultValue = "0") long outdated,
            @RequestParam(defaultValue = "0") long waits,
            @RequestParam(defaultValue = "0") long left,
            Viewer viewer) {
        if (!Rights.mayReadRows(viewer)) {
            throw Problem.notFound().exception();
        }
        boolean any = taken + outdated + waits + left > 0;
        QuarantinePage.Done done = any ? new QuarantinePage.Done(taken, outdated, waits, left) : null;
        return pages.show(viewer, done);
    }

    @GetMapping("/rows.csv")
    void download(@Valid @ModelAttribute Chosen chosen, Viewer viewer, HttpServletResponse response)
            throws IOException {
        Source source = sources.find(chosen.source())
                .filter(known -> Rights.mayReadRows(viewer))
                .orElseThrow(() -> Problem.notFound().exception());
        file.write(source.name(), WaitingRows.Selection.of(source.key(), chosen.reason(), chosen.value()), response);
    }

    @PostMapping("/naming")
    ModelAndView name(
            @Valid @ModelAttribute Chosen chosen, @RequestParam(defaultValue = "") String person, Viewer viewer) {
        allowed(viewer);
        String typed = person.strip();
        Optional<Person> meant = pages.meant(typed);
        if (meant.isEmpty()) {
            return pages.refused(
                    chosen,
                    QuarantinePage.WHO,
                    pages.say("results.quarantine.who." + (typed.isEmpty() ? "missing" : "unknown")),
                    typed,
                    viewer);
        }
        SayingWho.Said said = new SayingWho.Said(1, chosen.value(), meant.get().id());
        return switch (saying.say(chosen.source(), List.of(said), viewer.personKey())) {
            case SayingWho.Answer.Done done -> replay(chosen, viewer);
            case SayingWho.Answer.Refused not ->
                pages.refused(
                        chosen,
                        QuarantinePage.WHO,
                        not.errors().getFirst().message() + " "
                                + not.errors().getFirst().remedy(),
                        typed,
                        viewer);
            case SayingWho.Answer.SourceUnknown unknown ->
                throw Problem.notFound().exception();
        };
    }

    @PostMapping("/replaying")
    ModelAndView replay(@Valid @ModelAttribute Chosen chosen, Viewer viewer) {
        allowed(viewer);
        return switch (replaying.replay(chosen.source(), chosen.reason(), chosen.value(), viewer.personKey())) {
            case Replaying.Answer.Replayed replayed -> again(replayed);
            case Replaying.Answer.SourceUnknown unknown ->
                throw Problem.notFound().exception();
        };
    }

    private static ModelAndView again(Replaying.Answer.Replayed replayed) {
        return new ModelAndView("redirect:" + PATH + "?taken="
                + replayed.counts().read() + "&outdated=" + replayed.outdated() + "&waits=" + replayed.waiting());
    }

    @PostMapping("/correction")
    ModelAndView correct(
            @Valid @ModelAttribute Chosen chosen, @RequestParam(defaultValue = "") String to, Viewer viewer) {
        allowed(viewer);
        if (to.isBlank()) {
            return pages.refused(
                    chosen, QuarantinePage.TO, pages.say("results.quarantine.correct.missing"), to, viewer);
        }
        var correction = new CorrectingRows.Correction(chosen.reason(), chosen.value(), null, to.strip());
        return switch (correcting.correct(chosen.source(), correction, viewer.personKey())) {
            case CorrectingRows.Answer.Corrected corrected -> again(corrected.replayed());
            case CorrectingRows.Answer.NothingToCorrect nothing ->
                pages.refused(chosen, QuarantinePage.TO, pages.say("results.quarantine.correct.nothing"), to, viewer);
            case CorrectingRows.Answer.SourceUnknown unknown ->
                throw Problem.notFound().exception();
        };
    }

    @PostMapping("/owner")
    ModelAndView own(
            @Valid @ModelAttribute Chosen chosen, @RequestParam(defaultValue = "") String owner, Viewer viewer) {
        allowed(viewer);
        Optional<Person> person = pages.owner(owner);
        if (person.isEmpty() && !owner.isBlank()) {
            return pages.refused(
                    chosen, QuarantinePage.OWNER, pages.say("results.quarantine.owner.unknown"), owner, viewer);
        }
        return switch (lookingAfter.name(
                chosen.source(), chosen.reason(), chosen.value(), person.orElse(null), viewer.personKey())) {
            case DONE -> new ModelAndView("redirect:" + PATH);
            case NOT_SOMEBODY_WHO_MAY ->
                pages.refused(
                        chosen, QuarantinePage.OWNER, pages.say("results.quarantine.owner.unknown"), owner, viewer);
            case SOURCE_UNKNOWN -> throw Problem.notFound().exception();
        };
    }

    @PostMapping("/leaving")
    String leave(@Valid @ModelAttribute Chosen chosen, Viewer viewer) {
        allowed(viewer);
        long left = leaving.leave(chosen.source(), chosen.reason(), chosen.value(), viewer.personKey());
        return "redirect:" + PATH + "?left=" + left;
    }

    static void allowed(Viewer viewer) {
        if (!Rights.mayDeliver(viewer)) {
            throw Problem.notFound().exception();
        }
    }
}
