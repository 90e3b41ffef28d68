package org.fullscore.results.ingest;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How the amounts of a file are written, by code of their metric; found out by looking through the whole file. */
public record FileMarks(Map<String, Marks> byMetric) {

    /** Of what is no file: amounts are plain decimals where the mapping does not say otherwise. */
    public static final FileMarks NONE = new FileMarks(Map.of());

    private static final JsonMapper JSON = new JsonMapper();

    public FileMarks {
        byMetric = Map.copyOf(byMetric);
    }

    /** How the amounts of a metric are written: as the mapping says, else as was found out. */
    public Marks of(Mapping.MetricColumn column) {
        Marks found = byMetric.getOrDefault(column.code(), Marks.PLAIN);
        Character decimal = column.decimal();
        Character grouping = column.grouping();
        if (decimal != null) {
            boolean unfit = found.grouping() == null || found.grouping().equals(decimal);
            Character beside = unfit ? other(decimal) : found.grouping();
            return new Marks(decimal, grouping == null ? beside : grouping, true);
        }
        if (grouping == null) {
            return found;
        }
        Character before = other(grouping);
        return before == null
                ? new Marks(found.decimal(), grouping, found.certain())
                : new Marks(before, grouping, true);
    }

    private static @Nullable Character other(char mark) {
        return switch (mark) {
            case '.' -> ',';
            case ',' -> '.';
            default -> null;
        };
    }

    /** As JSON, to be kept with the import. */
    public String write() {
        ObjectNode document = JSON.createObjectNode();
        new TreeMap<>(byMetric).forEach((metric, marks) -> {
            ObjectNode field = document.putObject(metric);
            field.put("decimal", String.valueOf(marks.decimal()));
            field.put(
                    "grouping",
                    marks.grouping() == null ? null : marks.grouping().toString());
            field.put("certain", marks.certain());
        });
        return JSON.writeValueAsString(document);
    }

    /** Reads what {@link #write} wrote. */
    public static FileMarks read(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        Map<String, Marks> marks = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : JSON.readTree(text).properties()) {
            JsonNode grouping = field.getValue().get("grouping");
            marks.put(
                    field.getKey(),
                    new Marks(
                            field.getValue().get("decimal").asString().charAt(0),
                            grouping.isNull() ? null : grouping.asString().charAt(0),
                            field.getValue().get("certain").asBoolean()));
        }
        return new FileMarks(marks);
    }
}
