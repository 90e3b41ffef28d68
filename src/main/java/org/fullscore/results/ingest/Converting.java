package org.fullscore.results.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts amounts into the currency of their metric, by plan or daily rates; rounded once, half up, to the smallest unit of that
 * currency. A correction keeps the daily rate its result was first converted at.
 */
final class Converting {

    private static final int RECENT = 50_000;

    private final Mapping.Rates kind;
    private final Conversions conversions;
    private final Map<Conversions.Kept, BigDecimal> kept = new HashMap<>();

    /** Rates of the last rows that were converted, which may not be committed when the same key comes again. */
    private final Map<Conversions.Kept, BigDecimal> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Conversions.Kept, BigDecimal> eldest) {
            return size() > RECENT;
        }
    };

    private final Set<String> lookedUp = new HashSet<>();
    private final List<Conversions.Converted> fresh = new ArrayList<>();
    private @Nullable ExchangeRates rates;

    Converting(Mapping.Rates kind, Conversions conversions) {
        this.kind = kind;
        this.conversions = conversions;
    }

    /** Whether it is of use to know the keys of many rows ahead. */
    boolean looksAhead() {
        return kind == Mapping.Rates.DAILY;
    }

    /** Looks many keys up at once, and forgets those before. */
    void lookAhead(Set<String> externalIds) {
        kept.clear();
        lookedUp.clear();
        lookUp(externalIds);
    }

    /** The amount in the currency of the metric, null if no rate is loaded. */
    @Nullable
    BigDecimal convert(String externalId, String currency, Known.Measure measure, LocalDate day, BigDecimal amount) {
        String target = String.valueOf(measure.currency());
        BigDecimal rate = rate(new Conversions.Kept(externalId, currency, target), day);
        return rate == null ? null : amount.multiply(rate).setScale(measure.decimals(), RoundingMode.HALF_UP);
    }

    /** The row that was converted is good: what its keys were converted at first. */
    List<Conversions.Converted> keep() {
        if (fresh.isEmpty()) {
            return List.of();
        }
        List<Conversions.Converted> taken = List.copyOf(fresh);
        fresh.clear();
        return taken;
    }

    /** The row that was converted is not good. */
    void drop() {
        fresh.forEach(converted -> recent.remove(converted.what()));
        fresh.clear();
    }

    private @Nullable BigDecimal rate(Conversions.Kept conversion, LocalDate day) {
        if (kind == Mapping.Rates.DAILY && !lookedUp.contains(conversion.externalId())) {
            lookUp(Set.of(conversion.externalId()));
        }
        BigDecimal known = kept.getOrDefault(conversion, recent.get(conversion));
        if (known != null) {
            return known;
        }
        if (rates == null) {
            rates = conversions.rates();
        }
        BigDecimal rate = rates.rate(kind, conversion.currency(), conversion.target(), day);
        if (rate != null && kind == Mapping.Rates.DAILY) {
            recent.put(conversion, rate);
            fresh.add(new Conversions.Converted(conversion, rate));
        }
        return rate;
    }

    private void lookUp(Set<String> externalIds) {
        kept.putAll(conversions.kept(externalIds));
        lookedUp.addAll(externalIds);
    }
}
