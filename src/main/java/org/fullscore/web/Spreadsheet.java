package org.fullscore.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts in files that are opened by spreadsheets, which run what begins like a formula. */
public final class Spreadsheet {

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9.,]*");

    private Spreadsheet() {}

    /** The text, with an apostrophe before what would be run; numbers stay numbers. */
    public static String harmless(@Nullable String cell) {
        if (cell == null || cell.isEmpty()) {
            return "";
        }
        boolean formula = "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
        return formula && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }
}
