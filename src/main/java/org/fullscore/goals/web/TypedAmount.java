package org.fullscore.goals.web;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** A number as somebody typed it, in the manner of a locale: grouped or not, with a currency sign or not. */
sealed interface TypedAmount {

    /** It is a number. */
    record Amount(BigDecimal value) implements TypedAmount {}

    /** It is not, because of this character (position counted from 1). */
    record Wrong(int position, String character) implements TypedAmount {}

    static TypedAmount read(String typed, Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        StringBuilder digits = new StringBuilder();
        boolean decimals = false;
        int sinceGroup = -1;
        for (int at = 0; at < typed.length(); ) {
            int character = typed.codePointAt(at);
            int position = typed.codePointCount(0, at) + 1;
            boolean edge = digits.isEmpty() || digits.toString().equals("-");
            if (character >= '0' && character <= '9') {
                digits.append((char) character);
                sinceGroup += sinceGroup >= 0 ? 1 : 0;
            } else if (character == symbols.getDecimalSeparator() && !decimals && sinceGroup != 0 && !edge) {
                if (sinceGroup > 0 && sinceGroup != 3) {
                    return new Wrong(position, Character.toString(character));
                }
                decimals = true;
                sinceGroup = -1;
                digits.append('.');
            } else if (isGrouping(character, symbols) && !decimals && !edge && (sinceGroup < 0 || sinceGroup >= 2)) {
                sinceGroup = 0;
            } else if ((character == '-' || character == '−') && digits.isEmpty()) {
                digits.append('-');
            } else if (!Character.isSpaceChar(character) && Character.getType(character) != Character.CURRENCY_SYMBOL) {
                return new Wrong(position, Character.toString(character));
            }
            at += Character.charCount(character);
        }
        boolean whole = !digits.isEmpty() && Character.isDigit(digits.charAt(digits.length() - 1));
        int last = typed.codePointCount(0, typed.length());
        return whole && (sinceGroup < 0 || sinceGroup == 3)
                ? new Amount(new BigDecimal(digits.toString()))
                : new Wrong(
                        Math.max(1, last), last == 0 ? "" : Character.toString(typed.codePointBefore(typed.length())));
    }

    private static boolean isGrouping(int character, DecimalFormatSymbols symbols) {
        char grouping = symbols.getGroupingSeparator();
        return character == grouping
                || (Character.isSpaceChar(grouping) && Character.isSpaceChar(character))
                || (grouping == '’' && character == '\'');
    }
}
