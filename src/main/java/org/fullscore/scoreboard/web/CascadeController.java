package org.fullscore.scoreboard.web;

import java.util.Optional;
import java.util.UUID;
import org.fullscore.goals.CascadeLevels.Roots;
import org.fullscore.goals.LinkingAlongTeams;
import org.fullscore.goals.Owners;
import org.fullscore.goals.Reach;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.fullscore.organization.Viewer;
import org.fullscore.scoreboard.Choices;
import org.fullscore.scoreboard.GoalTree;
import org.fullscore.scoreboard.GoalTrees;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The tree of goals: from the company's down to people's. */
@Controller
class CascadeController {

    private final GoalTrees trees;
    private final AskedBoard asked;
    private final Choices choices;
    private final Owners owners;
    private final Reach reach;
    private final LinkingAlongTeams linking;

    CascadeController(
            GoalTrees trees, AskedBoard asked, Choices choices, Owners owners, Reach reach, LinkingAlongTeams linking) {
        this.trees = trees;
        this.asked = asked;
        this.choices = choices;
        this.owners = owners;
        this.reach = reach;
        this.linking = linking;
    }

    @Bean
    static RailEntry cascadeRailEntry() {
        return new RailEntry("goals", 30, "rail.cascade", "/cascade");
    }

    @GetMapping("/cascade")
    String cascade(
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "") String metric,
            @RequestParam(required = false) @Nullable Integer linked,
            Part part,
            Viewer viewer,
            Model model) {
        Choices.Offered offered = choices.of(owners.cards().keySet());
        Period shown = period.isBlank() ? offered.period() : asked.period(period);
        Metric narrowed = metric.isBlank() ? null : asked.metric(metric);
        model.addAttribute(
                "page",
                new CascadePage(
                        tree(part, shown, narrowed, viewer),
                        shown,
                        narrowed,
                        offered,
                        !viewer.service() && !reach.of(viewer).isEmpty(),
                        linked,
                        viewer.personKey()));
        return "scoreboard/web/cascade";
    }

    /**
     * Which part of the tree is asked for; nothing for the whole.
     *
     * @param under id of a goal whose parts are asked for
     * @param list served or alone, for roots
     * @param from how many of them are known already
     */
    record Part(
            @Nullable String under,
            @Nullable String list,
            @Nullable String from) {

        private int after() {
            String number = from == null ? "" : from;
            return number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
        }
    }

    private GoalTree tree(Part part, Period period, @Nullable Metric metric, Viewer viewer) {
        String under = part.under();
        if (under != null && !under.isBlank()) {
            return id(under)
                    .flatMap(goal -> trees.below(goal, part.after(), period, metric, viewer))
                    .orElseThrow(() -> Problem.notFound().exception());
        }
        String list = part.list();
        return list == null || list.isBlank()
                ? trees.of(period, metric, viewer)
                : trees.roots(list.equals("alone") ? Roots.ALONE : Roots.SERVED, part.after(), period, metric, viewer);
    }

    private static Optional<UUID> id(String word) {
        try {
            return Optional.of(UUID.fromString(word));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    @PostMapping("/cascade")
    String link(@RequestParam(defaultValue = "") String period, Viewer viewer) {
        if (viewer.service() || reach.of(viewer).isEmpty()) {
            throw Problem.notFound().exception();
        }
        Period shown = asked.period(period);
        return "redirect:/cascade?period=" + BoardPage.encoded(shown.id()) + "&linked=" + linking.link(shown, viewer);
    }
}
