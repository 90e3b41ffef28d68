package org.fullscore.scoreboard.web;

import java.util.List;
import org.fullscore.goals.Cascades;
import org.fullscore.goals.GoalLine;
import org.fullscore.goals.GoalLines;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.SignedIn;
import org.fullscore.organization.Team;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.Viewers;
import org.fullscore.scoreboard.Board;
import org.fullscore.scoreboard.Boards;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.web.Option;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * An administrator looks at a board as somebody else sees it. It is read only: no form is there, and nobody acts as another.
 * Nothing is shown that the administrator does not see anyway, so that there is nothing for the ledger; what only those
 * concerned see (rule book, 9.2) is not part of it.
 */
@Controller
class AsController {

    private static final int MOST = 10_000;

    private final People people;
    private final Viewers viewers;
    private final Boards boards;
    private final AskedBoard asked;
    private final GoalLines lines;
    private final Cascades cascades;
    private final Teams teams;
    private final Today today;

    AsController(
            People people,
            Viewers viewers,
            Boards boards,
            AskedBoard asked,
            GoalLines lines,
            Cascades cascades,
            Teams teams,
            Today today) {
        this.people = people;
        this.viewers = viewers;
        this.boards = boards;
        this.asked = asked;
        this.lines = lines;
        this.cascades = cascades;
        this.teams = teams;
        this.today = today;
    }

    @GetMapping("/visibility/as")
    String as(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(required = false) @Nullable String team,
            Viewer viewer,
            Model model) {
        Person other = viewer.isAdministrator() && !viewer.service()
                ? people.byId(person).orElse(null)
                : null;
        Viewer eyes = other == null
                ? null
                : viewers.of(SignedIn.byPassword(CurrentOrganization.id(), other.key()))
                        .orElse(null);
        if (other == null || eyes == null) {
            throw Problem.notFound().exception();
        }
        String id =
                team == null ? asked.home(other.key(), List.of()).map(Team::id).orElse(null) : team;
        AskedBoard.Asked found = id == null ? null : asked.find(id, null, null);
        if (found == null || found.metric() == null) {
            return "scoreboard/web/no-board";
        }
        Board whole = boards.of(found.team(), found.period(), found.metric(), viewer);
        Board board = boards.of(found.team(), found.period(), found.metric(), eyes);
        List<GoalLine> goals = lines.list(new GoalLines.Narrowed(found.period().id(), null, null, null, null), MOST);
        model.addAttribute(
                "page",
                new AsPage(
                        other,
                        board,
                        whole.lines().size() - board.lines().size(),
                        goals.size(),
                        cascades.seen(goals, eyes).size(),
                        people.all().stream()
                                .filter(one -> one.isThereOn(today.date()))
                                .map(one -> new Option(one.id(), one.name()))
                                .toList(),
                        teams.treeOn(today.date()).stream()
                                .map(branch -> new Option(
                                        branch.team().id(),
                                        "\u2003".repeat(branch.depth())
                                                + branch.team().name()))
                                .toList(),
                        viewer.name()));
        return "scoreboard/web/as";
    }
}
