package org.fullscore.web;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong at one place of what was sent.
 *
 * @param file the file, where there are several
 * @param row its line number, the header being line 1
 * @param column the column or field
 * @param value what stands there
 * @param code stable reason code, such as PERSON_UNKNOWN
 * @param message what is wrong
 * @param remedy what would be right
 */
public record RowError(
        @Nullable String file,
        @Nullable Integer row,
        @Nullable String column,
        @Nullable String value,
        String code,
        String message,
        String remedy) {

    /** An error at a field of a JSON body or a form. */
    public static RowError atField(String field, @Nullable String value, String code, String message, String remedy) {
        return new RowError(null, null, field, value, code, message, remedy);
    }

    /** An error at a cell of a file. */
    public static RowError atCell(
            int row, String column, @Nullable String value, String code, String message, String remedy) {
        return new RowError(null, row, column, value, code, message, remedy);
    }
}
