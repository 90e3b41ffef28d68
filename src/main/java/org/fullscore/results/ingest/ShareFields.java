package org.fullscore.results.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the fields of a mapping that say who shares a row, and which rows take others back.
 *
 * <p>{@code person} is one person, or a list of several; {@code reversal} names the rows that take back what was recorded.
 */
final class ShareFields {

    private static final Set<String> OF_A_SHARE = Set.of("column", "by", "percent", "credit");
    private static final int MOST = 20;

    private ShareFields() {}

    /** The first person, as a field of its own. */
    static @Nullable JsonNode first(@Nullable JsonNode person) {
        if (person instanceof ArrayNode list) {
            return list.get(0) instanceof ObjectNode first
                    ? first.deepCopy().without(List.of("percent", "credit"))
                    : JsonNodeFactory.instance.stringNode("");
        }
        return person;
    }

    /** Everybody who shares, none where the mapping names one person only. */
    static List<Mapping.ShareColumn> shares(@Nullable JsonNode person, boolean overlay, MappingFields.Faults faults) {
        List<Mapping.ShareColumn> shares = new ArrayList<>();
        if (!(person instanceof ArrayNode list)) {
            return shares;
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof ObjectNode share) {
                shares.add(share(share, "person[" + i + "].", overlay, faults));
            } else {
                wrong(faults, "person[" + i + "]", "Write { column: …, by: …, percent: …, credit: … }.");
            }
        }
        if (list.isEmpty() || list.size() > MOST) {
            wrong(faults, "person", "Name 1 to " + MOST + " people.");
        }
        if (shares.stream()
                        .filter(share -> !share.overlay())
                        .map(share -> share.percent() == null)
                        .distinct()
                        .count()
                > 1) {
            wrong(faults, "person", "Name a column of percentages for each primary person, or for none.");
        }
        return shares;
    }

    private static Mapping.ShareColumn share(
            ObjectNode share, String at, boolean overlay, MappingFields.Faults faults) {
        for (String field : share.propertyNames()) {
            if (!OF_A_SHARE.contains(field)) {
                faults.add(
                        at + field,
                        "FIELD_UNKNOWN",
                        "A mapping has no such field.",
                        "Known here are by, column, credit, percent.");
            }
        }
        String column = word(share, "column");
        if (column == null) {
            faults.add(at + "column", "FIELD_MISSING", "The mapping needs this field.", "Add it.");
        }
        String credit = word(share, "credit");
        if (credit != null && !Set.of("primary", "overlay").contains(credit)) {
            wrong(faults, at + "credit", "Write primary or overlay.");
        }
        String by = word(share, "by");
        Mapping.By known = Stream.of(Mapping.By.values())
                .filter(each -> MappingDocument.word(each).equals(by))
                .findFirst()
                .orElse(Mapping.By.ID);
        if (by != null && !MappingDocument.word(known).equals(by)) {
            wrong(
                    faults,
                    at + "by",
                    "Write one of " + String.join(", ", MappingDocument.words(Mapping.By.values())) + ".");
        }
        return new Mapping.ShareColumn(
                column == null ? "" : column,
                known,
                word(share, "percent"),
                credit == null ? overlay : "overlay".equals(credit));
    }

    /** Which rows take back what was recorded, null if none do. */
    static Mapping.@Nullable Reversal reversal(@Nullable JsonNode node, MappingFields.Faults faults) {
        if (node == null || node.isNull()) {
            return null;
        }
        String column = node instanceof ObjectNode fields ? word(fields, "column") : null;
        Set<String> values = new LinkedHashSet<>();
        JsonNode listed = node.get("values");
        if (listed != null && listed.isArray()) {
            listed.forEach(value -> values.add(value.asString().strip()));
        } else if (listed != null && listed.isValueNode() && !listed.isNull()) {
            values.add(listed.asString().strip());
        }
        boolean known = node instanceof ObjectNode fields
                && Set.of("column", "values", "of").containsAll(fields.propertyNames());
        if (column == null || values.isEmpty() || !known) {
            wrong(
                    faults,
                    "reversal",
                    "Write { column: …, values: […] }, and of: … where they name the row by another column.");
            return null;
        }
        return new Mapping.Reversal(column, values, word((ObjectNode) node, "of"));
    }

    static void write(ObjectNode document, Mapping mapping) {
        if (mapping.shares().isEmpty()) {
            document.putObject("person")
                    .put("column", mapping.person().column())
                    .put("by", MappingDocument.word(mapping.person().by()));
        } else {
            ArrayNode list = document.putArray("person");
            mapping.shares().forEach(share -> write(list.addObject(), share, mapping.overlay()));
        }
        Mapping.Reversal reversal = mapping.reversal();
        if (reversal != null) {
            ObjectNode field = document.putObject("reversal").put("column", reversal.column());
            reversal.values().forEach(field.putArray("values")::add);
            if (reversal.of() != null) {
                field.put("of", reversal.of());
            }
        }
    }

    private static void write(ObjectNode field, Mapping.ShareColumn share, boolean overlay) {
        field.put("column", share.column()).put("by", MappingDocument.word(share.by()));
        Map<String, String> more = new LinkedHashMap<>();
        if (share.percent() != null) {
            more.put("percent", share.percent());
        }
        if (share.overlay() != overlay) {
            more.put("credit", share.overlay() ? "overlay" : "primary");
        }
        more.forEach(field::put);
    }

    private static @Nullable String word(ObjectNode object, String field) {
        JsonNode node = object.get(field);
        return node == null
                        || !node.isValueNode()
                        || node.isNull()
                        || node.asString().isBlank()
                ? null
                : node.asString().strip();
    }

    private static void wrong(MappingFields.Faults faults, String at, String remedy) {
        faults.add(at, "VALUE_WRONG", "This is not a value the field can have.", remedy);
    }
}
