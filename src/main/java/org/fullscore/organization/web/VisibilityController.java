package org.fullscore.organization.web;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.fullscore.organization.Teams;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
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

/** The page that says who sees whose goals, and on which two people change that. */
@Controller
class VisibilityController {

    private final ChangingByTwo changing;
    private final OrganizationSettings settings;
    private final People people;
    private final Teams teams;
    private final Today today;
    private final MessageSource messages;

    VisibilityController(
            ChangingByTwo changing,
            OrganizationSettings settings,
            People people,
            Teams teams,
            Today today,
            MessageSource messages) {
        this.changing = changing;
        this.settings = settings;
        this.people = people;
        this.teams = teams;
        this.today = today;
        this.messages = messages;
    }

    @Bean
    static RailEntry visibilityRailEntry() {
        return new RailEntry("organization", 15, "rail.visibility", "/visibility");
    }

    @GetMapping("/visibility")
    ModelAndView visibility(@RequestParam(required = false) @Nullable String said, Viewer viewer) {
        boolean known = said != null && said.matches("asked|confirmed|declined");
        return page(viewer, Map.of(), Errors.NONE, known ? said : null);
    }

    @PostMapping("/visibility")
    ModelAndView ask(@RequestParam Map<String, String> form, Viewer viewer) {
        return answered(
                changing.ask(
                        Matter.VISIBILITY, form.getOrDefault("wanted", ""), form.getOrDefault("reason", ""), viewer),
                form,
                viewer,
                "asked");
    }

    @PostMapping("/visibility/{id}/confirmation")
    ModelAndView confirm(@PathVariable UUID id, Viewer viewer) {
        return answered(changing.decide(Matter.VISIBILITY, id, Answer.CONFIRM, viewer), Map.of(), viewer, "confirmed");
    }

    @PostMapping("/visibility/{id}/refusal")
    ModelAndView decline(@PathVariable UUID id, Viewer viewer) {
        return answered(changing.decide(Matter.VISIBILITY, id, Answer.DECLINE, viewer), Map.of(), viewer, "declined");
    }

    private ModelAndView answered(Optional<Refusal> refusal, Map<String, String> form, Viewer viewer, String done) {
        if (refusal.isEmpty()) {
            return new ModelAndView("redirect:/visibility?said=" + done);
        }
        Refusal reason = refusal.get();
        if (reason == Refusal.NOT_YOURS) {
            throw Problem.notFound().exception();
        }
        ModelAndView page = page(
                viewer,
                form,
                Errors.of(field(reason), messages.getMessage("visibility.refusal." + reason, null, Locale.ENGLISH)),
                null);
        page.setStatus(field(reason).isEmpty() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static String field(Refusal reason) {
        return switch (reason) {
            case NO_SUCH_RULE, SAME_RULE -> "wanted";
            case REASON_MISSING -> "reason";
            case NOT_YOURS, WAITING_ALREADY, DECIDED_ALREADY, FOUR_EYES -> "";
        };
    }

    private ModelAndView page(Viewer viewer, Map<String, String> form, Errors errors, @Nullable String said) {
        List<Change> changes = changing.changes(Matter.VISIBILITY);
        Set<Integer> mentioned = new HashSet<>();
        for (Change change : changes) {
            mentioned.add(change.askedBy());
            if (change.decidedBy() != null) {
                mentioned.add(change.decidedBy());
            }
        }
        List<Option> previewing = viewer.isAdministrator()
                ? people.all().stream()
                        .filter(person -> person.isThereOn(today.date()))
                        .map(person -> new Option(person.id(), person.name()))
                        .toList()
                : List.of();
        return new ModelAndView(
                "organization/web/visibility",
                "page",
                new VisibilityPage(
                        settings.current().visibility(),
                        changes,
                        people.names(mentioned),
                        viewer.personKey(),
                        ChangingByTwo.mayChange(viewer),
                        previewing,
                        teams.treeOn(today.date()).stream()
                                .map(branch -> new Option(
                                        branch.team().id(),
                                        "\u2003".repeat(branch.depth())
                                                + branch.team().name()))
                                .toList(),
                        form,
                        errors,
                        said));
    }
}
