package org.fullscore.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");

    private final Words words = Dictionary.ofAllModules(Clock.systemUTC()).words(Locale.of("en", "IE"), DUBLIN);

    @Test
    void writeMoneyWithCentsOnlyWhereThereAreAny() {
        assertThat(words.money(new BigDecimal("245700.0000"), "EUR")).isEqualTo("€245,700");
        assertThat(words.exactMoney(new BigDecimal("-245700"), "EUR")).isEqualTo("−€245,700.00");
        assertThat(words.money(new BigDecimal("12.5"), "EUR")).isEqualTo("€12.50");
        assertThat(words.money(new BigDecimal("0.005"), "EUR")).isEqualTo("€0.01");
        assertThat(words.money(new BigDecimal("1E+6"), "EUR")).isEqualTo("€1,000,000");
        assertThat(words.money(new BigDecimal("1200"), "JPY")).endsWith("1,200");
    }

    @Test
    void writeAMinusThatIsNoHyphen() {
        assertThat(words.money(new BigDecimal("-8400"), "EUR")).isEqualTo("−€8,400");
        assertThat(words.signedMoney(new BigDecimal("45833"), "EUR")).isEqualTo("+€45,833");
        assertThat(words.signedMoney(new BigDecimal("-42462"), "EUR")).isEqualTo("−€42,462");
        assertThat(words.money(new BigDecimal("-0.001"), "EUR")).isEqualTo("€0");
    }

    @Test
    void writePercentAsItIsGiven() {
        assertThat(words.percent("99.9")).isEqualTo("99.9%");
        assertThat(words.percent(new BigDecimal("80.0"))).isEqualTo("80.0%");
    }

    @Test
    void writeNumbersInTheMannerOfTheirUnit() {
        assertThat(words.amount(new BigDecimal("4.8000"), "count")).isEqualTo("4.8");
        assertThat(words.amount(new BigDecimal("12480"), "count")).isEqualTo("12,480");
        assertThat(words.amount(new BigDecimal("58.50"), "percent")).isEqualTo("58.5%");
        assertThat(words.amount(new BigDecimal("8000"), "EUR")).isEqualTo("€8,000");
        assertThat(words.number(new BigDecimal("0.3"), 3)).isEqualTo("0.300");
        assertThat(words.number(Double.NaN, 3)).isEqualTo("–");
        assertThat(words.count(999)).isEqualTo("999");
    }

    @Test
    void followTheLocaleOfTheOrganization() {
        var german = Dictionary.ofAllModules(Clock.systemUTC()).words(Locale.GERMANY, ZoneId.of("Europe/Berlin"));

        assertThat(german.money(new BigDecimal("-1234.5"), "EUR")).isEqualTo("−1.234,50\u00a0€");
        assertThat(german.percent("99.9")).isEqualTo("99,9\u00a0%");
        assertThat(german.day(LocalDate.of(2026, 8, 20))).isEqualTo("20. August 2026");
    }

    @Test
    void writeDays() {
        var day = LocalDate.of(2026, 8, 14);

        assertThat(words.day(day)).isEqualTo("14 August 2026");
        assertThat(words.shortDay(day)).isEqualTo("14 Aug 2026");
        assertThat(words.weekday(day)).isEqualTo("Fri 14 Aug");
        assertThat(words.weekday(day, day.plusMonths(4))).isEqualTo("Fri 14 Aug");
        assertThat(words.weekday(day, day.plusMonths(5))).isEqualTo("Fri 14 Aug 2026");
        assertThat(words.dayOfYear(day, day.plusMonths(5))).isEqualTo("14 August 2026");
        assertThat(words.days(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 9, 30)))
                .isEqualTo("1 July to 30 September 2026");
        assertThat(words.days(LocalDate.of(2025, 7, 1), LocalDate.of(2026, 6, 30)))
                .isEqualTo("1 July 2025 to 30 June 2026");
    }

    @Test
    void writeTheYearOfAShortMomentWhereItIsNotTheOneOfToday() {
        var newYear = Clock.fixed(Instant.parse("2027-01-01T00:30:00Z"), ZoneOffset.UTC);
        var dublin = Dictionary.ofAllModules(newYear).words(Locale.of("en", "IE"), DUBLIN);
        var boston = Dictionary.ofAllModules(newYear).words(Locale.US, ZoneId.of("America/New_York"));
        var may = Instant.parse("2026-05-31T17:00:00Z");
        assertThat(dublin.shortMoment(may)).isEqualTo("31 May 2026, 18:00");
        assertThat(dublin.shortMoment(Instant.parse("2027-01-01T00:10:00Z"))).isEqualTo("1 Jan, 00:10");
        assertThat(boston.shortMoment(may)).startsWith("May 31, 1:00").doesNotContain("2026");
    }

    @Test
    void writeMomentsInTheTimeZoneOfTheOrganization() {
        var evening = Instant.parse("2026-08-20T23:30:00Z");

        assertThat(words.moment(evening)).isEqualTo("21 August 2026, 00:30");
        assertThat(words.dayOf(evening)).isEqualTo(LocalDate.of(2026, 8, 21));
    }

    @Test
    void writeADashForNothing() {
        BigDecimal none = null;
        assertThat(words.money(none, "EUR")).isEqualTo("–");
        assertThat(words.day(null)).isEqualTo("–");
    }

    @Test
    void countInThePlural() {
        assertThat(words.say("web.waiting", 1)).isEqualTo("1 waiting for you");
        assertThat(words.say("web.waiting", 1200)).isEqualTo("1,200 waiting for you");
    }

    @Test
    void listWithAnd() {
        assertThat(words.list(List.of("Priya", "Conor", "Marta"))).isEqualTo("Priya, Conor and Marta");
    }
}
