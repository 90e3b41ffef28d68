package org.fullscore.organization.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fullscore.organization.Loaded;
import org.fullscore.organization.LoadingMetrics;
import org.fullscore.organization.Metric;
import org.fullscore.organization.MetricDraft;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of metrics. */
@Controller
class MetricsController {

    private final Metrics metrics;
    private final LoadingMetrics loading;
    private final OrganizationSettings settings;

    MetricsController(Metrics metrics, LoadingMetrics loading, OrganizationSettings settings) {
        this.metrics = metrics;
        this.loading = loading;
        this.settings = settings;
    }

    @Bean
    static RailEntry metricsRailEntry() {
        return new RailEntry("organization", 30, "rail.metrics", "/metrics");
    }

    @GetMapping("/metrics")
    ModelAndView metrics(
            @RequestParam(required = false) @Nullable String saved,
            @RequestParam(required = false) @Nullable String edit,
            Viewer viewer) {
        MetricDraft empty =
                new MetricDraft(null, null, "currency", settings.current().currency(), "higher", "sum", null, null);
        MetricDraft form =
                edit == null ? empty : metrics.byCode(edit).map(this::draft).orElse(empty);
        return view(viewer, form, Errors.NONE, saved);
    }

    @PostMapping("/metrics")
    ModelAndView save(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String direction,
            @RequestParam(defaultValue = "") String aggregate,
            @RequestParam(defaultValue = "") String numerator,
            @RequestParam(defaultValue = "") String denominator,
            Viewer viewer) {
        if (!Lists.mayKeep(viewer)) {
            throw Problem.notFound().exception();
        }
        MetricDraft form = new MetricDraft(
                code.strip(),
                name.strip(),
                given(unit),
                unit.equals("currency") ? given(currency.toUpperCase(Locale.ROOT)) : null,
                given(direction),
                given(aggregate),
                aggregate.equals("ratio") ? given(numerator) : null,
                aggregate.equals("ratio") ? given(denominator) : null);
        return switch (loading.load(List.of(form), viewer.personKey())) {
            case Loaded.Done ignored -> new ModelAndView("redirect:/metrics").addObject("saved", form.code());
            case Loaded.Refused refused -> view(viewer, form, errors(refused.problem()), null);
        };
    }

    private ModelAndView view(Viewer viewer, MetricDraft form, Errors errors, @Nullable String saved) {
        List<Metric> all = metrics.all();
        Map<Short, String> names = new HashMap<>();
        all.forEach(metric -> names.put(metric.key(), metric.name()));
        List<MetricsPage.Line> lines = all.stream()
                .map(metric -> new MetricsPage.Line(
                        metric,
                        metric.numerator() == null ? null : names.get(metric.numerator()),
                        metric.denominator() == null ? null : names.get(metric.denominator())))
                .toList();
        List<Option> added = new ArrayList<>(List.of(new Option("", "–")));
        all.stream()
                .filter(metric -> metric.aggregate() == Metric.Aggregate.SUM)
                .forEach(metric -> added.add(new Option(metric.code(), metric.name())));
        ModelAndView view = new ModelAndView(
                "organization/web/metrics",
                "page",
                new MetricsPage(lines, Lists.mayKeep(viewer), form, errors, saved, added));
        view.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return view;
    }

    private MetricDraft draft(Metric metric) {
        return new MetricDraft(
                metric.code(),
                metric.name(),
                metric.unit().word(),
                metric.currency(),
                metric.direction().word(),
                metric.aggregate().word(),
                code(metric.numerator()),
                code(metric.denominator()));
    }

    private @Nullable String code(@Nullable Short key) {
        return key == null ? null : metrics.byKey(key).map(Metric::code).orElse(null);
    }

    static Errors errors(Problem problem) {
        Errors errors = Errors.NONE;
        for (var error : problem.errors()) {
            errors = errors.and(error.column() == null ? "" : error.column(), error.message() + " " + error.remedy());
        }
        return errors;
    }

    private static @Nullable String given(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
