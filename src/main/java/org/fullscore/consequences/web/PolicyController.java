package org.fullscore.consequences.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fullscore.consequences.Drafting;
import org.fullscore.consequences.Policies;
import org.fullscore.consequences.PolicyReader;
import org.fullscore.consequences.PolicyVersionId;
import org.fullscore.consequences.Publishing;
import org.fullscore.consequences.Refusal;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/** The page of one policy: its rows, written and checked, and its versions. */
@Controller
@RequestMapping("/policies/{name}")
class PolicyController {

    private static final String VIEW = "consequences/web/policy";
    private static final Set<String> FIELDS = Set.of("source", "metric");

    private final Policies policies;
    private final PolicyPages pages;
    private final Drafting drafting;
    private final Publishing publishing;
    private final Speech speech;
    private final OrganizationSettings settings;

    PolicyController(
            Policies policies,
            PolicyPages pages,
            Drafting drafting,
            Publishing publishing,
            Speech speech,
            OrganizationSettings settings) {
        this.policies = policies;
        this.pages = pages;
        this.drafting = drafting;
        this.publishing = publishing;
        this.speech = speech;
        this.settings = settings;
    }

    @GetMapping
    ModelAndView show(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable String said,
            Viewer viewer) {
        Policies.Version shown = shown(name, version, viewer);
        String done = "saved".equals(said)
                ? speech.words().say("consequences.policy.saved")
                : "published".equals(said) ? speech.words().say("consequences.policy.published.done") : null;
        return new ModelAndView(VIEW, "page", pages.of(viewer, shown, PolicyForm.of(shown), done));
    }

    /** The rows as they are typed, checked and drawn, but not saved. */
    @PostMapping("/check")
    ModelAndView check(@PathVariable String name, @RequestParam Map<String, String> typed, Viewer viewer) {
        Policies.Version shown = writable(name, viewer);
        return new ModelAndView(VIEW, "page", pages.of(viewer, shown, PolicyForm.typed(shown, typed), null));
    }

    @PostMapping
    ModelAndView save(@PathVariable String name, @RequestParam Map<String, String> typed, Viewer viewer) {
        Policies.Version shown = writable(name, viewer);
        PolicyForm form = PolicyForm.typed(shown, typed);
        if (typed.containsKey("add") || typed.containsKey("remove")) {
            PolicyForm other = form.with(
                    typed.get("add"), typed.get("remove"), settings.current().currency());
            return new ModelAndView(VIEW, "page", pages.of(viewer, shown, other, null));
        }
        if (form.errors().any()) {
            return again(viewer, shown, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return written(viewer, shown, form, drafting.write(viewer, name, form.document(), form.revision()));
    }

    /** The draft written as text, with everything the rows do not show. */
    @PostMapping("/text")
    ModelAndView text(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable Integer revision,
            Viewer viewer) {
        Policies.Version shown = writable(name, viewer);
        PolicyForm form = PolicyForm.of(shown).withText(text);
        return switch (PolicyReader.read(text)) {
            case PolicyReader.Read read ->
                written(viewer, shown, form, drafting.write(viewer, name, read.document(), revision));
            case PolicyReader.Unreadable unreadable ->
                again(viewer, shown, form.with(errors(unreadable.faults())), HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    @PostMapping("/versions/{number}/publication")
    ModelAndView publish(@PathVariable String name, @PathVariable int number, Viewer viewer) {
        Policies.Version shown = shown(name, number, viewer);
        return switch (publishing.publish(viewer, new PolicyVersionId(name, number))) {
            case Publishing.Published published -> redirect(name, "published");
            case Publishing.NotPublished not -> refused(viewer, shown, PolicyForm.of(shown), not.refusal());
            case Publishing.NoSuchVersion none -> throw Problem.notFound().exception();
        };
    }

    private ModelAndView written(Viewer viewer, Policies.Version shown, PolicyForm form, Drafting.Written written) {
        return switch (written) {
            case Drafting.Draft draft -> redirect(draft.id().policy(), "saved");
            case Drafting.NotWritten not -> refused(viewer, shown, form, not.refusal());
        };
    }

    /** The page again with what was typed, and why it was not done; 409 where somebody was quicker. */
    private ModelAndView refused(Viewer viewer, Policies.Version shown, PolicyForm form, Refusal refusal) {
        String field = refusal.reason().field();
        String at = field.equals("adjust") ? "joining" : FIELDS.contains(field) ? field : "";
        Errors errors = Errors.of(at, speech.say(refusal));
        return again(
                viewer,
                shown,
                form.with(errors),
                HttpStatus.valueOf(refusal.reason().status()));
    }

    private ModelAndView again(Viewer viewer, Policies.Version shown, PolicyForm form, HttpStatus status) {
        ModelAndView view = new ModelAndView(VIEW, status);
        view.addObject("page", pages.of(viewer, shown, form, null));
        return view;
    }

    private static ModelAndView redirect(String name, String said) {
        return new ModelAndView("redirect:/policies/" + UriUtils.encodePathSegment(name, "UTF-8") + "?said=" + said);
    }

    private static Errors errors(List<RowError> faults) {
        Errors errors = Errors.NONE;
        for (RowError fault : faults) {
            String place = fault.column() == null ? "The text " : fault.column() + " ";
            String line = fault.row() == null ? "" : ", line " + fault.row();
            errors = errors.and("text", place + fault.message() + line + ". " + fault.remedy() + ".");
        }
        return errors;
    }

    private Policies.Version writable(String name, Viewer viewer) {
        if (!Drafting.mayWrite(viewer)) {
            throw Problem.notFound().exception();
        }
        return shown(name, null, viewer);
    }

    private Policies.Version shown(String name, @Nullable Integer number, Viewer viewer) {
        Optional<Policies.Version> found = policies.versions(viewer, name).stream()
                .filter(version -> number == null || version.id().number() == number)
                .findFirst();
        return found.orElseThrow(() -> Problem.notFound().exception());
    }
}
