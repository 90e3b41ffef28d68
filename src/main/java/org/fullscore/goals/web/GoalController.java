package org.fullscore.goals.web;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fullscore.goals.Adjusting;
import org.fullscore.goals.Agreeing;
import org.fullscore.goals.Agreement;
import org.fullscore.goals.Agreements;
import org.fullscore.goals.Decision;
import org.fullscore.goals.Delivering;
import org.fullscore.goals.GoalId;
import org.fullscore.goals.Objecting;
import org.fullscore.goals.Objection;
import org.fullscore.goals.Opening;
import org.fullscore.goals.Owner;
import org.fullscore.goals.Owners;
import org.fullscore.goals.TakingCounter;
import org.fullscore.goals.TargetChecks;
import org.fullscore.ledger.Entries;
import org.fullscore.organization.Audiences;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.People;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of one goal, on which owner and leader sign it or the owner objects. */
@Controller
class GoalController {

    private final Agreements agreements;
    private final Agreeing agreeing;
    private final Delivering delivering;
    private final Objecting objecting;
    private final TakingCounter taking;
    private final TargetChecks checks;
    private final Adjusting adjusting;
    private final Owners owners;
    private final GoalsAround around;
    private final Opening opening;
    private final Audiences audiences;
    private final People people;
    private final OrganizationSettings settings;
    private final Entries entries;
    private final Refusals refusals;
    private final MessageSource messages;

    GoalController(
            Agreements agreements,
            Agreeing agreeing,
            Delivering delivering,
            Objecting objecting,
            TakingCounter taking,
            TargetChecks checks,
            Adjusting adjusting,
            Owners owners,
            GoalsAround around,
            Opening opening,
            Audiences audiences,
            People people,
            OrganizationSettings settings,
            Entries entries,
            Refusals refusals,
            MessageSource messages) {
        this.agreements = agreements;
        this.agreeing = agreeing;
        this.delivering = delivering;
        this.objecting = objecting;
        this.taking = taking;
        this.checks = checks;
        this.adjusting = adjusting;
        this.owners = owners;
        this.around = around;
        this.opening = opening;
        this.audiences = audiences;
        this.people = people;
        this.settings = settings;
        this.entries = entries;
        this.refusals = refusals;
        this.messages = messages;
    }

    @GetMapping("/goals/{id}")
    ModelAndView goal(@PathVariable UUID id, @RequestParam(required = false) @Nullable String done, Viewer viewer) {
        boolean known = done != null && done.matches("[a-z-]{1,30}");
        opening.open(new GoalId(id), viewer);
        return page(new GoalId(id), viewer, Map.of(), Errors.NONE, known ? done : null);
    }

    @PostMapping("/goals/{id}/signature")
    ModelAndView sign(@PathVariable UUID id, @RequestParam Map<String, String> form, Viewer viewer) {
        return named(id, form, viewer, "signature", () -> agreeing.sign(new GoalId(id), version(form), viewer));
    }

    @PostMapping("/goals/{id}/delivery")
    ModelAndView deliver(@PathVariable UUID id, @RequestParam Map<String, String> form, Viewer viewer) {
        return named(id, form, viewer, "delivery", () -> delivering.deliver(new GoalId(id), version(form), viewer));
    }

    @PostMapping("/goals/{id}/objection")
    ModelAndView object(@PathVariable UUID id, @RequestParam Map<String, String> form, Viewer viewer) {
        String text = form.getOrDefault("text", "").strip();
        if (text.isEmpty()) {
            return again(id, viewer, form, Errors.of("text", say("goal.object.empty")));
        }
        String typed = form.getOrDefault("counter", "").strip();
        if (typed.isEmpty()) {
            return object(id, form, viewer, new Objection.Said(text, null));
        }
        return switch (TypedAmount.read(typed, settings.current().locale())) {
            case TypedAmount.Wrong wrong ->
                again(id, viewer, form, Errors.of("counter", say("goal.object.counter.wrong")));
            case TypedAmount.Amount amount -> object(id, form, viewer, new Objection.Said(text, amount.value()));
        };
    }

    private ModelAndView object(UUID id, Map<String, String> form, Viewer viewer, Objection.Said said) {
        return outcome(id, form, viewer, "objection", "counter", objecting.object(new GoalId(id), said, viewer));
    }

    @PostMapping("/goals/{id}/counter")
    ModelAndView takeCounter(@PathVariable UUID id, @RequestParam Map<String, String> form, Viewer viewer) {
        return outcome(id, form, viewer, "counter", "", taking.take(new GoalId(id), version(form), viewer));
    }

    /** Does an act that is signed with a typed name. */
    private ModelAndView named(
            UUID id,
            Map<String, String> form,
            Viewer viewer,
            String act,
            java.util.function.Supplier<Decision> decision) {
        return TypedName.matches(form.getOrDefault("name", ""), viewer)
                ? outcome(id, form, viewer, act, "", decision.get())
                : again(id, viewer, form, Errors.of("name", say("agreements.wrong-name", viewer.name())));
    }

    /** Back to the page: with what was done, or with why it was not. */
    ModelAndView outcome(
            UUID id, Map<String, String> form, Viewer viewer, String act, String field, Decision decision) {
        if (decision instanceof Decision.Done) {
            return new ModelAndView("redirect:/goals/" + id + "?done=" + act);
        }
        Problem problem = refusals.problem(decision);
        ModelAndView page = page(
                new GoalId(id), viewer, form, Errors.of(problem.status() == 422 ? field : "", sentence(problem)), null);
        page.setStatus(HttpStatusCode.valueOf(problem.status()));
        return page;
    }

    ModelAndView again(UUID id, Viewer viewer, Map<String, String> form, Errors errors) {
        ModelAndView page = page(new GoalId(id), viewer, form, errors, null);
        page.setStatus(HttpStatusCode.valueOf(422));
        return page;
    }

    String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }

    private static String sentence(Problem problem) {
        return problem.detail() == null ? problem.title() : problem.title() + ". " + problem.detail();
    }

    private static @Nullable Integer version(Map<String, String> form) {
        String text = form.getOrDefault("version", "");
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    private ModelAndView page(
            GoalId id, Viewer viewer, Map<String, String> form, Errors errors, @Nullable String said) {
        Agreement goal =
                agreements.find(id, viewer).orElseThrow(() -> Problem.notFound().exception());
        Set<Integer> mentioned = new HashSet<>();
        goal.signatures().forEach(signed -> mentioned.add(signed.person()));
        goal.objections().forEach(objection -> mentioned.add(objection.person()));
        goal.reliefs().forEach(relief -> {
            mentioned.add(relief.requestedBy());
            add(mentioned, relief.approvedBy());
            add(mentioned, relief.declinedBy());
        });
        add(mentioned, goal.ownerSide());
        add(mentioned, goal.leaderSide());
        ModelAndView page = new ModelAndView("goals/web/goal");
        page.addObject(
                "page",
                new GoalPage(
                        goal,
                        goal.inForceOn() == null ? checks.of(goal, viewer).orElse(null) : null,
                        adjusting.of(goal).orElse(null),
                        owners.card(goal.owner()).name(),
                        around.of(goal, viewer),
                        audience(goal.owner()),
                        opening.of(id),
                        entries.about("goal:" + id),
                        people.names(mentioned),
                        viewer.name(),
                        settings.current().deliveryWorkingDays(),
                        form,
                        errors,
                        said));
        return page;
    }

    private Audiences.Audience audience(Owner owner) {
        return switch (owner) {
            case Owner.OfPerson person -> audiences.ofPerson(person.key());
            case Owner.OfTeam team -> audiences.ofTeam();
        };
    }

    private static void add(Set<Integer> mentioned, @Nullable Integer person) {
        if (person != null) {
            mentioned.add(person);
        }
    }
}
