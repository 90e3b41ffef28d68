package org.fullscore.consistency.web;

import org.fullscore.consistency.ConsistencyReport;
import org.fullscore.consistency.Inquiry;
import org.fullscore.consistency.Reporting;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Dictionary;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.fullscore.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page executives come for: kept first, then whether the same was done for the same. */
@Controller
class ConsistencyController {

    private final Reporting reporting;
    private final OrganizationSettings settings;
    private final Today today;
    private final Dictionary dictionary;

    ConsistencyController(Reporting reporting, OrganizationSettings settings, Today today, Dictionary dictionary) {
        this.reporting = reporting;
        this.settings = settings;
        this.today = today;
        this.dictionary = dictionary;
    }

    @Bean
    static RailEntry consistencyRailEntry() {
        return new RailEntry("evidence", 10, "rail.consistency", "/consistency");
    }

    @GetMapping("/consistency")
    String consistency(@RequestParam(required = false) @Nullable String range, Viewer viewer, Model model) {
        var set = settings.current();
        var day = today.date();
        var freely = viewer.isExecutive() || viewer.isAuditor();
        var ranges = new Ranges(
                set.calendar(),
                day,
                reporting.earliest().filter(first -> first.isBefore(day)).orElse(day),
                freely);
        var words = dictionary.words(set.locale(), set.zone());
        var chosen = range == null ? Ranges.YEAR : range;
        var report = report(ranges, chosen, viewer, words);
        if (range == null && freely && report.outcomes().due() == 0) {
            chosen = Ranges.ALL;
            report = report(ranges, chosen, viewer, words);
        }
        var say = Statements.in(words);
        model.addAttribute(
                "page",
                new ConsistencyPage(
                        report,
                        say,
                        new CaseLinks(report.first(), report.last()),
                        ranges.options(words),
                        chosen,
                        set.suppressionPersons(),
                        ConsistencyPage.pictures(report, say)));
        return "consistency/web/consistency";
    }

    private ConsistencyReport report(Ranges ranges, String chosen, Viewer viewer, Words words) {
        var range = ranges.find(chosen).orElseThrow(() -> Problem.notFound().exception());
        return reporting.report(Inquiry.usual(range.first(), range.last()), viewer, words);
    }
}
