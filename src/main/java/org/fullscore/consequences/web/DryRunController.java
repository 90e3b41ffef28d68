package org.fullscore.consequences.web;

import java.util.List;
import org.fullscore.consequences.DryRunning;
import org.fullscore.consequences.Policies;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.fullscore.web.Problem;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A version tried on closed periods. */
@Controller
class DryRunController {

    private static final String VIEW = "consequences/web/dryRun";

    private final Policies policies;
    private final DryRunning dryRunning;
    private final Periods periods;
    private final Speech speech;

    DryRunController(Policies policies, DryRunning dryRunning, Periods periods, Speech speech) {
        this.policies = policies;
        this.dryRunning = dryRunning;
        this.periods = periods;
        this.speech = speech;
    }

    /** Without a choice: the newest version on the latest four periods, or the latest one for whoever sees one at a time. */
    @GetMapping("/policies/{name}/dry-run")
    ModelAndView dryRun(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable List<String> period,
            Viewer viewer) {
        List<Policies.Version> versions = policies.versions(viewer, name);
        Policies.Version tried = versions.stream()
                .filter(each -> version == null || each.id().number() == version)
                .findFirst()
                .orElseThrow(() -> Problem.notFound().exception());
        List<String> chosen = period == null || period.isEmpty() ? dryRunning.usual(viewer, tried) : period;
        DryRunPage.Form form = form(viewer, versions, tried, chosen);
        if (form.periods().isEmpty()) {
            return new ModelAndView(VIEW, "page", DryRunPage.empty(form));
        }
        Words words = speech.words();
        return switch (dryRunning.run(viewer, tried, chosen)) {
            case DryRunning.Tried run ->
                new ModelAndView(
                        VIEW, "page", DryRunPage.of(form, run.run(), id -> periods.nameOf(id, words.locale()), words));
            case DryRunning.NotTried not -> {
                ModelAndView refused = new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_CONTENT);
                refused.addObject("page", DryRunPage.refused(form, Errors.of("period", speech.say(not.refusal()))));
                yield refused;
            }
        };
    }

    private DryRunPage.Form form(
            Viewer viewer, List<Policies.Version> versions, Policies.Version tried, List<String> chosen) {
        Words words = speech.words();
        return new DryRunPage.Form(
                tried,
                versions.stream()
                        .map(each -> new Option(
                                String.valueOf(each.id().number()),
                                words.say(
                                        each.isPublished()
                                                ? "consequences.policy.published"
                                                : "consequences.policy.draft",
                                        each.id().number())))
                        .toList(),
                dryRunning.triable(tried).stream()
                        .limit(DryRunPage.MOST_OFFERED)
                        .map(each -> new Option(each.id(), periods.nameOf(each.id(), words.locale())))
                        .toList(),
                chosen,
                dryRunning.several(viewer));
    }
}
