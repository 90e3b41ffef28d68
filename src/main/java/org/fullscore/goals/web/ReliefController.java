package org.fullscore.goals.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import org.fullscore.goals.DecidingRelief;
import org.fullscore.goals.GoalId;
import org.fullscore.goals.KeepingSupport;
import org.fullscore.goals.Relief;
import org.fullscore.goals.Relieving;
import org.fullscore.goals.Supporting;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is done about a goal after it was proposed: relief is asked for and decided, support promised and kept. */
@Controller
class ReliefController {

    private final GoalController goals;
    private final Relieving relieving;
    private final DecidingRelief deciding;
    private final Supporting supporting;
    private final KeepingSupport keeping;
    private final OrganizationSettings settings;

    ReliefController(
            GoalController goals,
            Relieving relieving,
            DecidingRelief deciding,
            Supporting supporting,
            KeepingSupport keeping,
            OrganizationSettings settings) {
        this.goals = goals;
        this.relieving = relieving;
        this.deciding = deciding;
        this.supporting = supporting;
        this.keeping = keeping;
        this.settings = settings;
    }

    @PostMapping("/goals/{id}/relief")
    ModelAndView ask(@PathVariable UUID id, @RequestParam Map<String, String> form, Viewer viewer) {
        String reason = form.getOrDefault("reason", "").strip();
        String note = form.getOrDefault("note", "").strip();
        if (reason.isEmpty()) {
            return goals.again(id, viewer, form, Errors.of("reason", goals.say("relief.reason.missing")));
        }
        return switch (TypedAmount.read(
                form.getOrDefault("target", "").strip(), settings.current().locale())) {
            case TypedAmount.Wrong wrong ->
                goals.again(id, viewer, form, Errors.of("target", goals.say("relief.target.wrong")));
            case TypedAmount.Amount amount ->
                goals.outcome(
                        id,
                        form,
                        viewer,
                        "relief",
                        "target",
                        relieving
                                .request(
                                        new GoalId(id),
                                        new Relief.Request(
                                                amount.value(),
                                                reason,
                                                note.isEmpty() ? null : note,
                                                viewer.personKey()),
                                        viewer)
                                .decision());
        };
    }

    @PostMapping("/goals/{id}/relief/{relief}/approval")
    ModelAndView approve(@PathVariable UUID id, @PathVariable UUID relief, Viewer viewer) {
        return goals.outcome(
                id,
                Map.of(),
                viewer,
                "approval",
                "",
                deciding.decide(new GoalId(id), relief, DecidingRelief.Answer.APPROVE, viewer));
    }

    @PostMapping("/goals/{id}/relief/{relief}/refusal")
    ModelAndView decline(@PathVariable UUID id, @PathVariable UUID relief, Viewer viewer) {
        return goals.outcome(
                id,
                Map.of(),
                viewer,
                "refusal",
                "",
                deciding.decide(new GoalId(id), relief, DecidingRelief.Answer.DECLINE, viewer));
    }

    @PostMapping("/goals/{id}/support")
    ModelAndView promise(@PathVariable UUID id, @RequestParam Map<String, String> form, Viewer viewer) {
        String text = form.getOrDefault("support", "").strip();
        if (text.isEmpty()) {
            return goals.again(id, viewer, form, Errors.of("support", goals.say("goal.promise.empty")));
        }
        try {
            LocalDate due = LocalDate.parse(form.getOrDefault("due", ""));
            return goals.outcome(
                    id, form, viewer, "promise", "due", supporting.promise(new GoalId(id), text, due, viewer));
        } catch (DateTimeParseException noDay) {
            return goals.again(id, viewer, form, Errors.of("due", goals.say("goal.promise.no-day")));
        }
    }

    @PostMapping("/goals/{id}/support/{support}/keeping")
    ModelAndView keep(@PathVariable UUID id, @PathVariable UUID support, Viewer viewer) {
        return goals.outcome(id, Map.of(), viewer, "keeping", "", keeping.keep(new GoalId(id), support, viewer));
    }
}
