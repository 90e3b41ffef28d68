package org.fullscore.results.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.fullscore.goals.Owners;
import org.fullscore.organization.People;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Lineage;
import org.fullscore.results.Reliabilities;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of the results behind a number. */
@Controller
@RequestMapping("/goals/{id}")
class LineageController {

    private static final int PAGE = 50;

    private final AskedLineage asked;
    private final LineageFile file;
    private final Reliabilities reliabilities;
    private final Owners owners;
    private final People people;

    LineageController(AskedLineage asked, LineageFile file, Reliabilities reliabilities, Owners owners, People people) {
        this.asked = asked;
        this.file = file;
        this.reliabilities = reliabilities;
        this.owners = owners;
        this.people = people;
    }

    @GetMapping("/results")
    ModelAndView results(@PathVariable UUID id, @RequestParam(required = false) @Nullable String after, Viewer viewer) {
        Lineage.After begin = after == null ? null : LineageApi.cursor(after).orElse(null);
        AskedLineage.Found found = asked.find(id, viewer, begin, PAGE)
                .orElseThrow(() -> Problem.notFound().exception());
        Lineage.Behind behind = found.behind().orElse(null);
        Set<Integer> named = new HashSet<>();
        if (behind != null) {
            behind.results().forEach(origin -> origin.steps().forEach(step -> named.add(step.person())));
        }
        return new ModelAndView(
                "results/web/lineage",
                "page",
                new LineagePage(
                        found.goal(),
                        owners.card(found.goal().owner()).name(),
                        behind,
                        behind == null || behind.standing().frozen()
                                ? java.util.List.of()
                                : reliabilities.feeds(
                                        behind.standing().metric(),
                                        behind.standing().period()),
                        people.names(named),
                        found.whole(),
                        begin != null,
                        Rights.mayReadRows(viewer)));
    }

    @GetMapping(value = "/results.csv", produces = "text/csv")
    void download(@PathVariable UUID id, Viewer viewer, HttpServletResponse response) throws IOException {
        file.write(id, viewer, response);
    }
}
