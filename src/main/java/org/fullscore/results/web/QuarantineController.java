package org.fullscore.results.web;

import java.util.Map;
import java.util.Set;
import org.fullscore.organization.Viewer;
import org.fullscore.results.ingest.Quarantine;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.fullscore.web.Waiting;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page of all rows that were not taken. */
@Controller
class QuarantineController {

    private static final String PATH = "/quarantine";

    private final Quarantine quarantine;

    QuarantineController(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    @Bean
    static RailEntry quarantineRailEntry() {
        return new RailEntry("data", 30, "rail.quarantine", PATH, Set.of("administrator", "operations", "auditor"));
    }

    @Bean
    static Waiting quarantinedRows(Quarantine quarantine) {
        return new Waiting() {
            @Override
            public String href() {
                return PATH;
            }

            @Override
            public int count() {
                return quarantine.count();
            }
        };
    }

    @GetMapping(PATH)
    ModelAndView list(Viewer viewer) {
        if (!Rights.mayReadRows(viewer)) {
            throw Problem.notFound().exception();
        }
        return new ModelAndView("results/web/quarantine", Map.of("page", new QuarantinePage(quarantine.waiting())));
    }
}
