package org.fullscore.organization.web;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fullscore.organization.ErasingPerson;
import org.fullscore.organization.ErasingPerson.Answer;
import org.fullscore.organization.ErasingPerson.Refusal;
import org.fullscore.organization.Erasures;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which names and texts of somebody who has left are erased, by two people. */
@Controller
class ErasuresController {

    private final ErasingPerson erasing;
    private final Erasures erasures;
    private final People people;
    private final MessageSource messages;

    ErasuresController(ErasingPerson erasing, Erasures erasures, People people, MessageSource messages) {
        this.erasing = erasing;
        this.erasures = erasures;
        this.people = people;
        this.messages = messages;
    }

    @Bean
    static RailEntry erasuresRailEntry() {
        return new RailEntry("organization", 45, "rail.erasures", "/erasures", Set.of("administrator", "executive"));
    }

    @GetMapping("/erasures")
    ModelAndView erasures(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(required = false) @Nullable String said,
            Viewer viewer) {
        boolean known = said != null && said.matches("asked|erased|declined");
        return page(viewer, person.strip(), Errors.NONE, known ? said : null);
    }

    @PostMapping("/erasures")
    ModelAndView ask(@RequestParam Map<String, String> form, Viewer viewer) {
        String person = form.getOrDefault("person", "").strip();
        return answered(erasing.ask(person, form.getOrDefault("typed", ""), viewer), person, viewer, "asked");
    }

    @PostMapping("/erasures/{id}/approval")
    ModelAndView approve(@PathVariable UUID id, Viewer viewer) {
        return answered(erasing.decide(id, Answer.CONFIRM, viewer), "", viewer, "erased");
    }

    @PostMapping("/erasures/{id}/refusal")
    ModelAndView decline(@PathVariable UUID id, Viewer viewer) {
        return answered(erasing.decide(id, Answer.DECLINE, viewer), "", viewer, "declined");
    }

    private ModelAndView answered(Optional<Refusal> refusal, String person, Viewer viewer, String done) {
        if (refusal.isEmpty()) {
            return new ModelAndView("redirect:/erasures?said=" + done);
        }
        Refusal reason = refusal.get();
        if (reason == Refusal.NOT_YOURS) {
            throw Problem.notFound().exception();
        }
        ModelAndView page = page(viewer, person, Errors.of(field(reason), say(reason)), null);
        page.setStatus(field(reason).isEmpty() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static String field(Refusal reason) {
        return switch (reason) {
            case PERSON_UNKNOWN -> "person";
            case ID_DIFFERS -> "typed";
            case NOT_YOURS, STILL_HERE, STILL_OWED, ERASED_ALREADY, WAITING_ALREADY, DECIDED_ALREADY, FOUR_EYES -> "";
        };
    }

    private String say(Refusal reason) {
        return messages.getMessage("erasure.refusal." + reason, null, Locale.ENGLISH);
    }

    private ModelAndView page(Viewer viewer, String id, Errors errors, @Nullable String said) {
        if (!ErasingPerson.mayDecide(viewer)) {
            throw Problem.notFound().exception();
        }
        List<Erasures.Erasure> all = erasures.all();
        Set<Integer> mentioned = new HashSet<>();
        all.forEach(one -> {
            mentioned.add(one.person());
            mentioned.add(one.askedBy());
            mentioned.add(one.decidedBy() == null ? one.askedBy() : one.decidedBy());
        });
        Person chosen = people.byId(id).orElse(null);
        boolean unknown = !id.isEmpty() && chosen == null && !errors.any();
        return new ModelAndView(
                "organization/web/erasures",
                "page",
                new ErasuresPage(
                        all,
                        people.names(mentioned),
                        viewer.personKey(),
                        ErasingPerson.mayAsk(viewer),
                        id,
                        chosen,
                        chosen == null ? List.of() : erasures.parts(chosen),
                        chosen == null
                                ? null
                                : erasing.hindrance(chosen).map(this::say).orElse(null),
                        unknown ? Errors.of("person", say(Refusal.PERSON_UNKNOWN)) : errors,
                        said));
    }
}
