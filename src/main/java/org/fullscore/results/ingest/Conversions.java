package org.fullscore.results.ingest;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/** Where a source finds rates, looked up when the first row needs one. */
public interface Conversions {

    /** None at all. */
    Conversions NONE = new Conversions() {
        @Override
        public ExchangeRates rates() {
            return new ExchangeRates();
        }

        @Override
        public Map<Kept, BigDecimal> kept(Collection<String> externalIds) {
            return Map.of();
        }
    };

    /** That the result with this key was converted from one currency to another. */
    record Kept(String externalId, String currency, String target) {}

    /** At which rate that happened first. */
    record Converted(Kept what, BigDecimal rate) {}

    /** The rates that are loaded. */
    ExchangeRates rates();

    /** The daily rates at which results with these keys were first converted: corrections keep them. */
    Map<Kept, BigDecimal> kept(Collection<String> externalIds);
}
