package org.fullscore.results.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Viewer;
import org.fullscore.results.ChangingSource;
import org.fullscore.results.Delivery;
import org.fullscore.results.Imports;
import org.fullscore.results.LookingAtSample;
import org.fullscore.results.Samples;
import org.fullscore.results.Source;
import org.fullscore.results.Sources;
import org.fullscore.results.ingest.RefusedFileException;
import org.fullscore.results.ingest.Row;
import org.fullscore.results.ingest.RowFailure;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The page on which a mapping is made by looking at a sample, or written as text: either is the same mapping. */
@Controller
@RequestMapping("/sources/mapping")
class SourceController {

    private static final String VIEW = "results/web/source";

    private final Sources sources;
    private final ChangingSource changing;
    private final Samples samples;
    private final LookingAtSample looking;
    private final Imports imports;
    private final Metrics metrics;
    private final MessageSource messages;

    SourceController(
            Sources sources,
            ChangingSource changing,
            Samples samples,
            LookingAtSample looking,
            Imports imports,
            Metrics metrics,
            MessageSource messages) {
        this.sources = sources;
        this.changing = changing;
        this.samples = samples;
        this.looking = looking;
        this.imports = imports;
        this.metrics = metrics;
        this.messages = messages;
    }

    /** What was sent: a mapping on its way, the sample it is looked at through, and what is wrong with the sending. */
    private record Draft(
            String name,
            MappingForm form,
            String text,
            boolean isWritten,
            Samples.@Nullable Sample sample,
            Errors errors) {

        Draft with(Errors others) {
            return new Draft(name, form, text, isWritten, sample, others);
        }
    }

    @GetMapping
    ModelAndView show(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable UUID sample,
            @RequestParam(required = false) @Nullable Integer saved,
            Viewer viewer)
            throws IOException {
        if (!Rights.mayReadRows(viewer)) {
            throw Problem.notFound().exception();
        }
        Optional<Source> source = sources.find(name);
        if (source.isEmpty() && !name.isEmpty()) {
            throw Problem.notFound().exception();
        }
        MappingForm form = form(source.map(Source::document).orElse(""));
        return page(new Draft(name, form, form.yaml(), false, found(sample, viewer), Errors.NONE), saved, viewer);
    }

    @PostMapping("/look")
    ModelAndView look(
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Viewer viewer)
            throws IOException {
        Draft draft = draft(sent, file, viewer);
        return page(draft, null, viewer);
    }

    @PostMapping
    ModelAndView save(
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Viewer viewer)
            throws IOException {
        Draft draft = draft(sent, file, viewer);
        if (draft.errors().any()) {
            return page(draft, null, viewer);
        }
        return switch (changing.change(draft.name(), draft.text(), viewer.personKey())) {
            case ChangingSource.Answer.Faulty faulty -> {
                Errors errors = Faults.of(faulty.faults(), draft.isWritten(), codes(deliverable()), this::say);
                yield page(draft.with(errors), null, viewer);
            }
            case ChangingSource.Answer.Created created -> saved(created.source(), draft.sample());
            case ChangingSource.Answer.Changed changed -> saved(changed.source(), draft.sample());
            case ChangingSource.Answer.Unchanged unchanged -> saved(unchanged.source(), draft.sample());
        };
    }

    private static ModelAndView saved(Source source, Samples.@Nullable Sample sample) {
        UriComponentsBuilder page = UriComponentsBuilder.fromPath("/sources/mapping")
                .queryParam("name", "{name}")
                .queryParam("saved", source.version());
        if (sample != null) {
            page.queryParam("sample", sample.id());
        }
        return new ModelAndView(
                "redirect:" + page.encode().buildAndExpand(source.name()).toUriString());
    }

    private Draft draft(MultiValueMap<String, String> sent, @Nullable MultipartFile file, Viewer viewer)
            throws IOException {
        if (!Rights.mayDeliver(viewer)) {
            throw Problem.notFound().exception();
        }
        String name = Objects.requireNonNullElse(sent.getFirst("name"), "").strip();
        String written = Objects.requireNonNullElse(sent.getFirst("mapping"), "");
        boolean isWritten = !written.isBlank();
        Samples.Sample sample = found(id(sent.getFirst("sample")), viewer);
        Errors errors = name.isEmpty() ? Errors.of("name", say("results.source.name.missing")) : Errors.NONE;
        if (file != null && !file.isEmpty()) {
            Taken taken = take(file, viewer);
            sample = taken.sample() == null ? sample : taken.sample();
            errors = taken.error() == null ? errors : errors.and("file", taken.error());
        } else if (sample == null && !isWritten && !sent.containsKey("key")) {
            errors = errors.and("file", say("results.source.file.missing"));
        }
        MappingForm form = form(base(sent, name, isWritten ? written : "", errors.any() ? null : sample));
        MappingForm changed = isWritten || !sent.containsKey("key") ? form : form.changed(sent);
        return new Draft(name, changed, isWritten ? written : changed.yaml(), isWritten, sample, errors);
    }

    /** What the form begins with: what was written, else what it began with before, else what is saved, else a guess. */
    private String base(
            MultiValueMap<String, String> sent, String name, String written, Samples.@Nullable Sample sample)
            throws IOException {
        String before = Objects.requireNonNullElse(sent.getFirst("document"), "");
        if (!written.isEmpty() || !before.isBlank() || sent.containsKey("key")) {
            return written.isEmpty() ? before : written;
        }
        Optional<Source> source = sources.find(name);
        if (source.isPresent()) {
            return source.get().document();
        }
        return sample == null ? "" : looking.suggest(sample);
    }

    /** A sample, or why there is none. */
    private record Taken(
            Samples.@Nullable Sample sample, @Nullable String error) {}

    private Taken take(MultipartFile file, Viewer viewer) throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "sample");
        try (InputStream content = file.getInputStream();
                Delivery delivery = Delivery.receive(content, name)) {
            Optional<Samples.Sample> kept = samples.keep(delivery, viewer.personKey());
            return kept.map(sample -> new Taken(sample, null))
                    .orElseGet(() -> new Taken(null, say("results.source.file.large")));
        } catch (RefusedFileException refused) {
            RowFailure why = refused.failure();
            return new Taken(null, why.message() + " " + why.remedy());
        }
    }

    private ModelAndView page(Draft draft, @Nullable Integer saved, Viewer viewer) throws IOException {
        LookingAtSample.Look look = looking.look(draft.name(), draft.text(), draft.sample());
        List<String> columns = look.layout() != null ? look.layout().header() : columnsOfLast(draft.name());
        SourcePage page = new SourcePage(
                draft.name(),
                draft.form(),
                draft.text(),
                draft.sample(),
                look,
                columns,
                deliverable(),
                draft.errors(),
                Rights.mayDeliver(viewer),
                saved);
        return new ModelAndView(
                VIEW, Map.of("page", page), draft.errors().any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** The columns of the last file of a source that was looked through. */
    private List<String> columnsOfLast(String name) {
        return imports.lastHeader(name).map(Row::cellsOf).orElse(List.of());
    }

    private MappingForm form(String document) {
        return MappingForm.of(document, codes(deliverable()));
    }

    private List<Metric> deliverable() {
        return metrics.all().stream()
                .filter(metric -> metric.aggregate() != Metric.Aggregate.RATIO)
                .toList();
    }

    private static List<String> codes(List<Metric> metrics) {
        return metrics.stream().map(Metric::code).toList();
    }

    private Samples.@Nullable Sample found(@Nullable UUID id, Viewer viewer) {
        return id == null ? null : samples.find(id, viewer.personKey()).orElse(null);
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    private String say(String key) {
        return messages.getMessage(key, null, Locale.ENGLISH);
    }
}
