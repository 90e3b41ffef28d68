package org.fullscore.consequences.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.fullscore.consequences.Delegates;
import org.fullscore.consequences.Delegates.Delegation;
import org.fullscore.consequences.Delegating;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which people name a delegate, and see who stands in for whom. */
@Controller
@RequestMapping("/obligations/delegates")
class DelegatesController {

    private static final int MOST = 200;

    private final Delegates delegates;
    private final Delegating delegating;
    private final Speech speech;
    private final Today today;

    DelegatesController(Delegates delegates, Delegating delegating, Speech speech, Today today) {
        this.delegates = delegates;
        this.delegating = delegating;
        this.speech = speech;
        this.today = today;
    }

    @GetMapping
    ModelAndView show(@RequestParam(required = false) @Nullable String said, Viewer viewer) {
        boolean known = "named".equals(said) || "withdrawn".equals(said);
        return page(
                viewer,
                new DelegatesPage.Form("", today.date().toString(), ""),
                Errors.NONE,
                known ? speech.words().say("consequences.delegates." + said) : null);
    }

    @PostMapping
    ModelAndView name(
            @RequestParam(defaultValue = "") String delegate,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Viewer viewer) {
        return switch (delegating.name(viewer, new Delegating.Wish(delegate.strip(), day(from), day(to)))) {
            case Delegating.Naming.Named named -> new ModelAndView("redirect:/obligations/delegates?said=named");
            case Delegating.Naming.Refused refused -> {
                ModelAndView again = page(
                        viewer,
                        new DelegatesPage.Form(delegate, from, to),
                        Errors.of(refused.refusal().reason().field(), speech.say(refused.refusal())),
                        null);
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield again;
            }
        };
    }

    @PostMapping("/{id}/withdrawal")
    ModelAndView withdraw(@PathVariable UUID id, Viewer viewer) {
        if (!delegating.withdraw(viewer, id)) {
            throw Problem.notFound().exception();
        }
        return new ModelAndView("redirect:/obligations/delegates?said=withdrawn");
    }

    private ModelAndView page(Viewer viewer, DelegatesPage.Form form, Errors errors, @Nullable String said) {
        Words words = speech.words();
        return new ModelAndView(
                "consequences/web/delegates",
                "page",
                new DelegatesPage(
                        delegates.of(viewer, MOST).stream()
                                .map(delegation -> row(delegation, viewer, words))
                                .toList(),
                        form,
                        errors,
                        said));
    }

    private DelegatesPage.Row row(Delegation delegation, Viewer viewer, Words words) {
        LocalDate day = today.date();
        String state = delegation.isOn(day) ? "now" : delegation.isOpen(day) ? "later" : "over";
        LocalDate withdrawn = delegation.withdrawnOn();
        return new DelegatesPage.Row(
                delegation.id().toString(),
                words.say("consequences.delegates.for", delegation.delegateName(), delegation.personName()),
                words.days(delegation.starts(), delegation.lastDay()),
                new Looks.Look(
                        state.equals("now") ? "good" : state.equals("over") ? "muted" : "",
                        state.equals("now") ? "applied" : state.equals("over") ? "withdrawn" : "due",
                        withdrawn == null
                                ? words.say("consequences.delegates." + state)
                                : words.say("consequences.delegates.withdrawn-on", words.dayOfYear(withdrawn))),
                delegation.personKey() == viewer.personKey() && delegation.isOpen(day));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException notADay) {
            return null;
        }
    }
}
