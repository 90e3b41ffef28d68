package org.fullscore.results.ingest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one object of a mapping document, read one by one; whatever is wrong with them is collected.
 *
 * @param at the place of the object with a dot at its end, such as {@code person.}; empty for the document
 * @param faults of the whole document so far
 */
record Fields(ObjectNode object, String at, List<MappingReading.Fault> faults) {

    /** The fields of a document nothing is known to be wrong with yet. */
    static Fields of(ObjectNode document) {
        return new Fields(document, "", new ArrayList<>());
    }

    boolean isEmpty() {
        return object.isEmpty();
    }

    /** What stands in a field, null for nothing. */
    @Nullable
    JsonNode get(String field) {
        JsonNode node = object.get(field);
        return node == null || node.isNull() ? null : node;
    }

    /** The fields of an object within; none where it is missing or no object. */
    Fields within(String field) {
        JsonNode node = get(field);
        if (node instanceof ObjectNode inner) {
            return new Fields(inner, at + field + ".", faults);
        }
        if (node != null) {
            wrong(field, "Write { … }.");
        }
        return new Fields(JsonNodeFactory.instance.objectNode(), at + field + ".", faults);
    }

    /** The same of an object that has to be there. */
    Fields needed(String field) {
        JsonNode node = get(field);
        if (node == null || node.isObject() && node.isEmpty()) {
            missing(field);
        }
        return within(field);
    }

    /** A word, null for none. */
    @Nullable
    String text(String field) {
        JsonNode node = get(field);
        if (node == null) {
            return null;
        }
        if (!node.isValueNode() || node.asString().isBlank()) {
            wrong(field, "Write a word.");
            return null;
        }
        return node.asString().strip();
    }

    /** A word that has to be there; nothing is said of an object that is missing as a whole. */
    String required(String field) {
        String text = text(field);
        if (text == null && get(field) == null && (at.isEmpty() || !object.isEmpty())) {
            missing(field);
        }
        return text == null ? "" : text;
    }

    /** A value, or the values of a list; none where there are none. */
    Set<String> values(String field) {
        JsonNode node = get(field);
        Set<String> values = new LinkedHashSet<>();
        (node == null ? List.<JsonNode>of() : node.isArray() ? node.values() : List.of(node))
                .stream()
                        .filter(value -> value.isValueNode() && !value.isNull())
                        .forEach(value -> values.add(value.asString().strip()));
        return values;
    }

    boolean flag(String field) {
        String said = text(field);
        if (said != null && !Set.of("true", "false").contains(said.toLowerCase(Locale.ROOT))) {
            wrong(field, "Write true or false.");
        }
        return "true".equalsIgnoreCase(said);
    }

    /** Whether credit is overlay; what is said where nothing is. */
    boolean overlay(boolean otherwise) {
        String said = text("credit");
        if (said != null && !Set.of("primary", "overlay").contains(said)) {
            wrong("credit", "Write primary or overlay.");
        }
        return said == null ? otherwise : said.equals("overlay");
    }

    /** One character that is neither letter nor digit, null for none. */
    @Nullable
    Character mark(String field) {
        JsonNode node = get(field);
        if (node == null) {
            return null;
        }
        String mark = !node.isValueNode() ? "" : "\\t".equals(node.asString()) ? "\t" : node.asString();
        boolean fits = mark.length() == 1 && !Character.isLetterOrDigit(mark.charAt(0)) && "\"\r\n".indexOf(mark) < 0;
        if (!fits) {
            wrong(field, "Write one character that is neither letter nor digit.");
            return null;
        }
        return mark.charAt(0);
    }

    /** One of some choices, null for none. */
    <E extends Enum<E>> @Nullable E choice(String field, E[] choices) {
        String said = text(field);
        E chosen = Stream.of(choices)
                .filter(choice -> MappingDocument.word(choice).equals(said))
                .findFirst()
                .orElse(null);
        if (said != null && chosen == null) {
            wrong(field, "Write one of " + String.join(", ", MappingDocument.words(choices)) + ".");
        }
        return chosen;
    }

    /** Names every field that is none of these. */
    void known(String... fields) {
        for (String field : object.propertyNames()) {
            if (!List.of(fields).contains(field)) {
                fault(
                        field,
                        "FIELD_UNKNOWN",
                        "A mapping has no such field.",
                        "Known here are "
                                + String.join(", ", Stream.of(fields).sorted().toList()) + ".");
            }
        }
    }

    void missing(String field) {
        fault(field, "FIELD_MISSING", "The mapping needs this field.", "Add it.");
    }

    void wrong(String field, String remedy) {
        fault(field, "VALUE_WRONG", "This is not a value the field can have.", remedy);
    }

    void fault(String field, String code, String message, String remedy) {
        faults.add(new MappingReading.Fault(at + field, code, message, remedy));
    }
}
