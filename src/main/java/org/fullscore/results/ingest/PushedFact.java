package org.fullscore.results.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One fact as it was pushed: the fields a row of NDJSON would have, those of nested objects joined by a dot. */
public final class PushedFact {

    private final Map<String, JsonNode> fields = new LinkedHashMap<>();

    PushedFact(JsonNode object) {
        NdjsonRows.flatten("", object, fields, 0);
    }

    /** Names of the fields. */
    public Set<String> columns() {
        return fields.keySet();
    }

    /** The same as a row with these columns. */
    public Row row(int line, List<String> header) {
        return NdjsonRows.row(line, fields, header);
    }
}
