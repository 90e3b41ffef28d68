package org.fullscore.consequences.web;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fullscore.organization.ChangingByTwo;
import org.fullscore.organization.ChangingByTwo.Answer;
import org.fullscore.organization.ChangingByTwo.Change;
import org.fullscore.organization.ChangingByTwo.Matter;
import org.fullscore.organization.ChangingByTwo.Refusal;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.People;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page that says whether a corrective falls due while promised support was not kept, and on which two people change that. */
@Controller
class PromiseGateController {

    private final ChangingByTwo changing;
    private final OrganizationSettings settings;
    private final People people;
    private final Speech speech;

    PromiseGateController(ChangingByTwo changing, OrganizationSettings settings, People people, Speech speech) {
        this.changing = changing;
        this.settings = settings;
        this.people = people;
        this.speech = speech;
    }

    @GetMapping("/promise-gate")
    ModelAndView promiseGate(@RequestParam(required = false) @Nullable String said, Viewer viewer) {
        boolean known = said != null && said.matches("asked|confirmed|declined");
        return page(viewer, "", Errors.NONE, known ? said : null);
    }

    @PostMapping("/promise-gate")
    ModelAndView ask(
            @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer) {
        return answered(changing.ask(Matter.PROMISE_GATE, wanted, reason, viewer), reason, viewer, "asked");
    }

    @PostMapping("/promise-gate/{id}/confirmation")
    ModelAndView confirm(@PathVariable UUID id, Viewer viewer) {
        return answered(changing.decide(Matter.PROMISE_GATE, id, Answer.CONFIRM, viewer), "", viewer, "confirmed");
    }

    @PostMapping("/promise-gate/{id}/refusal")
    ModelAndView decline(@PathVariable UUID id, Viewer viewer) {
        return answered(changing.decide(Matter.PROMISE_GATE, id, Answer.DECLINE, viewer), "", viewer, "declined");
    }

    private ModelAndView answered(Optional<Refusal> refusal, String typed, Viewer viewer, String done) {
        if (refusal.isEmpty()) {
            return new ModelAndView("redirect:/promise-gate?said=" + done);
        }
        Refusal reason = refusal.get();
        if (reason == Refusal.NOT_YOURS) {
            throw Problem.notFound().exception();
        }
        String field = reason == Refusal.REASON_MISSING ? "reason" : "";
        ModelAndView page =
                page(viewer, typed, Errors.of(field, speech.words().say("consequences.gate.refusal." + reason)), null);
        page.setStatus(field.isEmpty() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Viewer viewer, String reason, Errors errors, @Nullable String said) {
        List<Change> changes = changing.changes(Matter.PROMISE_GATE);
        Change waiting = changes.stream().filter(Change::isWaiting).findFirst().orElse(null);
        Set<Integer> mentioned = new HashSet<>();
        for (Change change : changes) {
            mentioned.add(change.askedBy());
            if (change.decidedBy() != null) {
                mentioned.add(change.decidedBy());
            }
        }
        boolean may = ChangingByTwo.mayChange(viewer);
        boolean on = settings.current().promiseGate();
        return new ModelAndView(
                "consequences/web/promiseGate",
                "page",
                new PromiseGatePage(
                        on ? "on" : "off",
                        on ? "off" : "on",
                        waiting,
                        changes.stream().filter(change -> !change.isWaiting()).toList(),
                        people.names(mentioned),
                        may,
                        may && waiting != null && waiting.askedBy() != viewer.personKey(),
                        reason,
                        errors,
                        said));
    }
}
