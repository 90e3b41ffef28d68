package org.fullscore.goals.web;

import java.util.List;
import java.util.Map;
import org.fullscore.goals.Proposal;
import org.fullscore.goals.Proposing;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Viewer;
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
    private final GridCells cells;
    private final GridSharing sharing;
    private final Proposing proposing;
    private final OrganizationSettings settings;
    private final CellMessages messages;

    TargetsController(
            TargetsGrid grid,
            GridCells cells,
            GridSharing sharing,
            Proposing proposing,
            OrganizationSettings settings,
            MessageSource messages) {
        this.grid = grid;
        this.cells = cells;
        this.sharing = sharing;
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
        GridFrame frame = grid.frame(new GridFrame.Asked(team, metric, year, kind, level), viewer)
                .orElse(null);
        if (frame == null) {
            return "goals/web/no-targets";
        }
        model.addAttribute("page", grid.page(frame, viewer, GridCells.Returned.NOTHING, written));
        return VIEW;
    }

    /** Writes what was typed, or with another {@code way} looks at it first: nothing is written then. */
    @PostMapping("/targets")
    ModelAndView write(
            @RequestParam Map<String, String> form, @RequestParam(defaultValue = "propose") String way, Viewer viewer) {
        GridFrame frame = grid.frame(
                        new GridFrame.Asked(
                                form.get("team"),
                                form.get("metric"),
                                form.get("year"),
                                form.get("kind"),
                                form.get("level")),
                        viewer)
                .orElseThrow(() -> Problem.notFound().exception());
        GridSheet sheet = new GridSheet(frame, form, settings.current().locale(), messages);
        return switch (way) {
            case "distribute" -> again(frame, sharing.share(frame, sheet, form, viewer), viewer);
            case "check" -> {
                check(sheet, sheet.proposals(cells.present(frame), Proposing.Way.PROPOSE), viewer);
                yield again(
                        frame, new GridCells.Returned(sheet.typed(), Map.of(), "", sheet.errors(), "checked"), viewer);
            }
            case "draft" -> written(frame, sheet, Proposing.Way.DRAFT, viewer);
            default -> written(frame, sheet, Proposing.Way.PROPOSE, viewer);
        };
    }

    private ModelAndView written(GridFrame frame, GridSheet sheet, Proposing.Way how, Viewer viewer) {
        List<Proposal> proposals = sheet.proposals(cells.present(frame), how);
        if (sheet.errors().any()) {
            check(sheet, proposals, viewer);
            return refused(frame, sheet, viewer);
        }
        return switch (proposing.propose(proposals, how, viewer)) {
            case Proposing.Written written ->
                new ModelAndView(
                        "redirect:" + frame.choice().href() + "&written=" + (written.created() + written.changed()));
            case Proposing.NotWritten not -> {
                not.faults().forEach(sheet::refuse);
                yield refused(frame, sheet, viewer);
            }
        };
    }

    /** So that everything that is wrong is said at once, whatever was no number. */
    private void check(GridSheet sheet, List<Proposal> proposals, Viewer viewer) {
        proposing.check(proposals, viewer).forEach(sheet::refuse);
    }

    private ModelAndView refused(GridFrame frame, GridSheet sheet, Viewer viewer) {
        return again(frame, new GridCells.Returned(sheet.typed(), Map.of(), "", sheet.errors(), null), viewer);
    }

    private ModelAndView again(GridFrame frame, GridCells.Returned returned, Viewer viewer) {
        ModelAndView page =
                new ModelAndView(VIEW, returned.errors().any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        page.addObject("page", grid.page(frame, viewer, returned, null));
        return page;
    }
}
