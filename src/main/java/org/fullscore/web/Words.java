package org.fullscore.web;

import java.math.BigDecimal;
import java.text.ListFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * How one organization writes: its words, its numbers, its days. A minus is −. Every method takes null and answers "–", the
 * sign for "there is none", so that a template need not ask.
 */
public final class Words {

    /** What stands where there is no value. */
    public static final String NONE = "–";

    private final MessageSource messages;
    private final Locale locale;
    private final ZoneId zone;
    private final Clock clock;
    private final Figures figures;
    private final Days days;
    private final ListFormat enumeration;
    private final ConcurrentMap<String, String> plain = new ConcurrentHashMap<>();

    Words(MessageSource messages, Locale locale, ZoneId zone, Clock clock) {
        this.messages = messages;
        this.locale = locale;
        this.zone = zone;
        this.clock = clock;
        this.figures = new Figures(locale);
        this.days = new Days(locale);
        this.enumeration = ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL);
    }

    public Locale locale() {
        return locale;
    }

    public ZoneId zone() {
        return zone;
    }

    /**
     * A sentence from the messages of the modules; {@code {0}} and so on take the arguments, numbers with grouping,
     * {@code {0,choice,1#one goal|1<{0} goals}} the plural. Give years and ids as text. An unknown key comes back as itself.
     */
    public String say(String key, Object... arguments) {
        return arguments.length == 0
                ? plain.computeIfAbsent(key, known -> messages.getMessage(known, null, locale))
                : messages.getMessage(key, arguments, locale);
    }

    /** "one, two and three". */
    public String list(List<String> items) {
        return items.isEmpty() ? "" : enumeration.format(items);
    }

    /** Money, with cents only where there are any: "€245,700", "€12.50", "−€8,400"; the currency by its ISO code. */
    public String money(@Nullable BigDecimal amount, String currency) {
        return amount == null ? NONE : figures.money(amount, currency);
    }

    /** Money with all its cents, for columns: "€1,064.00" above "€998.59". */
    public String exactMoney(@Nullable BigDecimal amount, String currency) {
        return amount == null ? NONE : figures.exactMoney(amount, currency);
    }

    /** Money with its sign, for differences: "+€45,833", "−€42,462". */
    public String signedMoney(@Nullable BigDecimal amount, String currency) {
        return amount == null ? NONE : plus(amount) + figures.money(amount, currency);
    }

    /**
     * An amount of a metric: money where {@code unit} is an ISO currency code, "58.5%" where it is "percent" or "%", a plain
     * number of at most two decimals otherwise.
     */
    public String amount(@Nullable BigDecimal amount, String unit) {
        return amount == null ? NONE : figures.amount(amount, unit);
    }

    /** An amount of a metric with its sign, for differences. */
    public String signedAmount(@Nullable BigDecimal amount, String unit) {
        return amount == null ? NONE : plus(amount) + figures.amount(amount, unit);
    }

    /** A number with grouping and as many decimals as it needs, at most two: "12,480", "4.8". */
    public String number(@Nullable BigDecimal value) {
        return value == null ? NONE : figures.number(value, 0, 2);
    }

    /** A number with exactly so many decimals, for columns and statistics. */
    public String number(@Nullable BigDecimal value, int decimals) {
        return value == null ? NONE : figures.number(value, decimals, decimals);
    }

    /** A number with exactly so many decimals, for statistics. */
    public String number(double value, int decimals) {
        return Double.isFinite(value) ? figures.number(BigDecimal.valueOf(value), decimals, decimals) : NONE;
    }

    /** How many: "12,480". */
    public String count(long value) {
        return figures.number(BigDecimal.valueOf(value), 0, 0);
    }

    /** Percent exactly as given, with all its decimals and no rounding of its own: 99.9 is "99.9%", 80.0 is "80.0%". */
    public String percent(@Nullable BigDecimal percent) {
        return percent == null ? NONE : figures.percent(percent);
    }

    /** Percent exactly as given, already printed with a point: "99.9" is "99.9%" or what the locale makes of it. */
    public String percent(@Nullable String percent) {
        return percent == null ? NONE : figures.percent(new BigDecimal(percent));
    }

    /** "20 August 2026". */
    public String day(@Nullable LocalDate day) {
        return day == null ? NONE : days.day(day);
    }

    /** "20 Aug 2026". */
    public String shortDay(@Nullable LocalDate day) {
        return day == null ? NONE : days.shortDay(day);
    }

    /** "20 Aug", where the year is plain from what stands around it. */
    public String shortDayOfYear(@Nullable LocalDate day) {
        return day == null ? NONE : days.shortDayOfYear(day);
    }

    /** "20 August", where the year is plain from what stands around it. */
    public String dayOfYear(@Nullable LocalDate day) {
        return day == null ? NONE : days.dayOfYear(day);
    }

    /** "Fri 14 Aug", for deadlines nearby. */
    public String weekday(@Nullable LocalDate day) {
        return day == null ? NONE : days.weekday(day);
    }

    /** "Fri 14 Aug", with its year where that is not the one of today: for lists that go back far. */
    public String weekday(@Nullable LocalDate day, LocalDate today) {
        return day == null || day.getYear() == today.getYear() ? weekday(day) : days.weekdayAndYear(day);
    }

    /** "20 August", with its year where that is not the one of today: for lists that go back far. */
    public String dayOfYear(@Nullable LocalDate day, LocalDate today) {
        return day == null || day.getYear() == today.getYear() ? dayOfYear(day) : days.day(day);
    }

    /** Both days inclusive: "1 July to 30 September 2026". */
    public String days(LocalDate first, LocalDate last) {
        var from = first.getYear() == last.getYear() ? days.dayOfYear(first) : days.day(first);
        return first.equals(last) ? days.day(first) : say("web.days", from, days.day(last));
    }

    /** "09:41" in the organization's time zone. */
    public String time(@Nullable Instant instant) {
        return instant == null ? NONE : days.time(instant.atZone(zone).toLocalTime());
    }

    /** "20 August 2026, 09:41" in the organization's time zone. */
    public String moment(@Nullable Instant instant) {
        return instant == null ? NONE : say("web.moment", day(dayOf(instant)), time(instant));
    }

    /** "20 Aug, 09:41" in the organization's time zone, with its year where that is not the one of today. */
    public String shortMoment(@Nullable Instant instant) {
        if (instant == null) {
            return NONE;
        }
        LocalDate day = dayOf(instant);
        boolean thisYear = day.getYear() == dayOf(clock.instant()).getYear();
        return say("web.moment", thisYear ? days.shortDayOfYear(day) : days.shortDay(day), time(instant));
    }

    /** The organization's day on which this moment lies. */
    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    private static String plus(BigDecimal amount) {
        return amount.signum() > 0 ? "+" : "";
    }
}
