package org.fullscore.results.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fullscore.results.ingest.MappingDocument;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A mapping as the fields of a form. The names of the fields are the places of the document, so that a fault finds its
 * field. What was not changed in the form stays in the document as it is, so that nothing is lost that the form has no
 * field for.
 */
public final class MappingForm {

    /** How often deliveries are expected that the form offers, as durations. */
    public static final List<String> OFTEN = List.of("PT1H", "P1D", "P7D", "P14D", "P1M");

    /** How often, where it is none of these. */
    public static final String OTHER = "other";

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

    /**
     * A person a row is credited to.
     *
     * @param column empty for none chosen yet
     * @param by id, email, name or alias; empty for id
     * @param percent the column of the percentage, empty for none
     * @param credit primary or overlay; empty where it is as that of the whole mapping
     */
    public record Person(String column, String by, String percent, String credit) {

        static final Person NOBODY = new Person("", "", "", "");

        boolean isNobody() {
            return column.isEmpty() && percent.isEmpty();
        }
    }

    /** The name of a field of one of the people of a row, counted from 0. */
    public static String of(int person, String field) {
        return person == 0 ? "person." + field : "person." + person + "." + field;
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

    /** What the field of a word shows: a tab is written out. */
    public String shown(String at) {
        return word(at).equals("\t") ? "\\t" : word(at);
    }

    /** The people a row is credited to; the first is there even where nobody was chosen. */
    public List<Person> people() {
        JsonNode node = document.path("person");
        String credit = word("credit").equals("overlay") ? "overlay" : "primary";
        List<Person> people = new ArrayList<>();
        for (JsonNode person : node instanceof ArrayNode list ? list.values() : List.of(node)) {
            String by = word(person, "by");
            String own = node.isArray() ? word(person, "credit") : "";
            people.add(new Person(
                    word(person, "column"),
                    by.equals("id") ? "" : by,
                    node.isArray() ? word(person, "percent") : "",
                    own.equals(credit) ? "" : own));
        }
        return people.isEmpty() ? List.of(Person.NOBODY) : people;
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

    /** Whether each file holds everything. */
    public boolean snapshot() {
        return word("snapshot").equalsIgnoreCase("true");
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

    /** The values of the column of reversals that take back. */
    public List<String> reversing() {
        return texts(document.path("reversal").path("values"));
    }

    /** How often deliveries are expected: a duration of the list, empty for nothing, or that it is another. */
    public String often() {
        String often = MappingDocument.often(word("expected"));
        return often.isEmpty() || OFTEN.contains(often) ? often : OTHER;
    }

    /** How often, where it is another. */
    public String oftenOther() {
        return often().equals(OTHER) && !word("expected").equals(OTHER) ? word("expected") : "";
    }

    /** The document as YAML. */
    public String yaml() {
        return MappingDocument.yaml(document);
    }

    /** The document after what was sent, field by field where it differs. */
    public MappingForm changed(MultiValueMap<String, String> sent) {
        return new MappingForm(new SentMapping(this, document.deepCopy(), sent).document(metrics), metrics);
    }

    /** Texts of a list, or the one text there is. */
    static List<String> texts(JsonNode node) {
        return (node.isArray() ? node.values().stream() : Stream.of(node))
                .filter(value -> value.isValueNode() && !value.isNull())
                .map(JsonNode::asString)
                .toList();
    }

    static String metricOf(String at) {
        return at.substring("metrics.".length(), at.lastIndexOf('.'));
    }

    private static String word(JsonNode person, String field) {
        JsonNode node = person.path(field);
        return node.isValueNode() && !node.isNull() ? node.asString() : "";
    }
}
