package org.fullscore.results.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fullscore.results.ingest.MappingDocument;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A mapping as the fields of a form. The names of the fields are the places of the document, so that a fault finds its
 * field. What was not changed in the form stays in the document as it is, so that nothing is lost that the form has no
 * field for.
 */
public final class MappingForm {

    /** Fields of one word each, besides those of metrics. */
    private static final List<String> WORDS = List.of(
            "person.column",
            "person.by",
            "on.column",
            "on.format",
            "on.zone",
            "currency.column",
            "credit",
            "expected",
            "format",
            "compression",
            "encoding",
            "separator");

    private static final List<String> OF_A_METRIC = List.of("column", "times", "constant", "decimal", "grouping");

    private final ObjectNode document;
    private final List<String> metrics;

    private MappingForm(ObjectNode document, List<String> metrics) {
        this.document = document;
        this.metrics = List.copyOf(metrics);
    }

    /**
     * The form of a document.
     *
     * @param metrics codes of the metrics the form has fields for
     */
    public static MappingForm of(String document, List<String> metrics) {
        return new MappingForm(MappingDocument.fields(document), metrics);
    }

    /** What a field of one word says; empty for nothing. */
    public String word(String at) {
        JsonNode node = document;
        String[] path = at.startsWith("metrics.")
                ? new String[] {"metrics", metricOf(at), at.substring(at.lastIndexOf('.') + 1)}
                : at.split("\\.");
        for (String step : path) {
            node = node.path(step);
        }
        return node.isValueNode() && !node.isNull() ? node.asString() : "";
    }

    /** The columns of the key. */
    public List<String> key() {
        JsonNode key = document.path("key");
        return texts(key.isObject() ? key.path("columns") : key);
    }

    /** Whether rows with the same key are numbered. */
    public boolean numbered() {
        return document.path("key").path("numbered").asBoolean(false);
    }

    /** The column rows are chosen by, empty for none; the first where there are several. */
    public String only() {
        return document.path("only").propertyNames().stream().findFirst().orElse("");
    }

    /** The values of that column that count. */
    public List<String> values() {
        return only().isEmpty() ? List.of() : texts(document.path("only").path(only()));
    }

    /** Columns rows are chosen by that the form has no field for. */
    public List<String> furtherOnly() {
        return document.path("only").propertyNames().stream().skip(1).toList();
    }

    /** The document as YAML. */
    public String yaml() {
        return MappingDocument.yaml(document);
    }

    /** The document after what was sent, field by field where it differs. */
    public MappingForm changed(MultiValueMap<String, String> sent) {
        ObjectNode changed = document.deepCopy();
        List<String> keys = all(sent, "key");
        boolean numbered = sent.containsKey("key.numbered");
        if (!keys.equals(key()) || numbered != numbered()) {
            key(changed, keys, numbered);
        }
        String column = sent.containsKey("only") ? first(sent, "only") : only();
        List<String> values = values(sent, column);
        if (!column.equals(only()) || !new TreeSet<>(values).equals(new TreeSet<>(values()))) {
            only(changed, column, values);
        }
        for (String at : WORDS) {
            boolean shared = at.startsWith("person.") && document.path("person").isArray();
            if (!shared && sent.containsKey(at) && !first(sent, at).equals(shown(at))) {
                put(changed, at.split("\\."), first(sent, at));
            }
        }
        for (String metric : metrics) {
            metric(changed, metric, sent);
        }
        return new MappingForm(changed, metrics);
    }

    /** What the field of a word shows: a tab is written out. */
    public String shown(String at) {
        return word(at).equals("\t") ? "\\t" : word(at);
    }

    private void metric(ObjectNode changed, String metric, MultiValueMap<String, String> sent) {
        String at = "metrics." + metric;
        if (!sent.containsKey(at + ".column")) {
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> before = new LinkedHashMap<>();
        for (String field : OF_A_METRIC) {
            fields.put(field, first(sent, at + "." + field));
            before.put(field, word(at + "." + field));
        }
        if (first(sent, at + ".column").isEmpty()) {
            fields.replaceAll((field, value) -> field.equals("constant") ? value : "");
        }
        if (fields.equals(before)) {
            return;
        }
        ObjectNode of = object(changed, "metrics");
        fields.forEach((field, value) -> put(object(of, metric), new String[] {field}, value));
        if (of.get(metric).isEmpty()) {
            of.remove(metric);
        }
        if (of.isEmpty()) {
            changed.remove("metrics");
        }
    }

    private static void key(ObjectNode document, List<String> columns, boolean numbered) {
        document.remove("key");
        if (numbered) {
            ObjectNode key = document.putObject("key");
            columns.forEach(key.putArray("columns")::add);
            key.put("numbered", true);
        } else if (columns.size() == 1) {
            document.put("key", columns.getFirst());
        } else if (!columns.isEmpty()) {
            columns.forEach(document.putArray("key")::add);
        }
    }

    private void only(ObjectNode document, String column, List<String> values) {
        ObjectNode before = object(document, "only");
        before.remove(only());
        ObjectNode only = before.deepCopy();
        before.removeAll();
        if (!column.isEmpty()) {
            values.forEach(before.putArray(column)::add);
        }
        before.setAll(only);
        if (before.isEmpty()) {
            document.remove("only");
        }
    }

    /** Values that were ticked or written, one a line; none of them where another column was chosen. */
    private List<String> values(MultiValueMap<String, String> sent, String column) {
        if (!column.equals(first(sent, "only.was"))) {
            return column.equals(only()) ? values() : List.of();
        }
        return Stream.concat(
                        all(sent, "only.value").stream(),
                        first(sent, "only.more").lines().map(String::strip).filter(line -> !line.isEmpty()))
                .distinct()
                .toList();
    }

    private static void put(ObjectNode document, String[] path, String value) {
        ObjectNode in = document;
        for (int i = 0; i < path.length - 1; i++) {
            in = object(in, path[i]);
        }
        String field = path[path.length - 1];
        if (value.isEmpty()) {
            in.remove(field);
        } else {
            in.put(field, value);
        }
        if (path.length == 2 && in.isEmpty()) {
            document.remove(path[0]);
        }
    }

    private static ObjectNode object(ObjectNode in, String field) {
        return in.get(field) instanceof ObjectNode object ? object : in.putObject(field);
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        (node.isArray() ? node.values() : List.of(node))
                .stream()
                        .filter(value -> value.isValueNode() && !value.isNull() && !value.isMissingNode())
                        .forEach(value -> texts.add(value.asString()));
        return texts;
    }

    private static String metricOf(String at) {
        return at.substring("metrics.".length(), at.lastIndexOf('.'));
    }

    private static String first(MultiValueMap<String, String> sent, String field) {
        return Objects.requireNonNullElse(sent.getFirst(field), "");
    }

    private static List<String> all(MultiValueMap<String, String> sent, String field) {
        return sent.getOrDefault(field, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }
}
