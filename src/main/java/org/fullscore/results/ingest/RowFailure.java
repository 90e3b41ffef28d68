package org.fullscore.results.ingest;

import org.jspecify.annotations.Nullable;

/**
 * A row that was not taken, and why.
 *
 * @param line line of the file the row begins on; the header is line 1
 * @param column the column at fault, null if it is the row as a whole
 * @param value what stands there, as it was read
 */
public record RowFailure(
        int line,
        FailureReason reason,
        @Nullable String column,
        @Nullable String value) implements RowReading {

    private static final int SHOWN = 200;

    public RowFailure {
        value = value == null || value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }

    public String message() {
        return reason.message();
    }

    public String remedy() {
        return reason.remedy();
    }
}
