package org.fullscore.goals.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fullscore.goals.Assigning;
import org.fullscore.goals.Goal;
import org.fullscore.goals.GoalTemplate;
import org.fullscore.goals.GoalTemplates;
import org.fullscore.goals.Owner;
import org.fullscore.goals.Owners;
import org.fullscore.goals.Proposal;
import org.fullscore.goals.Proposing;
import org.fullscore.goals.Reach;
import org.fullscore.goals.Target;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One template for many people: written once, assigned to everybody who is ticked. */
@Controller
class AssignmentController {

    private static final String VIEW = "goals/web/assignment";
    private static final int LONGEST_NAME = 80;

    private final AssignmentForms forms;
    private final Assigning assigning;
    private final GoalTemplates templates;
    private final Reach reach;
    private final Owners owners;
    private final Metrics metrics;
    private final Periods periods;
    private final OrganizationSettings settings;
    private final CellMessages messages;

    AssignmentController(
            AssignmentForms forms,
            Assigning assigning,
            GoalTemplates templates,
            Reach reach,
            Owners owners,
            Metrics metrics,
            Periods periods,
            OrganizationSettings settings,
            MessageSource messages) {
        this.forms = forms;
        this.assigning = assigning;
        this.templates = templates;
        this.reach = reach;
        this.owners = owners;
        this.metrics = metrics;
        this.periods = periods;
        this.settings = settings;
        this.messages = new CellMessages(messages);
    }

    @GetMapping("/targets/assignment")
    ModelAndView assignment(
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String template,
            @RequestParam(required = false) @Nullable Integer done,
            Viewer viewer) {
        return shown(forms.opened(new AssignmentForms.Asked(team, kind, template), done, viewer), HttpStatus.OK);
    }

    @PostMapping("/targets/assignment")
    ModelAndView assign(@RequestParam MultiValueMap<String, String> form, Viewer viewer) {
        Reading reading = new Reading(form);
        Assigning.Assignment assignment = reading.assignment();
        if (assignment == null) {
            return again(reading, viewer);
        }
        Proposing.Way way = reading.typed("way").equals("draft") ? Proposing.Way.DRAFT : Proposing.Way.PROPOSE;
        String keep = reading.typed("keep");
        return switch (assigning.assign(assignment, way, keep.isEmpty() ? null : keep, viewer)) {
            case Proposing.Written written ->
                new ModelAndView("redirect:/targets/assignment?done=" + (written.created() + written.changed()));
            case Proposing.NotWritten not -> {
                reading.refuse(assignment, not.faults());
                yield again(reading, viewer);
            }
        };
    }

    @PostMapping("/targets/assignment/removal")
    ModelAndView letGo(@RequestParam String template, Viewer viewer) {
        if (reach.of(viewer).isEmpty() || !templates.letGo(template, viewer)) {
            throw Problem.notFound().exception();
        }
        return new ModelAndView("redirect:/targets/assignment");
    }

    private ModelAndView again(Reading reading, Viewer viewer) {
        return shown(
                forms.page(
                        new AssignmentForms.Asked(
                                reading.typed("team"), reading.typed("kind"), reading.typed("template")),
                        reading.returned(),
                        null,
                        viewer),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** Leaders, operations and administrators assign; for everybody else there is no such page. */
    private static ModelAndView shown(Optional<AssignmentPage> page, HttpStatus status) {
        ModelAndView shown = new ModelAndView(VIEW, status);
        shown.addObject("page", page.orElseThrow(() -> Problem.notFound().exception()));
        return shown;
    }

    /** What was typed and ticked. */
    private final class Reading {

        private final MultiValueMap<String, String> form;
        private Errors errors = Errors.NONE;

        private Reading(MultiValueMap<String, String> form) {
            this.form = form;
        }

        private String typed(String field) {
            String first = form.getFirst(field);
            return first == null ? "" : first.strip();
        }

        private List<String> ticked(String field) {
            List<String> all = form.get(field);
            return all == null ? List.of() : all;
        }

        private AssignmentForms.Returned returned() {
            Map<String, String> typed = new HashMap<>(form.toSingleValueMap());
            Set<String> ticked = new HashSet<>(ticked("who"));
            ticked.addAll(ticked("period"));
            return new AssignmentForms.Returned(ticked, typed, errors);
        }

        /** What is to be assigned, or null where something is wrong with the form itself. */
        private Assigning.@Nullable Assignment assignment() {
            Map<Proposal.Part, BigDecimal> amounts = new EnumMap<>(Proposal.Part.class);
            read(Proposal.Part.TARGET, "target", amounts);
            read(Proposal.Part.COMMIT, "commit", amounts);
            read(Proposal.Part.STRETCH, "stretch", amounts);
            Metric metric = metrics.byCode(typed("metric")).orElse(null);
            List<Owner> whose = new ArrayList<>();
            ticked("who").forEach(wire -> owners.find(wire).ifPresent(whose::add));
            List<Period> when = new ArrayList<>();
            ticked("period").forEach(id -> periods.find(id).ifPresent(when::add));
            if (metric == null) {
                errors = errors.and("metric", messages.say("assignment.no-metric"));
            }
            BigDecimal amount = amounts.get(Proposal.Part.TARGET);
            if (amount == null && errors.at("target") == null) {
                errors = errors.and("target", messages.say("targets.wrong.empty"));
            }
            if (when.isEmpty()) {
                errors = errors.and("", messages.say("assignment.no-period"));
            }
            if (whose.isEmpty()) {
                errors = errors.and("", messages.say("assignment.nobody"));
            }
            if (typed("keep").length() > LONGEST_NAME) {
                errors = errors.and("keep", messages.say("assignment.keep.long"));
            }
            return metric == null || amount == null || errors.any()
                    ? null
                    : new Assigning.Assignment(
                            new GoalTemplate(
                                    metric,
                                    new Target(
                                            amount,
                                            amounts.get(Proposal.Part.COMMIT),
                                            amounts.get(Proposal.Part.STRETCH)),
                                    new Goal.Reasons(words("why"), words("what"), words("how"))),
                            whose,
                            when);
        }

        private @Nullable String words(String field) {
            String text = typed(field);
            return text.isEmpty() ? null : text;
        }

        private void read(Proposal.Part part, String field, Map<Proposal.Part, BigDecimal> amounts) {
            String text = typed(field);
            if (!text.isEmpty()) {
                switch (TypedAmount.read(text, settings.current().locale())) {
                    case TypedAmount.Amount amount -> amounts.put(part, amount.value());
                    case TypedAmount.Wrong wrong -> errors = errors.and(field, messages.notANumber(wrong));
                }
            }
        }

        /** What is wrong with the numbers is said once at their field, what is wrong with somebody at the name. */
        private void refuse(Assigning.Assignment assignment, List<Proposing.Misplaced> faults) {
            List<Proposal> proposals = assignment.proposals();
            for (Proposing.Misplaced wrong : faults) {
                Proposal proposal = proposals.get(wrong.proposal());
                Proposal.Part part = wrong.part();
                String field = part == null
                        ? "who-" + proposal.owner().personKey()
                        : part.name().toLowerCase(java.util.Locale.ROOT);
                if (part == null || errors.at(field) == null) {
                    errors = errors.and(
                            field,
                            part == null
                                    ? messages.fault(
                                            owners.card(proposal.owner()).name(), proposal.period(), wrong.fault())
                                    : messages.fault(wrong.fault()));
                }
            }
        }
    }
}
