package org.fullscore.consequences.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.consequences.Applying;
import org.fullscore.consequences.Confirming;
import org.fullscore.consequences.Decision;
import org.fullscore.consequences.Disputing;
import org.fullscore.consequences.Obligation;
import org.fullscore.consequences.ObligationId;
import org.fullscore.consequences.Severity;
import org.fullscore.consequences.Substituting;
import org.fullscore.consequences.Waiver;
import org.fullscore.consequences.Waiving;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of one obligation: why it is owed, and the decision. */
@Controller
@RequestMapping("/obligations/{id}")
class ObligationController {

    private static final String VIEW = "consequences/web/obligation";

    private final ObligationPages pages;
    private final Applying applying;
    private final Substituting substituting;
    private final Waiving waiving;
    private final Confirming confirming;
    private final Disputing disputing;
    private final Speech speech;

    ObligationController(
            ObligationPages pages,
            Applying applying,
            Substituting substituting,
            Waiving waiving,
            Confirming confirming,
            Disputing disputing,
            Speech speech) {
        this.pages = pages;
        this.applying = applying;
        this.substituting = substituting;
        this.waiving = waiving;
        this.confirming = confirming;
        this.disputing = disputing;
        this.speech = speech;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id, Viewer viewer) {
        return new ModelAndView(VIEW, "page", pages.of(viewer, new ObligationId(id), pages.empty(), Errors.NONE));
    }

    @PostMapping("/decision")
    ModelAndView decide(@PathVariable UUID id, ObligationPage.Form typed, Viewer viewer) {
        ObligationId obligation = new ObligationId(id);
        ObligationPage.Form form = pages.complete(typed);
        Optional<LocalDate> on = day(form.on());
        Optional<LocalDate> until = day(form.until());
        if (on.isEmpty() || (until.isEmpty() && !form.until().isBlank())) {
            String field = on.isEmpty() ? "on" : "until";
            return again(
                    viewer, obligation, form, Errors.of(field, speech.words().say("consequences.bulk.day")));
        }
        Obligation.Deed deed = new Obligation.Deed(on.get(), nullable(form.note()), nullable(form.evidence()));
        Decision decision = switch (form.what()) {
            case "substituted" ->
                substituting.substitute(
                        viewer,
                        obligation,
                        new Substituting.Instead(form.consequence(), severity(form), form.reason(), deed));
            case "waived" ->
                waiving.request(
                        viewer,
                        obligation,
                        new Waiver.Wish(
                                form.reason(), nullable(form.note()), until.orElse(null), null, null, null, null));
            default -> applying.apply(viewer, obligation, deed);
        };
        return answer(viewer, obligation, form, decision);
    }

    @PostMapping("/waiver/approval")
    ModelAndView approve(@PathVariable UUID id, Viewer viewer) {
        return answer(viewer, new ObligationId(id), pages.empty(), waiving.approve(viewer, new ObligationId(id)));
    }

    @PostMapping("/confirmation")
    ModelAndView confirm(@PathVariable UUID id, Viewer viewer) {
        return answer(viewer, new ObligationId(id), pages.empty(), confirming.confirm(viewer, new ObligationId(id)));
    }

    @PostMapping("/dispute")
    ModelAndView dispute(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "number") String about,
            @RequestParam(defaultValue = "") String text,
            Viewer viewer) {
        ObligationId obligation = new ObligationId(id);
        return answer(viewer, obligation, pages.empty(), disputing.raise(viewer, obligation, about, text));
    }

    @PostMapping("/dispute/answer")
    ModelAndView answer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String text,
            Viewer viewer) {
        ObligationId obligation = new ObligationId(id);
        return answer(viewer, obligation, pages.empty(), disputing.answer(viewer, obligation, answer, nullable(text)));
    }

    private ModelAndView answer(Viewer viewer, ObligationId id, ObligationPage.Form form, Decision decision) {
        return switch (decision) {
            case Decision.Done done -> new ModelAndView("redirect:/obligations/" + done.obligation());
            case Decision.Refused refused ->
                again(viewer, id, form, Errors.of(refused.refusal().reason().field(), speech.say(refused.refusal())));
            case Decision.Unseen unseen -> throw Problem.notFound().exception();
        };
    }

    private ModelAndView again(Viewer viewer, ObligationId id, ObligationPage.Form form, Errors errors) {
        ModelAndView view = new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_CONTENT);
        view.addObject("page", pages.of(viewer, id, form, errors));
        return view;
    }

    private static Severity severity(ObligationPage.Form form) {
        return form.severity().matches("[0-9]") ? new Severity(form.severity().charAt(0) - '0') : new Severity(0);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static @Nullable String nullable(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
