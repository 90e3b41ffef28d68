package org.fullscore.results.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fullscore.organization.People;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Delivery;
import org.fullscore.results.Import;
import org.fullscore.results.Importing;
import org.fullscore.results.Imports;
import org.fullscore.results.Source;
import org.fullscore.results.Sources;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The list of deliveries, and the upload of the next one. */
@Controller
class ImportsController {

    private static final int A_PAGE = 50;
    private static final String VIEW = "results/web/imports";

    private final Imports imports;
    private final Sources sources;
    private final Importing importing;
    private final People people;
    private final MessageSource messages;

    ImportsController(Imports imports, Sources sources, Importing importing, People people, MessageSource messages) {
        this.imports = imports;
        this.sources = sources;
        this.importing = importing;
        this.people = people;
        this.messages = messages;
    }

    @Bean
    static RailEntry importsRailEntry() {
        return new RailEntry("data", 10, "rail.imports", "/imports", Set.of("administrator", "operations", "auditor"));
    }

    @GetMapping("/imports")
    String list(
            @RequestParam(required = false) @Nullable Integer before,
            @RequestParam(required = false) @Nullable String source,
            Viewer viewer,
            Model model) {
        if (!Rights.mayReadRows(viewer)) {
            throw Problem.notFound().exception();
        }
        model.addAttribute("page", page(before, source, Errors.NONE, viewer));
        return VIEW;
    }

    @PostMapping("/imports")
    ModelAndView upload(
            @RequestParam(defaultValue = "") String source,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Viewer viewer)
            throws IOException {
        if (!Rights.mayDeliver(viewer)) {
            throw Problem.notFound().exception();
        }
        if (file == null || file.isEmpty()) {
            return again(source, Errors.of("file", say("results.imports.file.missing")), viewer);
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "results");
        try (InputStream content = file.getInputStream();
                Delivery delivery = Delivery.receive(content, name)) {
            return switch (importing.keep(
                    source, delivery, Import.Terms.of(Import.Mode.GOOD_ROWS), viewer.personKey())) {
                case Importing.Answer.Taken taken ->
                    new ModelAndView("redirect:/imports/" + taken.delivery().id());
                case Importing.Answer.SourceUnknown unknown ->
                    again(source, Errors.of("source", say("results.imports.source.missing")), viewer);
                case Importing.Answer.Refused refused -> throw new IllegalStateException("Nothing was read yet");
                case Importing.Answer.Previewed previewed -> throw new IllegalStateException("Nothing was read yet");
                case Importing.Answer.Interrupted interrupted ->
                    throw new IllegalStateException("Nothing was read yet");
            };
        }
    }

    private ModelAndView again(String source, Errors errors, Viewer viewer) {
        return new ModelAndView(
                VIEW, Map.of("page", page(null, source, errors, viewer)), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ImportsPage page(@Nullable Integer before, @Nullable String source, Errors errors, Viewer viewer) {
        List<Import> list = imports.latest(Imports.start(before), A_PAGE);
        Map<Integer, String> names = people.names(list.stream()
                .map(Import::startedBy)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return new ImportsPage(
                list.stream()
                        .map(delivery -> new ImportsPage.Line(delivery, names.get(delivery.startedBy())))
                        .toList(),
                sources.all().stream()
                        .map(Source::name)
                        .map(name -> new Option(name, name))
                        .toList(),
                source,
                Rights.mayDeliver(viewer),
                errors,
                list.size() < A_PAGE
                        ? null
                        : "/imports?before=" + list.getLast().key());
    }

    private String say(String key) {
        return messages.getMessage(key, null, java.util.Locale.ENGLISH);
    }
}
