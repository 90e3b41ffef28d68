package org.fullscore.results;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.People;
import org.fullscore.organization.Today;
import org.fullscore.results.ingest.Conversions;
import org.fullscore.results.ingest.ExchangeRates;
import org.fullscore.results.ingest.Known;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers whom and what the files of a source may name. */
@Component
@Transactional(readOnly = true)
class Naming {

    private final People people;
    private final Metrics metrics;
    private final Sources sources;
    private final Rates rates;
    private final Today today;

    Naming(People people, Metrics metrics, Sources sources, Rates rates, Today today) {
        this.people = people;
        this.metrics = metrics;
        this.sources = sources;
        this.rates = rates;
        this.today = today;
    }

    Known known(int source) {
        return new Known(
                people.all().stream()
                        .map(person -> new Known.Somebody(person.key(), person.id(), person.name(), person.email()))
                        .toList(),
                sources.aliases(source),
                metrics.all().stream()
                        .map(metric -> new Known.Measure(metric.code(), metric.key(), metric.currency()))
                        .toList(),
                today.zone(),
                sources.parts(source),
                new Conversions() {
                    @Override
                    public ExchangeRates rates() {
                        return rates.loaded();
                    }

                    @Override
                    public Map<Kept, BigDecimal> kept(Collection<String> externalIds) {
                        return rates.kept(source, externalIds);
                    }
                });
    }
}
