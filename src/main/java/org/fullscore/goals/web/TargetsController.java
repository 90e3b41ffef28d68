package org.fullscore.goals.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fullscore.goals.Fault;
import org.fullscore.goals.Goal;
import org.fullscore.goals.GoalLine;
import org.fullscore.goals.Proposal;
import org.fullscore.goals.Proposing;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Period;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The target grid: a leader types the targets of a team, and proposes them as one act. */
@Controller
class TargetsController {

    private static final String VIEW = "goals/web/targets";

    private final TargetsGrid grid;
    private final Proposing proposing;
    private final OrganizationSettings settings;
    private final CellMessages messages;

    TargetsController(TargetsGrid grid, Proposing proposing, OrganizationSettings settings, MessageSource messages) {
        this.grid = grid;
        this.proposing = proposing;
        this.settings = settings;
        this.messages = new CellMessages(messages);
    }

    @Bean
    static RailEntry targetsRailEntry() {
        return new RailEntry("goals", 10, "rail.targets", "/targets");
    }

    @GetMapping("/targets")
    String targets(
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String metric,
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable Integer written,
            Viewer viewer,
            Model model) {
        TargetsGrid.Frame frame = grid.frame(new TargetsGrid.Asked(team, metric, year, kind, level), viewer)
                .orElse(null);
        if (frame == null) {
            return "goals/web/no-targets";
        }
        model.addAttribute("page", grid.page(frame, viewer, TargetsGrid.Returned.NOTHING, written));
        return VIEW;
    }

    @PostMapping("/targets")
    ModelAndView write(
            @RequestParam Map<String, String> form, @RequestParam(defaultValue = "propose") String way, Viewer viewer) {
        TargetsGrid.Frame frame = grid.frame(
                        new TargetsGrid.Asked(
                                form.get("team"),
                                form.get("metric"),
                                form.get("year"),
                                form.get("kind"),
                                form.get("level")),
                        viewer)
                .orElseThrow(() -> Problem.notFound().exception());
        Proposing.Way how = way.equals("draft") ? Proposing.Way.DRAFT : Proposing.Way.PROPOSE;
        Sheet sheet = new Sheet(frame, form, grid.present(frame, viewer), how);
        if (sheet.errors.any()) {
            return again(frame, sheet, viewer);
        }
        return switch (proposing.propose(sheet.proposals, how, viewer)) {
            case Proposing.Written written ->
                new ModelAndView(
                        "redirect:" + frame.choice().href() + "&written=" + (written.created() + written.changed()));
            case Proposing.NotWritten not -> {
                not.faults().forEach(sheet::refuse);
                yield again(frame, sheet, viewer);
            }
        };
    }

    private ModelAndView again(TargetsGrid.Frame frame, Sheet sheet, Viewer viewer) {
        ModelAndView page = new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("page", grid.page(frame, viewer, new TargetsGrid.Returned(sheet.typed, sheet.errors), null));
        return page;
    }

    /** What was typed into the grid. A cell that nobody touched is not sent on, whatever others did to it meanwhile. */
    private final class Sheet {

        private final TargetsGrid.Frame frame;
        private final Map<String, String> typed = new HashMap<>();
        private final List<Proposal> proposals = new ArrayList<>();
        private final List<TargetsGrid.Member> members = new ArrayList<>();
        private final List<Period> periods = new ArrayList<>();
        private Errors errors = Errors.NONE;

        private Sheet(
                TargetsGrid.Frame frame, Map<String, String> form, Map<String, GoalLine> present, Proposing.Way way) {
            this.frame = frame;
            for (TargetsGrid.Member member : frame.members()) {
                for (Period period : frame.columns()) {
                    String field = member.field(period);
                    take(member, period, form.get(field), form.get("was." + field), present.get(field), way);
                }
            }
        }

        private void take(
                TargetsGrid.Member member,
                Period period,
                @Nullable String text,
                @Nullable String was,
                @Nullable GoalLine goal,
                Proposing.Way way) {
            String now = text == null ? "" : text.strip();
            int comma = was == null ? -1 : was.indexOf('|');
            String shown = was == null || comma < 0 ? "" : was.substring(comma + 1);
            if (text == null || now.equals(shown)) {
                if (text != null && way == Proposing.Way.PROPOSE && goal != null && goal.state() == Goal.State.DRAFT) {
                    add(member, period, Set.of(), null, null);
                }
                return;
            }
            String field = member.field(period);
            typed.put(field, now);
            Integer seen = was == null || comma < 0 ? null : version(was.substring(0, comma));
            Set<Proposal.Part> given = EnumSet.of(frame.level());
            if (now.isEmpty()) {
                add(member, period, given, null, seen);
                return;
            }
            switch (TypedAmount.read(now, settings.current().locale())) {
                case TypedAmount.Amount amount -> add(member, period, given, amount.value(), seen);
                case TypedAmount.Wrong wrong ->
                    errors = errors.and(field, messages.notANumber(member.name(), period, wrong));
            }
        }

        private static @Nullable Integer version(String text) {
            return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
        }

        private void add(
                TargetsGrid.Member member,
                Period period,
                Set<Proposal.Part> given,
                @Nullable BigDecimal amount,
                @Nullable Integer seen) {
            Proposal.Part level = frame.level();
            proposals.add(new Proposal(
                    member.owner(),
                    frame.metric(),
                    period,
                    given,
                    level == Proposal.Part.TARGET ? amount : null,
                    level == Proposal.Part.COMMIT ? amount : null,
                    level == Proposal.Part.STRETCH ? amount : null,
                    Goal.Reasons.NONE,
                    null,
                    seen));
            members.add(member);
            periods.add(period);
        }

        private void refuse(Proposing.Misplaced wrong) {
            TargetsGrid.Member member = members.get(wrong.proposal());
            Period period = periods.get(wrong.proposal());
            Fault fault = wrong.fault();
            errors = errors.and(member.field(period), messages.fault(member.name(), period, fault));
        }
    }
}
