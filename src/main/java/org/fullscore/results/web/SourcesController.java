package org.fullscore.results.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Reliabilities;
import org.fullscore.results.Source;
import org.fullscore.results.Sources;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The list of sources. */
@Controller
class SourcesController {

    private static final String VIEW = "results/web/sources";

    private final Sources sources;
    private final Reliabilities reliabilities;
    private final Today today;

    SourcesController(Sources sources, Reliabilities reliabilities, Today today) {
        this.sources = sources;
        this.reliabilities = reliabilities;
        this.today = today;
    }

    @Bean
    static RailEntry sourcesRailEntry() {
        return new RailEntry("data", 20, "rail.sources", "/sources", Set.of("administrator", "operations", "auditor"));
    }

    @GetMapping("/sources")
    ModelAndView list(Viewer viewer) {
        if (!Rights.mayReadRows(viewer)) {
            throw Problem.notFound().exception();
        }
        List<SourcesPage.Line> lines = sources.all().stream().map(this::line).toList();
        return new ModelAndView(VIEW, Map.of("page", new SourcesPage(lines, Rights.mayDeliver(viewer))));
    }

    private SourcesPage.Line line(Source source) {
        Instant due = reliabilities.due(source);
        return new SourcesPage.Line(source, due, due != null && !today.instant().isBefore(due));
    }
}
