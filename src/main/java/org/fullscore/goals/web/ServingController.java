package org.fullscore.goals.web;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.fullscore.goals.GoalId;
import org.fullscore.goals.Serving;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** On the page of a goal it is said which larger one it serves. */
@Controller
class ServingController {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final GoalController goals;
    private final Serving serving;

    ServingController(GoalController goals, Serving serving) {
        this.goals = goals;
        this.serving = serving;
    }

    @PostMapping("/goals/{id}/serves")
    ModelAndView serve(@PathVariable UUID id, @RequestParam Map<String, String> form, Viewer viewer) {
        return goals.outcome(
                id,
                form,
                viewer,
                "link",
                "serves",
                serving.serve(new GoalId(id), larger(form.getOrDefault("serves", "")), viewer));
    }

    /** None for an empty choice; a choice that is no id names a goal that is not there. */
    private static @Nullable GoalId larger(String chosen) {
        if (chosen.isEmpty()) {
            return null;
        }
        return new GoalId(ID.matcher(chosen).matches() ? UUID.fromString(chosen) : new UUID(0, 0));
    }
}
