package org.fullscore.results.ingest;

import java.util.Optional;
import java.util.stream.Stream;

/** Why a row, or a whole file, was not taken. Names are stable; clients and pages switch on them. */
public enum FailureReason implements Amounts.Reading, Known.Naming {
    KEY_MISSING("The row has no external id.", "Fill the column that the mapping names as key."),
    KEY_TOO_LONG("The external id is longer than 500 characters.", "Choose a shorter id as key."),
    KEY_DAMAGED(
            "The external id is an error of a spreadsheet, or a number it has shortened; other rows have the same.",
            "Format the column as text before it is exported."),
    PERSON_MISSING("The row names nobody.", "Fill the column of the person."),
    PERSON_UNKNOWN("Nobody is known by this.", "Load the person, or say with an alias who it is."),
    PERSON_AMBIGUOUS("Several people are known by this.", "Read the person by id, or say with an alias who it is."),
    DAY_MISSING("The row has no day.", "Fill the column of the day."),
    DAY_UNREADABLE("This is not a day of the calendar in the format of the mapping.", "Correct it, or the format."),
    AMOUNT_MISSING("The row has no amount.", "Fill the column; 0 is an amount."),
    AMOUNT_UNREADABLE(
            "This is not an amount with the decimal and grouping marks of the file or the mapping.",
            "Correct it, or say the marks in the mapping."),
    AMOUNT_AMBIGUOUS(
            "This may be thousands or a fraction, and no other amount of the file tells which.",
            "Say in the mapping which mark is decimal, and read the row again."),
    AMOUNT_TOO_LARGE("The amount has more than 15 digits before the decimal mark.", "Correct it."),
    AMOUNT_TOO_FINE("The amount has more than 4 digits after the decimal mark.", "Round it where it comes from."),
    CURRENCY_DIFFERS(
            "The amount is in another currency than the metric, and no rate says what it comes to.",
            "Name the column of the currency in the mapping and load the rate, or deliver it in the currency of the metric."),
    PERCENT_UNREADABLE("This is not a percentage from 0 to 100.", "Write it as 60 or 60%."),
    SPLIT_NOT_WHOLE("The percentages of the row do not add up to 100.", "Correct them."),
    ROW_TOO_SHORT("The row has fewer cells than the header.", "Check separators and quotes of the row."),
    ROW_TOO_LONG("The row has more cells than the header.", "Check separators and quotes of the row."),
    ROW_UNREADABLE("The row is not a JSON object.", "Write one JSON object a line."),
    CHARACTER_FORBIDDEN("The cell holds a NUL character.", "Remove it."),

    FILE_EMPTY("There is nothing in the file.", "Send a file with a header line and rows."),
    HEADER_MISSING(
            "The first line is not a header: it has none of the columns of the mapping.",
            "Begin the file with a line of column names."),
    COLUMN_UNKNOWN("The file has no such column.", "Correct the mapping, or the header of the file."),
    COLUMN_TWICE("The header has this column twice.", "Give each column a name of its own."),
    QUOTE_NOT_CLOSED("A quote opens here and is never closed.", "Close it, or double the quotes inside a cell."),
    QUOTES_MISPLACED("A closing quote is followed by something else than a separator.", "Double quotes inside a cell."),
    LINE_TOO_LONG("A line is longer than 1 MiB.", "Check line ends and quotes of the file."),
    TOO_MANY_COLUMNS("The file has more than 1,000 columns.", "Send only the columns that are needed."),
    ENCODING_UNREADABLE(
            "There are bytes here that are no characters in the encoding of the file.",
            "Write the file anew as UTF-8, or name its encoding in the mapping."),
    FORMAT_UNREADABLE(
            "The file is not what the mapping says, or neither CSV, NDJSON nor XLSX, or damaged.",
            "Send CSV, NDJSON (one JSON object a line) or XLSX, plain or compressed with gzip."),
    TOO_LARGE("The file is larger than 4 GiB.", "Split it."),
    UNPACKED_TOO_LARGE(
            "Unpacked, the file is more than 200 times its size or larger than 16 GiB.",
            "Send it without compression."),
    WORKBOOK_TOO_LARGE(
            "The texts of the workbook unpack to more than 64 MiB, its styles to more than 16, or it has more than 10,000 parts.",
            "Save the sheet as CSV and send that."),
    ROWS_TOO_MANY(
            "Rows are numbered by their key, and there are more than 4,000,000 different ones.",
            "Split the file, or choose a key that differs from row to row."),
    SNAPSHOT_SHRINKS(
            "The file is a snapshot, and more than 2 percent of the results recorded from this source are not in it.",
            "Send the whole file. If they are to be taken back, send it with confirmed=true."),
    ROWS_REFUSED("Rows could not be understood, and all or nothing was asked for.", "Correct these rows.");

    private final String message;
    private final String remedy;

    FailureReason(String message, String remedy) {
        this.message = message;
        this.remedy = remedy;
    }

    /** The reason with this code. */
    public static Optional<FailureReason> find(String code) {
        return Stream.of(values()).filter(reason -> reason.name().equals(code)).findFirst();
    }

    /** Whether the line at fault shows what is wrong. */
    boolean isInTheLine() {
        return this == QUOTE_NOT_CLOSED
                || this == QUOTES_MISPLACED
                || this == LINE_TOO_LONG
                || this == TOO_MANY_COLUMNS
                || this == ROWS_TOO_MANY;
    }

    /** What is wrong, in one sentence. */
    public String message() {
        return message;
    }

    /** What would be right, in one sentence. */
    public String remedy() {
        return remedy;
    }
}
