package org.fullscore.results.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the fields of a mapping that say who shares a row, and which rows take others back.
 *
 * <p>{@code person} is one person, or a list of several; {@code reversal} names the rows that take back what was recorded.
 */
final class ShareFields {

    private static final int MOST = 20;

    private ShareFields() {}

    /** Everybody who shares, none where the mapping names one person only. */
    static List<Mapping.ShareColumn> shares(Fields document, boolean overlay) {
        List<Mapping.ShareColumn> shares = new ArrayList<>();
        if (!(document.get("person") instanceof ArrayNode list)) {
            return shares;
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof ObjectNode share) {
                shares.add(share(new Fields(share, "person[" + i + "].", document.faults()), overlay));
            } else {
                document.wrong("person[" + i + "]", "Write { column: …, by: …, percent: …, credit: … }.");
            }
        }
        if (list.isEmpty() || list.size() > MOST) {
            document.wrong("person", "Name 1 to " + MOST + " people.");
        }
        boolean percentages = shares.stream().anyMatch(share -> !share.overlay() && share.percent() != null);
        for (int i = 0; i < shares.size() && percentages && shares.size() == list.size(); i++) {
            if (!shares.get(i).overlay() && shares.get(i).percent() == null) {
                document.wrong(
                        "person[" + i + "].percent",
                        "Name a column of percentages for each primary person, or for none.");
            }
        }
        return shares;
    }

    private static Mapping.ShareColumn share(Fields share, boolean overlay) {
        share.known("column", "by", "percent", "credit");
        String column = share.text("column");
        if (share.get("column") == null) {
            share.missing("column");
        }
        return new Mapping.ShareColumn(
                column == null ? "" : column, by(share), share.text("percent"), share.overlay(overlay));
    }

    static Mapping.By by(Fields person) {
        Mapping.By by = person.choice("by", Mapping.By.values());
        return by == null ? Mapping.By.ID : by;
    }

    /** Which rows take back what was recorded, null if none do. */
    static Mapping.@Nullable Reversal reversal(Fields document) {
        if (document.get("reversal") == null) {
            return null;
        }
        Fields reversal = document.needed("reversal");
        reversal.known("column", "values", "of");
        String column = reversal.required("column");
        String of = reversal.text("of");
        Set<String> values = reversal.values("values");
        if (!reversal.isEmpty() && values.isEmpty()) {
            reversal.fault(
                    "values", "VALUE_MISSING", "No values are listed.", "List the values of rows that take back.");
        }
        return column.isEmpty() || values.isEmpty() ? null : new Mapping.Reversal(column, values, of);
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
}
