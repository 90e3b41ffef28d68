package org.fullscore.consistency.web;

import java.util.List;

/**
 * A drawing of lines, and the same as a table.
 *
 * @param title the key of its heading
 * @param label what it shows, in words
 * @param heads of the columns
 */
public record LinePicture(String title, String label, LineDrawing drawing, List<String> heads, List<Row> rows) {

    /** A row of the table: its head, then a cell for every further column. */
    public record Row(String head, List<String> cells) {}
}
