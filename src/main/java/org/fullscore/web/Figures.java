package org.fullscore.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Numbers as a locale writes them. Written by hand because NumberFormat is not safe to share between threads, and making
 * one for each of the forty numbers of a board costs more than the rest of the page.
 */
final class Figures {

    private static final char MINUS = '−';

    private record Affixes(String before, String after, int decimals) {}

    private final Locale locale;
    private final char point;
    private final char separator;
    private final int group;
    private final Affixes percent;
    private final ConcurrentMap<String, Affixes> currencies = new ConcurrentHashMap<>();

    Figures(Locale locale) {
        this.locale = locale;
        var symbols = DecimalFormatSymbols.getInstance(locale);
        point = symbols.getDecimalSeparator();
        separator = symbols.getGroupingSeparator();
        group = NumberFormat.getNumberInstance(locale) instanceof DecimalFormat format ? format.getGroupingSize() : 3;
        percent = NumberFormat.getPercentInstance(locale) instanceof DecimalFormat format
                ? new Affixes(format.getPositivePrefix(), format.getPositiveSuffix(), 0)
                : new Affixes("", "%", 0);
    }

    String amount(BigDecimal value, String unit) {
        return switch (unit) {
            case "percent", "%" -> percent(shortened(value, 0, 2));
            case "", "count" -> number(value, 0, 2);
            default -> money(value, unit);
        };
    }

    String money(BigDecimal value, String currency) {
        var affixes = currencies.computeIfAbsent(currency, this::affixes);
        var rounded = value.setScale(affixes.decimals(), RoundingMode.HALF_UP);
        var whole = rounded.stripTrailingZeros().scale() <= 0;
        return signed(rounded, affixes.before() + digits(whole ? rounded.setScale(0) : rounded) + affixes.after());
    }

    String exactMoney(BigDecimal value, String currency) {
        var affixes = currencies.computeIfAbsent(currency, this::affixes);
        var rounded = value.setScale(affixes.decimals(), RoundingMode.HALF_UP);
        return signed(rounded, affixes.before() + digits(rounded) + affixes.after());
    }

    String number(BigDecimal value, int least, int most) {
        var rounded = shortened(value, least, most);
        return signed(rounded, digits(rounded));
    }

    String percent(BigDecimal value) {
        return signed(value, percent.before() + digits(value) + percent.after());
    }

    private static BigDecimal shortened(BigDecimal value, int least, int most) {
        var rounded = value.setScale(most, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < least ? rounded.setScale(least) : rounded;
    }

    private static String signed(BigDecimal value, String text) {
        return value.signum() < 0 ? MINUS + text : text;
    }

    /** The digits without a sign, grouped. */
    private String digits(BigDecimal value) {
        var plain = value.abs().toPlainString();
        var dot = plain.indexOf('.');
        var whole = dot < 0 ? plain.length() : dot;
        var text = new StringBuilder(plain.length() + 4);
        for (var i = 0; i < whole; i++) {
            if (i > 0 && group > 0 && (whole - i) % group == 0) {
                text.append(separator);
            }
            text.append(plain.charAt(i));
        }
        return dot < 0
                ? text.toString()
                : text.append(point).append(plain, dot + 1, plain.length()).toString();
    }

    private Affixes affixes(String code) {
        var currency = Currency.getInstance(code);
        var decimals = Math.max(0, currency.getDefaultFractionDigits());
        if (NumberFormat.getCurrencyInstance(locale) instanceof DecimalFormat format) {
            format.setCurrency(currency);
            return new Affixes(format.getPositivePrefix(), format.getPositiveSuffix(), decimals);
        }
        return new Affixes(code + " ", "", decimals);
    }
}
