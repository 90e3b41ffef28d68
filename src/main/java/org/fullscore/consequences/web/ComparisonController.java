package org.fullscore.consequences.web;

import java.util.List;
import java.util.Optional;
import org.fullscore.consequences.Differences;
import org.fullscore.consequences.Policies;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Option;
import org.fullscore.web.Problem;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Two versions of a policy side by side. */
@Controller
class ComparisonController {

    private final Policies policies;
    private final Speech speech;
    private final Today today;

    ComparisonController(Policies policies, Speech speech, Today today) {
        this.policies = policies;
        this.speech = speech;
        this.today = today;
    }

    /** Without a choice: the version in force today, and the newest one. */
    @GetMapping("/policies/{name}/comparison")
    String compare(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer before,
            @RequestParam(required = false) @Nullable Integer after,
            Viewer viewer,
            Model model) {
        List<Policies.Version> versions = policies.versions(viewer, name);
        if (versions.isEmpty()) {
            throw Problem.notFound().exception();
        }
        Policies.Version right = after == null ? versions.getFirst() : numbered(versions, after);
        Optional<Policies.Version> left = before == null
                ? Policies.against(versions, right, today.date())
                : Optional.of(numbered(versions, before));
        model.addAttribute(
                "page",
                left.map(version -> page(version, right, versions)).orElseGet(() -> ComparisonPage.alone(right)));
        return "consequences/web/comparison";
    }

    private ComparisonPage page(Policies.Version left, Policies.Version right, List<Policies.Version> versions) {
        Words words = speech.words();
        return ComparisonPage.of(
                left,
                right,
                Differences.of(left.document(), right.document()),
                versions.stream()
                        .map(version -> new Option(
                                String.valueOf(version.id().number()),
                                words.say(
                                        version.isPublished()
                                                ? "consequences.policy.published"
                                                : "consequences.policy.draft",
                                        version.id().number())))
                        .toList(),
                words);
    }

    private static Policies.Version numbered(List<Policies.Version> versions, int number) {
        return versions.stream()
                .filter(version -> version.id().number() == number)
                .findFirst()
                .orElseThrow(() -> Problem.notFound().exception());
    }
}
