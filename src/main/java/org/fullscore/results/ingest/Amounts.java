package org.fullscore.results.ingest;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
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
    private static final Map<Character, Pattern> CURRENCIES = Map.of(
            '€', Pattern.compile("EUR"),
            '£', Pattern.compile("GBP|[A-Z]{2}P"),
            '¥', Pattern.compile("JPY|CNY"),
            '₹', Pattern.compile("INR"),
            '$', Pattern.compile("[A-Z]{2}D|ARS|CLP|COP|MXN|UYU|CVE|TOP|WST"));

    private Amounts() {}

    /** An amount, or the reason why it is none. */
    sealed interface Reading permits Amount, FailureReason {}

    record Amount(BigDecimal value) implements Reading {}

    /** Reads an amount, unless it could be either of two and the file does not tell which. */
    static Reading read(String text, Marks marks) {
        return !marks.certain() && SeenAmounts.isOpen(text)
                ? FailureReason.AMOUNT_AMBIGUOUS
                : read(text, marks.decimal(), marks.grouping());
    }

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
                ? checked(new BigDecimal(negative ? "-" + plain : plain.toString()))
                : FailureReason.AMOUNT_UNREADABLE;
    }

    /** An amount that can be recorded, or why it cannot. */
    static Reading checked(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        if (stripped.precision() - stripped.scale() > DIGITS) {
            return FailureReason.AMOUNT_TOO_LARGE;
        }
        return stripped.scale() > FRACTION ? FailureReason.AMOUNT_TOO_FINE : new Amount(amount);
    }

    /** Whether the text carries the symbol of another currency than this one. */
    static boolean isInAnotherCurrency(String text, String currency) {
        for (int i = 0; i < text.length(); i++) {
            Pattern of = text.charAt(i) < '0' || text.charAt(i) > '9' ? CURRENCIES.get(text.charAt(i)) : null;
            if (of != null && !of.matcher(currency).matches()) {
                return true;
            }
        }
        return false;
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
                || grouping == ' ' && (c == '\u00a0' || c == '\u202f' || c == '\u2009')
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
