package org.fullscore.results.ingest;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row of a file, as text.
 *
 * @param line line of the file the row begins on; the header is line 1
 * @param cells in the order of the header; where a row is too short or too long, so are they
 * @param typed cells the file itself marks as numbers or days: plain decimals and ISO days, whatever the mapping says
 * @param failure set if the row could not even be taken apart
 */
public record Row(
        int line,
        String[] cells,
        @Nullable BitSet typed,
        @Nullable RowFailure failure) {

    private static final JsonMapper JSON = new JsonMapper();

    static Row of(int line, String[] cells) {
        return new Row(line, cells, null, null);
    }

    int size() {
        return cells.length;
    }

    String cell(int index) {
        return cells[index];
    }

    boolean isTyped(int index) {
        return typed != null && typed.get(index);
    }

    /** The cells as a JSON list, which is how quarantine keeps a row whole. */
    String raw() {
        return JSON.writeValueAsString(List.of(cells));
    }

    /** The cells of a row that quarantine kept. */
    public static List<String> cellsOf(String raw) {
        return List.of(JSON.readValue(raw, String[].class));
    }
}
