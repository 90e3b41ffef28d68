package org.fullscore.results.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one unit of a currency comes to in another: fixed for a fiscal year (plan), or by day (rule book 3.3). */
public final class ExchangeRates {

    private final Map<Pair, NavigableMap<LocalDate, Plan>> plan = new HashMap<>();
    private final Map<Pair, NavigableMap<LocalDate, BigDecimal>> daily = new HashMap<>();

    private record Pair(String currency, String target) {}

    private record Plan(LocalDate ends, BigDecimal rate) {}

    /** Fixed from a day up to, and without, another. */
    public void plan(String currency, String target, LocalDate starts, LocalDate ends, BigDecimal rate) {
        plan.computeIfAbsent(new Pair(currency, target), pair -> new TreeMap<>())
                .put(starts, new Plan(ends, rate));
    }

    /** That of a day, and of the days after it that have none. */
    public void daily(String currency, String target, LocalDate day, BigDecimal rate) {
        daily.computeIfAbsent(new Pair(currency, target), pair -> new TreeMap<>())
                .put(day, rate);
    }

    /** The rate for a result of a day, null if none is loaded. */
    @Nullable
    BigDecimal rate(Mapping.Rates kind, String currency, String target, LocalDate day) {
        Pair pair = new Pair(currency, target);
        return switch (kind) {
            case PLAN -> {
                var year = plan.getOrDefault(pair, new TreeMap<>()).floorEntry(day);
                yield year == null || !day.isBefore(year.getValue().ends())
                        ? null
                        : year.getValue().rate();
            }
            case DAILY -> {
                var last = daily.getOrDefault(pair, new TreeMap<>()).floorEntry(day);
                yield last == null ? null : last.getValue();
            }
        };
    }
}
