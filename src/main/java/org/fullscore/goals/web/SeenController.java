package org.fullscore.goals.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fullscore.goals.Seen;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Team;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Option;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who of a team has opened and signed the agreements of a period. */
@Controller
class SeenController {

    private final Seen seen;
    private final Teams teams;
    private final Hierarchy hierarchy;
    private final Periods periods;
    private final OrganizationSettings settings;
    private final Today today;

    SeenController(
            Seen seen, Teams teams, Hierarchy hierarchy, Periods periods, OrganizationSettings settings, Today today) {
        this.seen = seen;
        this.teams = teams;
        this.hierarchy = hierarchy;
        this.periods = periods;
        this.settings = settings;
        this.today = today;
    }

    @GetMapping("/agreements/seen")
    String seen(
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String period,
            Viewer viewer,
            Model model) {
        Team shown = (team == null ? home(viewer) : teams.byId(team))
                .orElseThrow(() -> Problem.notFound().exception());
        Period measured = period == null
                ? seen.latest().flatMap(periods::find).orElseGet(() -> periods.of(Period.Kind.QUARTER, today.date()))
                : periods.find(period).orElseThrow(() -> Problem.notFound().exception());
        model.addAttribute(
                "page",
                new SeenPage(
                        shown,
                        measured,
                        seen.of(shown, measured, viewer),
                        teams.treeOn(today.date()).stream()
                                .map(branch -> new Option(
                                        branch.team().id(),
                                        "\u2003".repeat(branch.depth())
                                                + branch.team().name()))
                                .toList(),
                        offered(measured)));
        return "goals/web/seen";
    }

    private Optional<Team> home(Viewer viewer) {
        return hierarchy.led(viewer.personKey(), today.date()).stream()
                .findFirst()
                .or(() -> teams.mainTeamOn(viewer.personKey(), today.date()))
                .or(() -> teams.rootsOn(today.date()).stream().findFirst());
    }

    /** Quarters nearby and years, the latest first, with the one that is shown among them. */
    private List<Option> offered(Period shown) {
        return Stream.of(
                        Stream.of(shown),
                        periods.around(Period.Kind.QUARTER, today.date()).stream(),
                        periods.around(Period.Kind.YEAR, today.date()).stream(),
                        periods.customs().stream())
                .flatMap(each -> each)
                .distinct()
                .sorted(Comparator.comparing(Period::starts).reversed())
                .map(period ->
                        new Option(period.id(), period.name(settings.current().locale())))
                .toList();
    }
}
