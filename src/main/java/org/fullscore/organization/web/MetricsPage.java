package org.fullscore.organization.web;

import java.util.List;
import org.fullscore.organization.Metric;
import org.fullscore.organization.MetricDraft;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * What is measured, and for administrators the form that adds or changes a metric.
 *
 * @param saved code of the metric that was just saved, or null
 * @param added up metrics of which a ratio can be made
 */
public record MetricsPage(
        List<Line> lines,
        boolean keeps,
        MetricDraft form,
        Errors errors,
        @Nullable String saved,
        List<Option> added) {

    /** A metric; names of the parts of a ratio, else null. */
    public record Line(
            Metric metric,
            @Nullable String numerator,
            @Nullable String denominator) {}
}
