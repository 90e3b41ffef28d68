package org.fullscore.results.ingest;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row that was not taken, and why.
 *
 * @param line line of the file the row begins on; the header is line 1
 * @param column the column at fault, null if it is the row as a whole
 * @param value what stands there, as it was read
 * @param person key of whom the row means, null where that cannot be read
 * @param day of the row, null where that cannot be read
 */
public record RowFailure(
        int line,
        FailureReason reason,
        @Nullable String column,
        @Nullable String value,
        @Nullable Integer person,
        @Nullable LocalDate day)
        implements RowReading {

    private static final int SHOWN = 200;

    public RowFailure {
        value = value == null || value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }

    /** A row of which nothing else could be read. */
    public RowFailure(int line, FailureReason reason, @Nullable String column, @Nullable String value) {
        this(line, reason, column, value, null, null);
    }

    /** A day as the database reads it in an array. */
    static @Nullable String written(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    public String message() {
        return reason.message();
    }

    public String remedy() {
        return reason.remedy();
    }
}
