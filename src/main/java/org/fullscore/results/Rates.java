package org.fullscore.results;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fullscore.results.ingest.Conversions;
import org.fullscore.results.ingest.ExchangeRates;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What amounts in other currencies come to. */
@Component
@Transactional(readOnly = true)
public class Rates {

    private final JdbcClient jdbc;

    Rates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One unit of {@code currency} is {@code rate} of {@code target}.
     *
     * @param starts the day it is of; the first day of the fiscal year for a plan rate
     * @param ends the day after the last of the fiscal year, null for a daily rate
     */
    public record Rate(
            String currency,
            String target,
            LocalDate starts,
            @Nullable LocalDate ends,
            BigDecimal rate) {}

    /** All rates, those of a plan first, by currency, the latest first, so many after the first ones. */
    public List<Rate> all(int skipped, int limit) {
        return jdbc.sql("""
                        select currency, target, day, ends, rate from results.rate where organization_id = ?
                        order by kind desc, currency, target, day desc offset ? limit ?
                        """)
                .params(CurrentOrganization.id(), skipped, limit)
                .query((row, number) -> new Rate(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class),
                        row.getBigDecimal(5).stripTrailingZeros()))
                .list();
    }

    ExchangeRates loaded() {
        ExchangeRates rates = new ExchangeRates();
        all(0, Integer.MAX_VALUE).forEach(rate -> {
            if (rate.ends() == null) {
                rates.daily(rate.currency(), rate.target(), rate.starts(), rate.rate());
            } else {
                rates.plan(rate.currency(), rate.target(), rate.starts(), rate.ends(), rate.rate());
            }
        });
        return rates;
    }

    Map<Conversions.Kept, BigDecimal> kept(int source, Collection<String> externalIds) {
        Map<Conversions.Kept, BigDecimal> kept = new HashMap<>();
        jdbc.sql("""
                        select external_id, currency, target, rate from results.conversion
                        where organization_id = ? and source_key = ? and external_id = any(?::text[])
                        """)
                .params(CurrentOrganization.id(), source, externalIds.toArray(String[]::new))
                .query(row -> {
                    kept.put(
                            new Conversions.Kept(row.getString(1), row.getString(2), row.getString(3)),
                            row.getBigDecimal(4));
                });
        return kept;
    }
}
