package org.fullscore.results;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fullscore.organization.Metric;
import org.fullscore.results.ingest.Known;
import org.fullscore.results.ingest.Mapping;
import org.fullscore.results.ingest.SampleColumn;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A first mapping made of what the columns of a file show beyond doubt: whose values are people, days of one format, or
 * differ from row to row under a name that says so; whose name is that of a metric. The rest is left open.
 */
final class Suggestion {

    private static final int LOOKED_AT = 200;
    private static final Pattern NAMES_AN_ID =
            Pattern.compile("(^|.*[^a-z])(id|key|no|nr|number|code|ref|reference)$|^(id|key|no|nr|number)[^a-z].*");

    private Suggestion() {}

    /** The document, as JSON. */
    static String of(List<SampleColumn> columns, Known known, List<Metric> metrics) {
        ObjectNode document = new JsonMapper().createObjectNode();
        columns.stream()
                .filter(column -> column.distinct() && column.formats().isEmpty() && namesAnId(column.name()))
                .findFirst()
                .ifPresent(column -> document.put("key", column.name()));
        person(columns, known)
                .ifPresent(found -> document.putObject("person")
                        .put("column", found.column())
                        .put("by", found.by().name().toLowerCase(Locale.ROOT)));
        columns.stream()
                .filter(column -> !column.formats().isEmpty())
                .findFirst()
                .ifPresent(column -> {
                    ObjectNode on = document.putObject("on").put("column", column.name());
                    if (column.formats().size() == 1
                            && !column.formats().getFirst().isEmpty()) {
                        on.put("format", column.formats().getFirst());
                    }
                });
        ObjectNode amounts = new JsonMapper().createObjectNode();
        for (Metric metric : metrics) {
            columns.stream()
                    .filter(column -> metric.aggregate() != Metric.Aggregate.RATIO && names(column, metric))
                    .findFirst()
                    .ifPresent(column -> amounts.putObject(metric.code()).put("column", column.name()));
        }
        if (!amounts.isEmpty()) {
            document.set("metrics", amounts);
        }
        return document.toString();
    }

    private static boolean namesAnId(String name) {
        String words = name.strip().replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return NAMES_AN_ID.matcher(words).matches();
    }

    private static boolean names(SampleColumn column, Metric metric) {
        return column.name().equalsIgnoreCase(metric.code()) || column.name().equalsIgnoreCase(metric.name());
    }

    /** The column most of whose values are people here, and by what they are known. */
    private static Optional<Mapping.PersonColumn> person(List<SampleColumn> columns, Known known) {
        Mapping.PersonColumn best = null;
        long most = 0;
        for (SampleColumn column : columns) {
            List<String> values = column.values().stream().limit(LOOKED_AT).toList();
            Map<Mapping.By, Long> found = new EnumMap<>(Mapping.By.class);
            for (Mapping.By by : List.of(Mapping.By.ID, Mapping.By.EMAIL, Mapping.By.NAME)) {
                found.put(
                        by,
                        values.stream()
                                .filter(value -> known.exactly(by, value) != null)
                                .count());
            }
            for (Map.Entry<Mapping.By, Long> by : found.entrySet()) {
                if (by.getValue() > most && 2 * by.getValue() >= values.size()) {
                    most = by.getValue();
                    best = new Mapping.PersonColumn(column.name(), by.getKey());
                }
            }
        }
        return Optional.ofNullable(best);
    }
}
