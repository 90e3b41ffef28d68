package org.fullscore.results.web;

import java.util.Map;
import java.util.Set;
import org.fullscore.organization.Viewer;
import org.fullscore.results.ChangingSource;
import org.fullscore.results.Source;
import org.fullscore.results.Sources;
import org.fullscore.results.ingest.MappingReading;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The page on which sources are seen and their mappings written. */
@Controller
class SourcesController {

    private static final String VIEW = "results/web/sources";
    private static final JsonMapper JSON = new JsonMapper();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .build();
    private static final String EXAMPLE = """
            format: csv
            key: opportunity_id
            only: { deal_stage: [Won] }
            person: { column: sales_agent, by: name }
            on: { column: close_date, format: yyyy-MM-dd }
            metrics:
              revenue: { column: close_value }
            """;

    private final Sources sources;
    private final ChangingSource changing;

    SourcesController(Sources sources, ChangingSource changing) {
        this.sources = sources;
        this.changing = changing;
    }

    @Bean
    static RailEntry sourcesRailEntry() {
        return new RailEntry("data", 20, "rail.sources", "/sources", Set.of("administrator", "operations", "auditor"));
    }

    @GetMapping("/sources")
    ModelAndView list(@RequestParam(defaultValue = "") String name, Viewer viewer) {
        if (!Rights.mayReadRows(viewer)) {
            throw Problem.notFound().exception();
        }
        String mapping = sources.find(name).map(SourcesController::yaml).orElse(EXAMPLE);
        return new ModelAndView(VIEW, Map.of("page", page(name, mapping, Errors.NONE, viewer)));
    }

    @PostMapping("/sources")
    ModelAndView change(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String mapping,
            Viewer viewer) {
        if (!Rights.mayDeliver(viewer)) {
            throw Problem.notFound().exception();
        }
        return switch (changing.change(name.strip(), mapping, viewer.personKey())) {
            case ChangingSource.Answer.Faulty faulty -> {
                Errors errors = Errors.NONE;
                for (MappingReading.Fault fault : faulty.faults()) {
                    errors = errors.and(
                            fault.at().equals("name") ? "name" : "mapping",
                            (fault.at().isEmpty() ? "" : fault.at() + ": ") + fault.message() + " " + fault.remedy());
                }
                yield new ModelAndView(
                        VIEW, Map.of("page", page(name, mapping, errors, viewer)), HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case ChangingSource.Answer.Created created -> new ModelAndView("redirect:/sources");
            case ChangingSource.Answer.Changed changed -> new ModelAndView("redirect:/sources");
            case ChangingSource.Answer.Unchanged unchanged -> new ModelAndView("redirect:/sources");
        };
    }

    private SourcesPage page(String name, String mapping, Errors errors, Viewer viewer) {
        return new SourcesPage(sources.all(), Rights.mayDeliver(viewer), name, mapping, errors);
    }

    private static String yaml(Source source) {
        return YAML.writeValueAsString(JSON.readTree(source.document()));
    }
}
