package org.fullscore.organization.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fullscore.organization.LoadingMetrics;
import org.fullscore.organization.Metric;
import org.fullscore.organization.MetricDraft;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is measured. */
@RestController
@RequestMapping("/api/metrics")
@Tag(name = "Organization")
class MetricsApi {

    private final LoadingMetrics loading;
    private final Metrics metrics;

    MetricsApi(LoadingMetrics loading, Metrics metrics) {
        this.loading = loading;
        this.metrics = metrics;
    }

    /** A metric as the public contract says it. */
    record Line(
            String code,
            String name,
            String unit,
            @Nullable String currency,
            String direction,
            String aggregate,
            @Nullable String numerator,
            @Nullable String denominator) {}

    @PutMapping
    @Operation(
            summary = "Add or change metrics",
            description =
                    "A sum over percent is refused; a ratio names two metrics that are added up. All are taken or none.")
    ResponseEntity<?> put(@RequestBody List<MetricDraft> drafts, @Parameter(hidden = true) Viewer viewer) {
        return Lists.mayKeep(viewer)
                ? Lists.answer(loading.load(drafts, viewer.personKey()))
                : Lists.notAllowed().response();
    }

    @GetMapping
    @Operation(summary = "Every metric")
    Page<Line> list() {
        List<Metric> all = metrics.all();
        Map<Short, String> codes = new HashMap<>();
        all.forEach(metric -> codes.put(metric.key(), metric.code()));
        return Page.of(all.stream()
                .map(metric -> new Line(
                        metric.code(),
                        metric.name(),
                        metric.unit().word(),
                        metric.currency(),
                        metric.direction().word(),
                        metric.aggregate().word(),
                        metric.numerator() == null ? null : codes.get(metric.numerator()),
                        metric.denominator() == null ? null : codes.get(metric.denominator())))
                .toList());
    }
}
