package org.fullscore.results;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.web.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Saying what amounts in other currencies come to. Results that are recorded stay as they were converted. */
@Component
public class LoadingRates {

    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(10);
    private static final int DECIMALS = 9;

    private final JdbcClient jdbc;
    private final Periods periods;
    private final Ledger ledger;

    LoadingRates(JdbcClient jdbc, Periods periods, Ledger ledger) {
        this.jdbc = jdbc;
        this.periods = periods;
        this.ledger = ledger;
    }

    /**
     * A rate as it is written.
     *
     * @param line of the list
     * @param valid a day, or a fiscal year such as 2026
     */
    public record Said(int line, String currency, String target, String valid, String rate) {}

    /** What came of it. */
    public sealed interface Answer {

        record Loaded(int changed, int unchanged) implements Answer {}

        /** Nothing was changed. */
        record Refused(List<RowError> errors) implements Answer {}
    }

    /** Takes all of them or none; a rate that is there already is replaced. */
    @Transactional
    public Answer load(List<Said> list, @Nullable Integer by) {
        List<RowError> errors = new ArrayList<>();
        List<Rates.Rate> rates = new ArrayList<>();
        list.forEach(said -> read(said, errors).ifPresent(rates::add));
        if (!errors.isEmpty()) {
            return new Answer.Refused(errors);
        }
        int changed = rates.stream().mapToInt(this::write).sum();
        if (changed > 0) {
            ledger.append(Act.of("rates-loaded", "organization", CurrentOrganization.id())
                    .by(by)
                    .with("rates", Integer.toString(changed)));
        }
        return new Answer.Loaded(changed, rates.size() - changed);
    }

    private int write(Rates.Rate rate) {
        return jdbc.sql("""
                        insert into results.rate (organization_id, kind, currency, target, day, ends, rate)
                        values (?, ?, ?, ?, ?, ?::date, ?)
                        on conflict (organization_id, kind, currency, target, day) do update
                        set rate = excluded.rate, ends = excluded.ends
                        where (rate.rate, rate.ends) is distinct from (excluded.rate, excluded.ends)
                        """)
                .param(CurrentOrganization.id())
                .param(rate.ends() == null ? "daily" : "plan")
                .param(rate.currency())
                .param(rate.target())
                .param(rate.starts())
                .param(rate.ends())
                .param(rate.rate())
                .update();
    }

    private Optional<Rates.Rate> read(Said said, List<RowError> errors) {
        int before = errors.size();
        currency(said, "currency", said.currency(), errors);
        currency(said, "target", said.target(), errors);
        if (said.currency().equals(said.target())) {
            errors.add(at(said, "target", said.target(), "The two currencies are the same.", "Name another."));
        }
        LocalDate day = day(said.valid());
        Period year = day == null
                ? periods.find(said.valid())
                        .filter(period -> period.kind() == Period.Kind.YEAR)
                        .orElse(null)
                : null;
        if (day == null && year == null) {
            errors.add(at(
                    said,
                    "valid",
                    said.valid(),
                    "This is neither a day nor a fiscal year.",
                    "Write 2026-07-01 for a daily rate, 2026 for that of the plan."));
        }
        BigDecimal rate = rate(said.rate());
        if (rate == null) {
            errors.add(at(
                    said, "rate", said.rate(), "This is not a rate above 0 with at most 9 decimals.", "Correct it."));
        }
        if (errors.size() > before || rate == null) {
            return Optional.empty();
        }
        return Optional.of(
                year == null
                        ? new Rates.Rate(
                                said.currency(), said.target(), java.util.Objects.requireNonNull(day), null, rate)
                        : new Rates.Rate(said.currency(), said.target(), year.starts(), year.ends(), rate));
    }

    private static void currency(Said said, String column, String code, List<RowError> errors) {
        if (!code.matches("[A-Z]{3}")) {
            errors.add(at(said, column, code, "This is not the code of a currency.", "Write it as EUR."));
        }
    }

    private static @Nullable LocalDate day(String valid) {
        try {
            return LocalDate.parse(valid);
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    private static @Nullable BigDecimal rate(String said) {
        try {
            BigDecimal rate = new BigDecimal(said).stripTrailingZeros();
            return rate.signum() > 0 && rate.scale() <= DECIMALS && rate.compareTo(LARGEST) < 0 ? rate : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static RowError at(Said said, String column, String value, String message, String remedy) {
        return RowError.atCell(said.line(), column, value, "VALUE_WRONG", message, remedy);
    }
}
