package org.fullscore.results.ingest;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * A mapping as it is written: YAML or JSON.
 *
 * <pre>{@code
 * format: csv                       # csv | ndjson | xlsx; without it, found out
 * compression: gzip                 # gzip | none; without it, found out
 * key: opportunity_id               # the external id; several columns: [invoice, item]; the same once more a row of its
 *                                   # own: { columns: [invoice, item], numbered: true }
 * only: { deal_stage: [Won] }       # rows that count; others are ignored
 * person: { column: sales_agent, by: name }     # by: id | email | name | alias; or a list of those who share a row:
 *                                   # - { column: rep, by: name, percent: rep_share }    without percent: equal parts
 *                                   # - { column: partner, by: name, percent: partner_share }
 *                                   # - { column: engineer, by: id, credit: overlay }    beside the whole
 * on: { column: close_date, format: yyyy-MM-dd }      # optional zone: for instants
 * metrics:
 *   revenue:   { column: close_value }          # optional decimal: ",", grouping: "."; without them, found out
 *   turnover:  { column: quantity, times: price }   # the product of both
 *   deals-won: { constant: 1 }
 * currency: { column: currency, rates: plan }    # optional: converted by rates: plan | daily, else quarantined
 * reversal: { column: type, values: [Storno], of: original_id }    # optional: rows that take back what was recorded
 * snapshot: false                   # optional: each file holds everything
 * credit: primary                   # optional: primary | overlay
 * encoding: windows-1252            # optional
 * separator: ";"                    # optional
 * expected: daily                   # optional: hourly | daily | weekly | monthly, or ISO 8601 such as PT6H; on working days
 * }</pre>
 */
public final class MappingDocument {

    private static final int LONGEST = 100_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final YAMLMapper WRITTEN = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private MappingDocument() {}

    /** Reads a document; JSON is recognized by its first brace. */
    public static MappingReading read(String text) {
        MappingReading.Draft draft = draft(text);
        return draft.faults().isEmpty()
                ? new MappingReading.Read(draft.mapping())
                : new MappingReading.Faulty(draft.faults());
    }

    /** Reads a document that may not be whole yet. */
    public static MappingReading.Draft draft(String text) {
        if (text.length() > LONGEST) {
            return faulty("TOO_LARGE", "The mapping is longer than 100,000 characters.", "Shorten it.");
        }
        try {
            return tree(text) instanceof ObjectNode object
                    ? new MappingFields(object).draft()
                    : faulty("UNREADABLE", "The mapping is empty.", "Write the fields of a mapping.");
        } catch (JacksonException failure) {
            return faulty("UNREADABLE", "This is neither YAML nor JSON: " + where(failure), "Correct it there.");
        }
    }

    /** The fields of a document, none if it cannot be read. */
    public static ObjectNode fields(String text) {
        try {
            return text.length() <= LONGEST && tree(text) instanceof ObjectNode object
                    ? object
                    : JSON.createObjectNode();
        } catch (JacksonException failure) {
            return JSON.createObjectNode();
        }
    }

    /** Fields of a mapping as people read them: YAML, without comments. */
    public static String yaml(JsonNode fields) {
        return fields.isEmpty() ? "" : WRITTEN.writeValueAsString(fields);
    }

    private static JsonNode tree(String text) {
        return text.stripLeading().startsWith("{") ? JSON.readTree(text) : YAML.readTree(text);
    }

    /** The document of a mapping, as JSON. */
    public static String write(Mapping mapping) {
        ObjectNode document = JSON.createObjectNode();
        put(document, "format", mapping.format() == null ? null : word(mapping.format()));
        put(document, "compression", mapping.compression() == null ? null : word(mapping.compression()));
        write(document, mapping.key());
        if (!mapping.only().isEmpty()) {
            ObjectNode only = document.putObject("only");
            mapping.only().forEach((column, values) -> {
                ArrayNode list = only.putArray(column);
                values.forEach(list::add);
            });
        }
        ShareFields.write(document, mapping);
        ObjectNode on = document.putObject("on").put("column", mapping.on().column());
        put(on, "format", mapping.on().format());
        put(on, "zone", mapping.on().zone());
        MetricFields.write(document, mapping.metrics());
        if (mapping.currency() != null) {
            ObjectNode currency = document.putObject("currency").put("column", mapping.currency());
            put(currency, "rates", mapping.rates() == Mapping.Rates.PLAN ? null : word(mapping.rates()));
        }
        if (mapping.snapshot()) {
            document.put("snapshot", true);
        }
        put(document, "credit", mapping.overlay() ? "overlay" : null);
        put(document, "encoding", mapping.encoding());
        put(document, "separator", mapping.separator());
        put(document, "expected", mapping.expected());
        return JSON.writeValueAsString(document);
    }

    private static void write(ObjectNode document, Mapping.Key key) {
        if (key.columns().size() == 1 && !key.numbered()) {
            document.put("key", key.columns().getFirst());
        } else if (key.numbered()) {
            ObjectNode field = document.putObject("key");
            key.columns().forEach(field.putArray("columns")::add);
            field.put("numbered", true);
        } else {
            key.columns().forEach(document.putArray("key")::add);
        }
    }

    static void put(ObjectNode object, String field, @Nullable Object value) {
        if (value != null) {
            object.put(field, value.toString());
        }
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static List<String> words(Enum<?>[] values) {
        return Stream.of(values).map(MappingDocument::word).toList();
    }

    /** How often, as a duration; what is no word and no duration stays as it is. */
    public static String often(String said) {
        return MappingFields.often(said);
    }

    private static MappingReading.Draft faulty(String code, String message, String remedy) {
        return new MappingReading.Draft(
                new MappingFields(JSON.createObjectNode()).draft().mapping(),
                List.of(new MappingReading.Fault("", code, message, remedy)));
    }

    private static String where(JacksonException failure) {
        return "line " + failure.getLocation().getLineNr() + ", column "
                + failure.getLocation().getColumnNr();
    }
}
