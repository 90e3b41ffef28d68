package org.fullscore.consistency.web;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.fullscore.consistency.statistics.Interval;
import org.fullscore.web.Spreadsheet;

/** A sheet that is filled row by row; texts that a spreadsheet would run are neutralised. */
final class PackSheet {

    private static final int TITLE = 14;
    /** Points. */
    private static final double LINE = 14.5;

    private static final double HIGHEST = 400;
    private static final int MARGIN = 2;
    private static final String PERCENT = "0.0%";
    private static final String NUMBER = "0.0000";

    private final Worksheet sheet;
    private final int[] widths;
    private int row;
    private int column;

    private PackSheet(Worksheet sheet, int... widths) {
        this.sheet = sheet;
        this.widths = widths;
    }

    /** A new sheet with columns of these widths, in characters. */
    static PackSheet in(Workbook workbook, String name, int... widths) {
        var sheet = workbook.newWorksheet(name);
        for (int i = 0; i < widths.length; i++) {
            sheet.width(i, widths[i]);
        }
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToHeight((short) 999);
        return new PackSheet(sheet, widths);
    }

    void title(String text) {
        begin().text(text);
        sheet.style(row, 0).bold().fontSize(TITLE).set();
        end();
    }

    /** Heads of columns, which stay in sight above a table that begins with the sheet. */
    void heads(String... heads) {
        begin();
        for (var head : heads) {
            text(head);
        }
        sheet.range(row, 0, row, heads.length - 1)
                .style()
                .bold()
                .wrapText(true)
                .verticalAlignment("top")
                .fillColor("E6E8EB")
                .set();
        height(heads);
        if (row == 0) {
            sheet.freezePane(0, 1);
            sheet.repeatRows(0);
        }
        end();
    }

    /** A word and a sentence. */
    void row(String word, String sentence) {
        begin().text(word).text(sentence);
        sheet.style(row, 0).bold().wrapText(true).verticalAlignment("top").set();
        sheet.style(row, 1).wrapText(true).verticalAlignment("top").set();
        height(word, sentence);
        end();
    }

    /** Not every program works out how high wrapped texts are. */
    private void height(String... texts) {
        int lines = 1;
        for (int i = 0; i < texts.length; i++) {
            lines = Math.max(lines, Math.ceilDiv(texts[i].length(), Math.max(1, widths[i] - MARGIN)));
        }
        sheet.rowHeight(row, Math.min(HIGHEST, lines * LINE));
    }

    void blank() {
        row++;
    }

    PackSheet begin() {
        column = 0;
        return this;
    }

    PackSheet text(String text) {
        sheet.value(row, column, Spreadsheet.harmless(text));
        if (column > 0) {
            // apart from the number on the left
            sheet.style(row, column).indent(1).set();
        }
        column++;
        return this;
    }

    PackSheet count(int count) {
        sheet.value(row, column++, count);
        return this;
    }

    /** A fraction, shown in percent; an empty cell where there is none. */
    PackSheet percent(double fraction) {
        return number(fraction, PERCENT);
    }

    PackSheet number(double number) {
        return number(number, NUMBER);
    }

    private PackSheet number(double number, String format) {
        if (Double.isFinite(number)) {
            sheet.value(row, column, number);
            sheet.style(row, column).format(format).set();
        }
        column++;
        return this;
    }

    /** The two ends, in percent. */
    PackSheet interval(Interval interval) {
        return percent(interval.lower()).percent(interval.upper());
    }

    PackSheet skip(int cells) {
        column += cells;
        return this;
    }

    void end() {
        if (column > widths.length) {
            throw new IllegalStateException(column + " cells in a row of " + widths.length);
        }
        row++;
    }
}
