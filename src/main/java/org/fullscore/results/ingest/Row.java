package org.fullscore.results.ingest;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * A row of a file, as text.
 *
 * @param line line of the file the row begins on; the header is line 1
 * @param cells in the order of the header; where a row is too short or too long, so are they
 * @param typed cells the file itself marks as numbers or days: plain decimals and ISO days, whatever the mapping says
 * @param number which one it is in the file of those with the same key columns, from 1; 0 where the mapping does not number
 * @param failure set if the row could not even be taken apart
 */
public record Row(
        int line,
        String[] cells,
        @Nullable BitSet typed,
        int number,
        @Nullable RowFailure failure) {

    private static final JsonMapper JSON = new JsonMapper();

    static Row of(int line, String[] cells) {
        return new Row(line, cells, null, 0, null);
    }

    Row numbered(int number) {
        return new Row(line, cells, typed, number, failure);
    }

    int size() {
        return cells.length;
    }

    String cell(int index) {
        return cells[index];
    }

    /** Characters of all its cells. */
    public int length() {
        int length = 0;
        for (String cell : cells) {
            length += cell.length();
        }
        return length;
    }

    boolean isTyped(int index) {
        return typed != null && typed.get(index);
    }

    /** The same row with another cell, read by the mapping whatever the file marked it as. */
    public Row with(int index, String cell) {
        String[] others = cells.clone();
        others[index] = cell;
        BitSet marked = typed == null ? new BitSet() : (BitSet) typed.clone();
        marked.clear(index);
        return new Row(line, others, marked, number, failure);
    }

    /**
     * The cells as a JSON list, typed ones each in a list of its own, behind them the number as an object if there is one:
     * this is how quarantine keeps a row whole.
     */
    String raw() {
        ArrayNode list = JSON.createArrayNode();
        for (int i = 0; i < cells.length; i++) {
            if (isTyped(i)) {
                list.addArray().add(cells[i]);
            } else {
                list.add(cells[i]);
            }
        }
        if (number > 0) {
            list.addObject().put("number", number);
        }
        return JSON.writeValueAsString(list);
    }

    /** A row that quarantine kept, as it was read first. */
    public static Row kept(int line, String raw) {
        JsonNode list = JSON.readTree(raw);
        JsonNode last = list.isEmpty() ? list : list.get(list.size() - 1);
        int number = last.isObject() ? last.get("number").asInt() : 0;
        String[] cells = new String[list.size() - (last.isObject() ? 1 : 0)];
        BitSet typed = new BitSet();
        for (int i = 0; i < cells.length; i++) {
            JsonNode cell = list.get(i);
            typed.set(i, cell.isArray());
            cells[i] = (cell.isArray() ? cell.get(0) : cell).asString();
        }
        return new Row(line, cells, typed, number, null);
    }

    /** The cells of a row that quarantine kept, or of a header. */
    public static List<String> cellsOf(String raw) {
        return List.of(kept(0, raw).cells());
    }
}
