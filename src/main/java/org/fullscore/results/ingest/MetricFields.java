package org.fullscore.results.ingest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the fields of a mapping that say where the amounts of each metric stand. */
final class MetricFields {

    private MetricFields() {}

    /** The metrics of a document, in their order. */
    static List<Mapping.MetricColumn> metrics(Fields document) {
        Fields metrics = document.within("metrics");
        if (document.get("metrics") == null) {
            document.missing("metrics");
        } else if (metrics.isEmpty()) {
            document.fault("metrics", "VALUE_MISSING", "The mapping says nothing of any metric.", "Name a metric.");
        }
        List<Mapping.MetricColumn> columns = new ArrayList<>();
        for (String code : metrics.object().propertyNames()) {
            if (metrics.object().get(code) instanceof ObjectNode) {
                columns.add(metric(code, metrics));
            } else {
                metrics.wrong(code, "Write { column: … } or { constant: … }.");
            }
        }
        return columns;
    }

    private static Mapping.MetricColumn metric(String code, Fields metrics) {
        Fields metric = metrics.within(code);
        metric.known("column", "times", "constant", "decimal", "grouping");
        String column = metric.text("column");
        BigDecimal constant = constant(metric);
        if ((column == null) == (constant == null)) {
            metrics.fault(code, "COLUMN_OR_CONSTANT", "Either a column or a constant is needed.", "Name one of them.");
        }
        String times = metric.text("times");
        if (times != null && (column == null || times.equals(column))) {
            metric.wrong("times", "Name a second column beside the first.");
        }
        Character decimal = metric.mark("decimal");
        Character grouping = metric.mark("grouping");
        if (grouping != null && grouping.equals(decimal)) {
            metric.wrong("grouping", "Decimal and grouping marks differ.");
        }
        return new Mapping.MetricColumn(code, column, times, constant, decimal, grouping);
    }

    private static @Nullable BigDecimal constant(Fields metric) {
        JsonNode node = metric.get("constant");
        if (node == null) {
            return null;
        }
        return switch (Amounts.read(node.isValueNode() ? node.asString() : "", '.', null)) {
            case Amounts.Amount amount -> amount.value();
            case FailureReason reason -> {
                metric.fault("constant", reason.name(), reason.message(), reason.remedy());
                yield BigDecimal.ZERO;
            }
        };
    }

    static void write(ObjectNode document, List<Mapping.MetricColumn> metrics) {
        ObjectNode fields = document.putObject("metrics");
        for (Mapping.MetricColumn metric : metrics) {
            ObjectNode field = fields.putObject(metric.code());
            MappingDocument.put(field, "column", metric.column());
            MappingDocument.put(field, "times", metric.times());
            if (metric.constant() != null) {
                field.put("constant", metric.constant());
            }
            MappingDocument.put(field, "decimal", metric.decimal());
            MappingDocument.put(field, "grouping", metric.grouping());
        }
    }
}
