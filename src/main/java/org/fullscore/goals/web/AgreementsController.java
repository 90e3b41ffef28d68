package org.fullscore.goals.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fullscore.goals.Agreeing;
import org.fullscore.goals.AgreementsToSign;
import org.fullscore.goals.Decision;
import org.fullscore.goals.GoalId;
import org.fullscore.goals.Owner;
import org.fullscore.goals.Owners;
import org.fullscore.goals.TargetChecks;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.People;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.RailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What somebody has to sign: read each, type your name once, sign those that are ticked. */
@Controller
class AgreementsController {

    private static final String VIEW = "goals/web/agreements";

    private final AgreementsToSign toSign;
    private final TargetChecks checks;
    private final Agreeing agreeing;
    private final Owners owners;
    private final Metrics metrics;
    private final People people;
    private final Periods periods;
    private final Refusals refusals;
    private final MessageSource messages;

    AgreementsController(
            AgreementsToSign toSign,
            TargetChecks checks,
            Agreeing agreeing,
            Owners owners,
            Metrics metrics,
            People people,
            Periods periods,
            Refusals refusals,
            MessageSource messages) {
        this.toSign = toSign;
        this.checks = checks;
        this.agreeing = agreeing;
        this.owners = owners;
        this.metrics = metrics;
        this.people = people;
        this.periods = periods;
        this.refusals = refusals;
        this.messages = messages;
    }

    @Bean
    static RailEntry agreementsRailEntry() {
        return new RailEntry("goals", 20, "rail.agreements", "/agreements");
    }

    @GetMapping("/agreements")
    ModelAndView agreements(@RequestParam(required = false) @Nullable Integer signed, Viewer viewer) {
        return page(viewer, Errors.NONE, "", List.of(), signed);
    }

    @PostMapping("/agreements")
    ModelAndView sign(
            @RequestParam(required = false) @Nullable List<String> goal,
            @RequestParam(defaultValue = "") String name,
            Viewer viewer) {
        Errors errors = Errors.NONE;
        if (goal == null || goal.isEmpty()) {
            errors = errors.and("", say("agreements.nothing-ticked"));
        }
        if (!TypedName.matches(name, viewer)) {
            errors = errors.and("name", say("agreements.wrong-name", viewer.name()));
        }
        if (goal == null || errors.any()) {
            return page(viewer, errors, name, goal == null ? List.of() : goal, null);
        }
        int signed = 0;
        for (String ticked : goal) {
            Decision decision = sign(ticked, viewer);
            if (decision instanceof Decision.Done) {
                signed++;
            } else {
                errors = errors.and("", refusals.problem(decision).title());
            }
        }
        return errors.any()
                ? page(viewer, errors, name, goal, signed)
                : new ModelAndView("redirect:/agreements?signed=" + signed);
    }

    private Decision sign(String ticked, Viewer viewer) {
        int colon = ticked.indexOf(':');
        try {
            return agreeing.sign(
                    new GoalId(UUID.fromString(colon < 0 ? ticked : ticked.substring(0, colon))),
                    colon < 0 ? null : Integer.valueOf(ticked.substring(colon + 1)),
                    viewer);
        } catch (IllegalArgumentException forged) {
            return new Decision.Unseen();
        }
    }

    private ModelAndView page(
            Viewer viewer, Errors errors, String typed, List<String> ticked, @Nullable Integer signed) {
        AgreementsToSign.Agreements found = toSign.of(viewer.personKey());
        Names names = new Names(found, viewer);
        ModelAndView page = new ModelAndView(VIEW, errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        page.addObject(
                "page",
                new AgreementsPage(
                        viewer.name(),
                        found.mine().stream()
                                .map(open -> names.line(open, viewer))
                                .toList(),
                        found.others().stream()
                                .map(open -> names.line(open, viewer))
                                .toList(),
                        found.reliefs().stream().map(names::line).toList(),
                        errors,
                        typed,
                        ticked,
                        signed));
        return page;
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }

    /** Looks the names of a list up at once. */
    private final class Names {

        private final Map<Owner, Owners.Card> cards;
        private final Map<Short, Metric> known = new HashMap<>();
        private final Map<Integer, String> persons;
        private final Locale locale = LocaleContextHolder.getLocale();

        private final Map<UUID, TargetChecks.TargetCheck> checked;

        private Names(AgreementsToSign.Agreements found, Viewer viewer) {
            checked = checks.of(
                    found.mine().stream().map(AgreementsToSign.Open::goal).toList(), viewer);
            Set<Owner> whose = new HashSet<>();
            Set<Integer> who = new HashSet<>();
            List<AgreementsToSign.Open> all = new ArrayList<>(found.mine());
            all.addAll(found.others());
            for (AgreementsToSign.Open open : all) {
                whose.add(open.goal().owner());
                if (open.whom() != null) {
                    who.add(open.whom());
                }
            }
            for (AgreementsToSign.ReliefToDecide relief : found.reliefs()) {
                whose.add(relief.owner());
                who.add(relief.requestedBy());
            }
            cards = owners.cards(whose);
            persons = people.names(who);
            metrics.all().forEach(metric -> known.put(metric.key(), metric));
        }

        private AgreementsPage.Line line(AgreementsToSign.Open open, Viewer viewer) {
            var goal = open.goal();
            Metric metric = known.get(goal.metric());
            return new AgreementsPage.Line(
                    goal.id(),
                    goal.version(),
                    name(goal.owner()),
                    metric == null ? "" : metric.name(),
                    metric == null ? "" : metric.in(),
                    periods.nameOf(goal.period(), locale),
                    goal.starts(),
                    goal.ends().minusDays(1),
                    goal.target(),
                    checked.get(goal.id()),
                    goal.why(),
                    goal.state().code(),
                    goal.inForceOn(),
                    open.step().name().toLowerCase(Locale.ROOT),
                    open.whom() == null ? null : persons.get(open.whom()),
                    goal.owner().equals(Owner.person(viewer.personKey())));
        }

        private AgreementsPage.ReliefLine line(AgreementsToSign.ReliefToDecide relief) {
            Metric metric = known.get(relief.metric());
            return new AgreementsPage.ReliefLine(
                    relief.goal().id(),
                    name(relief.owner()),
                    metric == null ? "" : metric.name(),
                    metric == null ? "" : metric.in(),
                    periods.nameOf(relief.period(), locale),
                    relief.oldTarget(),
                    relief.newTarget(),
                    persons.getOrDefault(relief.requestedBy(), ""));
        }

        private String name(Owner owner) {
            Owners.Card card = cards.get(owner);
            return card == null ? "" : card.name();
        }
    }
}
