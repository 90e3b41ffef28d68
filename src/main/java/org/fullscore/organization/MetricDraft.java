package org.fullscore.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A metric as somebody wants it. What is left out stays as it is; for a new metric the direction is higher, the aggregate
 * sum.
 */
public record MetricDraft(
        @Schema(example = "revenue") @Nullable String code,
        @Schema(example = "Revenue") @Nullable String name,

        @Schema(
                example = "currency",
                allowableValues = {"currency", "count", "percent"})
        @Nullable
        String unit,

        @Schema(example = "USD", description = "ISO code, for the unit currency only") @Nullable
        String currency,

        @Schema(
                example = "higher",
                allowableValues = {"higher", "lower"})
        @Nullable
        String direction,

        @Schema(
                example = "sum",
                allowableValues = {"sum", "ratio", "last"})
        @Nullable
        String aggregate,

        @Schema(description = "Code of the metric above the line of a ratio") @Nullable
        String numerator,

        @Schema(description = "Code of the metric below the line of a ratio") @Nullable
        String denominator) {}
