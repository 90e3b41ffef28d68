package org.fullscore.results.ingest;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads amounts as people and spreadsheets write them.
 *
 * <p>An optional sign (+, -, − in front, a - behind, or parentheses for minus), digits with optional grouping marks, an
 * optional fraction, and an optional currency symbol on either side. A grouping mark must stand before groups of
 * three digits (or, as in India, of two before the last three), so that 1.5 is never read as 15.
 */
final class Amounts {

    private static final int DIGITS = 15;
    private static final int FRACTION = 4;
    private static final String SYMBOLS = "$€£¥₹";

    private Amounts() {}

    /** An amount, or the reason why it is none. */
    sealed interface Reading permits Amount, FailureReason {}

    record Amount(BigDecimal value) implements Reading {}

    static Reading read(String text, char decimal, @Nullable Character grouping) {
        String rest = strip(text);
        boolean negative = false;
        if (rest.startsWith("(") && rest.endsWith(")")) {
            negative = true;
            rest = strip(rest.substring(1, rest.length() - 1));
        } else if (rest.startsWith("-") || rest.startsWith("\u2212")) {
            negative = true;
            rest = strip(rest.substring(1));
        } else if (rest.startsWith("+")) {
            rest = strip(rest.substring(1));
        } else if (rest.endsWith("-")) {
            negative = true;
            rest = strip(rest.substring(0, rest.length() - 1));
        }
        StringBuilder plain = new StringBuilder(rest.length() + 1);
        return digits(rest, decimal, grouping, plain)
                ? amount(negative ? "-" + plain : plain.toString())
                : FailureReason.AMOUNT_UNREADABLE;
    }

    private static Reading amount(String plain) {
        BigDecimal amount = new BigDecimal(plain);
        BigDecimal stripped = amount.stripTrailingZeros();
        if (stripped.precision() - stripped.scale() > DIGITS) {
            return FailureReason.AMOUNT_TOO_LARGE;
        }
        return stripped.scale() > FRACTION ? FailureReason.AMOUNT_TOO_FINE : new Amount(amount);
    }

    private static boolean digits(String text, char decimal, @Nullable Character grouping, StringBuilder plain) {
        int point = text.indexOf(decimal);
        String whole = point < 0 ? text : text.substring(0, point);
        String fraction = point < 0 ? "" : text.substring(point + 1);
        if (whole.isEmpty() && fraction.isEmpty() || text.length() > 60) {
            return false;
        }
        return whole(whole, grouping, plain) && fraction(fraction, plain);
    }

    private static boolean whole(String text, @Nullable Character grouping, StringBuilder plain) {
        int sinceMark = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                plain.append(c);
                sinceMark = sinceMark < 0 ? -1 : sinceMark + 1;
            } else if (grouping != null && isMark(c, grouping) && i > 0 && (sinceMark < 0 ? i <= 3 : sinceMark >= 2)) {
                if (sinceMark > 3) {
                    return false;
                }
                sinceMark = 0;
            } else {
                return false;
            }
        }
        if (plain.isEmpty()) {
            plain.append('0');
        }
        return sinceMark < 0 || sinceMark == 3;
    }

    private static boolean fraction(String text, StringBuilder plain) {
        if (!text.isEmpty()) {
            plain.append('.');
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            plain.append(c);
        }
        return true;
    }

    /** A space as grouping mark also means the spaces that do not break, which is what spreadsheets write. */
    private static boolean isMark(char c, char grouping) {
        return c == grouping
                || grouping == ' ' && (c == '\u00a0' || c == '\u202f')
                || grouping == '\'' && c == '\u2019';
    }

    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isAround(text.charAt(from))) {
            from++;
        }
        while (to > from && isAround(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isAround(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' || c == '\u202f' || SYMBOLS.indexOf(c) >= 0;
    }
}
