package org.fullscore.results.web;

import java.util.Map;
import java.util.Set;
import org.fullscore.organization.Viewer;
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

    SourcesController(Sources sources) {
        this.sources = sources;
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
        return new ModelAndView(VIEW, Map.of("page", new SourcesPage(sources.all(), Rights.mayDeliver(viewer))));
    }
}
