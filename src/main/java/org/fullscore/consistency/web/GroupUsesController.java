package org.fullscore.consistency.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fullscore.consistency.GroupUse;
import org.fullscore.consistency.GroupUses;
import org.fullscore.consistency.UsingGroups;
import org.fullscore.consistency.UsingGroups.Refusal;
import org.fullscore.organization.ChangingByTwo;
import org.fullscore.organization.ChangingByTwo.Answer;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.People;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
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

/** The page on which two people switch an optional group on, and one switches it off. */
@Controller
@RequestMapping("/consistency/groups")
class GroupUsesController {

    private final GroupUses uses;
    private final UsingGroups using;
    private final People people;
    private final OrganizationSettings settings;
    private final Dictionary dictionary;

    GroupUsesController(
            GroupUses uses, UsingGroups using, People people, OrganizationSettings settings, Dictionary dictionary) {
        this.uses = uses;
        this.using = using;
        this.people = people;
        this.settings = settings;
        this.dictionary = dictionary;
    }

    @GetMapping
    ModelAndView groups(@RequestParam(required = false) @Nullable String said, Viewer viewer) {
        if (!GroupUses.mayRead(viewer)) {
            throw Problem.notFound().exception();
        }
        var known = said != null && said.matches("asked|confirmed|declined|ended");
        return page(viewer, Map.of(), Errors.NONE, known ? said : null);
    }

    @PostMapping
    ModelAndView ask(@RequestParam Map<String, String> form, Viewer viewer) {
        return answered(
                using.ask(
                        form.getOrDefault("group", ""),
                        form.getOrDefault("purpose", ""),
                        day(form.getOrDefault("until", "")),
                        viewer),
                form,
                viewer,
                "asked");
    }

    @PostMapping("/{id}/confirmation")
    ModelAndView confirm(@PathVariable UUID id, Viewer viewer) {
        return answered(using.decide(id, Answer.CONFIRM, viewer), viewer, "confirmed");
    }

    @PostMapping("/{id}/refusal")
    ModelAndView decline(@PathVariable UUID id, Viewer viewer) {
        return answered(using.decide(id, Answer.DECLINE, viewer), viewer, "declined");
    }

    @PostMapping("/{id}/end")
    ModelAndView end(@PathVariable UUID id, Viewer viewer) {
        return answered(using.end(id, viewer), viewer, "ended");
    }

    private ModelAndView answered(Optional<Refusal> refusal, Viewer viewer, String done) {
        return answered(refusal.stream().toList(), Map.of(), viewer, done);
    }

    private ModelAndView answered(List<Refusal> refusals, Map<String, String> form, Viewer viewer, String done) {
        if (refusals.isEmpty()) {
            return new ModelAndView("redirect:/consistency/groups?said=" + done);
        }
        if (refusals.contains(Refusal.NOT_YOURS)) {
            throw Problem.notFound().exception();
        }
        var set = settings.current();
        var words = dictionary.words(set.locale(), set.zone());
        var errors = Errors.NONE;
        for (var refusal : refusals) {
            errors = errors.and(field(refusal), words.say("consistency.use.refusal." + refusal));
        }
        var page = page(viewer, form, errors, null);
        page.setStatus(field(refusals.getFirst()).isEmpty() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static String field(Refusal reason) {
        return switch (reason) {
            case NO_SUCH_GROUP -> "group";
            case PURPOSE_MISSING -> "purpose";
            case UNTIL_MISSING, UNTIL_NOT_AHEAD, UNTIL_TOO_FAR -> "until";
            case NOT_YOURS, WAITING_ALREADY, DECIDED_ALREADY, FOUR_EYES, OVER_ALREADY, OFF_ALREADY -> "";
        };
    }

    private ModelAndView page(Viewer viewer, Map<String, String> form, Errors errors, @Nullable String said) {
        var standings = uses.standings();
        var past = uses.past();
        var mentioned = Stream.concat(
                        past.stream(),
                        standings.stream()
                                .flatMap(standing -> Stream.of(standing.on(), standing.waiting())
                                        .filter(Objects::nonNull)))
                .flatMap(GroupUsesController::people)
                .collect(Collectors.toSet());
        var askable = standings.stream()
                .filter(standing -> standing.waiting() == null)
                .map(standing -> new Option(standing.group(), standing.group()))
                .toList();
        return new ModelAndView(
                "consistency/web/groupUses",
                "page",
                new GroupUsesPage(
                        standings,
                        past,
                        people.names(mentioned),
                        viewer.personKey(),
                        ChangingByTwo.mayChange(viewer),
                        askable,
                        form,
                        errors,
                        said));
    }

    private static Stream<Integer> people(GroupUse use) {
        return Stream.concat(
                Stream.of(use.askedBy()),
                Stream.concat(Stream.ofNullable(use.decidedBy()), Stream.ofNullable(use.endedBy())));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException notADay) {
            return null;
        }
    }
}
