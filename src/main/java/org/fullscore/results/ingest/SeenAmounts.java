package org.fullscore.results.ingest;

import org.jspecify.annotations.Nullable;

/**
 * Finds out by the amounts of a whole column which mark stands before the fraction and which between thousands.
 *
 * <p>Alone, 1.234 may be either. Other amounts of the column tell: where both marks occur, the last is before the
 * fraction; a mark that occurs twice is between thousands; one that is not followed by exactly three digits, or follows
 * more than three or a lone zero, is before the fraction. What most amounts tell, counts; those that tell otherwise go to
 * quarantine.
 */
final class SeenAmounts {

    private static final String SPACES = " \u00a0\u202f\u2009";
    private static final String APOSTROPHES = "'\u2019";

    private int pointIsDecimal;
    private int commaIsDecimal;
    private int pointGroups;
    private int commaGroups;
    private int pointOpen;
    private int commaOpen;
    private int spaces;
    private int apostrophes;

    /** Takes an amount as it stands in the file; what is none tells nothing. */
    void see(String text) {
        int points = 0;
        int commas = 0;
        int digits = 0;
        int before = 0;
        int after = 0;
        char mark = 0;
        boolean leadingZero = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                leadingZero |= digits == 0 && c == '0';
                digits++;
                after++;
            } else if (c == '.' || c == ',') {
                points += c == '.' ? 1 : 0;
                commas += c == ',' ? 1 : 0;
                before = digits;
                after = 0;
                mark = c;
            } else if (Character.isLetter(c)) {
                return;
            } else {
                count(c, digits > 0 && i + 1 < text.length() && Character.isDigit(text.charAt(i + 1)));
            }
        }
        if (mark == 0 || digits == 0) {
            return;
        }
        boolean once = (mark == '.' ? points : commas) == 1;
        boolean alone = points == 0 || commas == 0;
        if (!once) {
            grouping(mark, alone);
        } else if (!alone || after != 3 || before > 3 || before == 0 || leadingZero && before == 1) {
            decimal(mark, alone);
        } else {
            pointOpen += mark == '.' ? 1 : 0;
            commaOpen += mark == ',' ? 1 : 0;
        }
    }

    /** Whether this amount alone does not tell what its mark is. */
    static boolean isOpen(String text) {
        SeenAmounts alone = new SeenAmounts();
        alone.see(text);
        return alone.pointOpen + alone.commaOpen > 0;
    }

    /**
     * What they told.
     *
     * @param pointsArePlain whether a point that could be either is before the fraction: in a file whose cells are
     *     separated by commas, and in JSON
     */
    Marks marks(boolean pointsArePlain) {
        char found = commaIsDecimal > pointIsDecimal ? ',' : '.';
        boolean told = (pointIsDecimal == 0) != (commaIsDecimal == 0);
        boolean nothingOpen = pointOpen + commaOpen == 0;
        boolean plain = pointsArePlain && commaOpen == 0 && commaIsDecimal == 0;
        return new Marks(found, groupingBeside(found), told || nothingOpen || plain);
    }

    private @Nullable Character groupingBeside(char decimal) {
        if (decimal == '.' && commaGroups + commaOpen > 0) {
            return ',';
        }
        if (decimal == ',' && pointGroups + pointOpen > 0) {
            return '.';
        }
        if (spaces + apostrophes == 0) {
            return null;
        }
        return spaces >= apostrophes ? ' ' : '\'';
    }

    private void decimal(char mark, boolean alone) {
        pointIsDecimal += mark == '.' ? 1 : 0;
        commaIsDecimal += mark == ',' ? 1 : 0;
        pointGroups += mark == ',' && !alone ? 1 : 0;
        commaGroups += mark == '.' && !alone ? 1 : 0;
    }

    /** A mark that occurs twice; with another one before it, the amount is none. */
    private void grouping(char mark, boolean alone) {
        if (alone) {
            pointGroups += mark == '.' ? 1 : 0;
            commaGroups += mark == ',' ? 1 : 0;
            pointIsDecimal += mark == ',' ? 1 : 0;
            commaIsDecimal += mark == '.' ? 1 : 0;
        }
    }

    private void count(char c, boolean betweenDigits) {
        if (betweenDigits) {
            spaces += SPACES.indexOf(c) >= 0 ? 1 : 0;
            apostrophes += APOSTROPHES.indexOf(c) >= 0 ? 1 : 0;
        }
    }
}
