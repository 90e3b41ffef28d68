package org.fullscore.organization;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.web.Errors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says where the organization is: time zone, language, country of its holidays, currency, the month in which its fiscal year
 * starts and what that year is made of; both stay once goals stand in periods that would move. What the rule book measures by is not changed here.
 */
@Component
public class ChangingSettings {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final OrganizationSettings settings;
    private final ObjectProvider<PeriodsInUse> inUse;

    ChangingSettings(
            JdbcClient jdbc, Ledger ledger, OrganizationSettings settings, ObjectProvider<PeriodsInUse> inUse) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.settings = settings;
        this.inUse = inUse;
    }

    /**
     * Settings as somebody wants them.
     *
     * @param zone as in the tz database, such as {@code Europe/Dublin}
     * @param locale as a language tag, such as {@code en-IE}
     * @param country ISO code, optionally with a part of the country, such as {@code DE-BY}
     * @param currency ISO code
     * @param fiscalYearStart month, 1 to 12
     * @param yearShape months, 4-4-5, 4-5-4 or 5-4-4
     */
    public record Wanted(
            String zone, String locale, String country, String currency, int fiscalYearStart, String yearShape) {}

    /** Changes them, or says what is wrong at which field and changes nothing. */
    @Transactional
    public Errors change(Wanted wanted, int by) {
        Errors errors = check(wanted);
        if (errors.any()) {
            return errors;
        }
        jdbc.sql("""
                        update organization.setting
                        set zone = ?, locale = ?, country = ?, currency = ?, fiscal_year_start = ?,
                            year_shape = ?, version = version + 1
                        where organization_id = ?
                        """)
                .params(
                        wanted.zone(),
                        wanted.locale(),
                        wanted.country(),
                        wanted.currency(),
                        wanted.fiscalYearStart(),
                        wanted.yearShape(),
                        CurrentOrganization.id())
                .update();
        CurrentOrganization.forget(Settings.class);
        ledger.append(Act.of("settings-changed", "organization", CurrentOrganization.id())
                .by(by)
                .with("zone", wanted.zone())
                .with("locale", wanted.locale())
                .with("country", wanted.country())
                .with("currency", wanted.currency())
                .with("fiscalYearStart", wanted.fiscalYearStart())
                .with("yearShape", wanted.yearShape()));
        return errors;
    }

    private Errors check(Wanted wanted) {
        Errors errors = Errors.NONE;
        if (zone(wanted.zone()).isEmpty()) {
            errors = errors.and("zone", "There is no such time zone. Write it as Europe/Dublin.");
        }
        if (!isLocale(wanted.locale())) {
            errors = errors.and("locale", "There is no such language tag. Write it as en-IE.");
        }
        if (!COUNTRIES.contains(wanted.country().split("-")[0])) {
            errors = errors.and("country", "There is no such country. Write its code, such as IE or DE-BY.");
        }
        if (!CURRENCIES.contains(wanted.currency())) {
            errors = errors.and("currency", "There is no such currency. Write its code, such as EUR.");
        }
        if (wanted.fiscalYearStart() < 1 || wanted.fiscalYearStart() > 12) {
            return errors.and("fiscalYearStart", "A fiscal year starts in a month from 1 to 12.");
        }
        Optional<YearShape> shape = YearShape.of(wanted.yearShape());
        if (shape.isEmpty()) {
            return errors.and("yearShape", "There is no such year. Choose months, 4-4-5, 4-5-4 or 5-4-4.");
        }
        Optional<Period> moved = moved(new PeriodCalendar(wanted.fiscalYearStart(), shape.get()));
        return moved.isEmpty()
                ? errors
                : errors.and(
                        settings.current().fiscalYearStart() == wanted.fiscalYearStart()
                                ? "yearShape"
                                : "fiscalYearStart",
                        "There are goals for " + moved.get().id()
                                + ", which would have other days. Leave this as it is.");
    }

    /** A period that something was promised for and that this calendar would move or not have. */
    private Optional<Period> moved(PeriodCalendar calendar) {
        return inUse.orderedStream()
                .flatMap(promises -> promises.inUse().stream())
                .filter(period -> period.kind() != Period.Kind.CUSTOM)
                .filter(period -> !calendar.find(period.id())
                        .filter(other -> other.equals(period))
                        .isPresent())
                .findFirst();
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static boolean isLocale(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            return Locale.availableLocales().anyMatch(locale::equals);
        } catch (IllformedLocaleException unreadable) {
            return false;
        }
    }
}
