package org.fullscore.organization;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one row and says what is wrong with them. */
final class Cells {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private static final int LONGEST = 1_000;

    private final Tally tally;
    private final Sheet.Row row;

    Cells(Tally tally, Sheet.Row row) {
        this.tally = tally;
        this.row = row;
    }

    int line() {
        return row.line();
    }

    /** Whether the file has the column. */
    boolean has(String column) {
        return row.cell(column) != null;
    }

    /** The text of a cell; null when it is empty or the column missing. */
    @Nullable
    String text(String column) {
        String cell = row.cell(column);
        if (cell == null || cell.isEmpty()) {
            return null;
        }
        if (cell.length() > LONGEST || cell.chars().anyMatch(Character::isISOControl)) {
            refuse(
                    column,
                    "TEXT",
                    "It is longer than " + LONGEST + " characters, or has characters that cannot be seen.",
                    "Shorten it.");
            return null;
        }
        return cell;
    }

    /** The text of a cell that has to have one; refused when it has not. */
    Optional<String> needed(String column) {
        String text = text(column);
        if (text == null) {
            refuse(column, "MISSING", "There is no " + column + ".", "Fill it in.");
        }
        return Optional.ofNullable(text);
    }

    /** An id: text of at most 200 characters; refused when there is none. */
    Optional<String> id(String column) {
        Optional<String> id = needed(column);
        if (id.isPresent() && id.get().length() > 200) {
            refuse(column, "TOO_LONG", "It is longer than 200 characters.", "Use a shorter id.");
            return Optional.empty();
        }
        return id;
    }

    /** A day as {@code 2026-08-20}; null when the cell is empty, the column missing or the day refused. */
    @Nullable
    LocalDate day(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text, DAY);
            if (day.getYear() >= 1900 && day.getYear() <= 2999) {
                return day;
            }
        } catch (DateTimeException unreadable) {
            // refused below, like a day too far away
        }
        refuse(
                column,
                "DAY_UNREADABLE",
                "It is not a day between 1900 and 2999.",
                "Write year-month-day, such as 2026-08-20.");
        return null;
    }

    void refuse(String column, String code, String message, String remedy) {
        String cell = row.cell(column);
        tally.refuse(row.line(), column, cell == null || cell.isEmpty() ? null : cell, code, message, remedy);
    }
}
