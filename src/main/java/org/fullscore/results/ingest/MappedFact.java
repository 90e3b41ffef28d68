package org.fullscore.results.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a row says of one metric and person. Overlay credit counts for the person and does not roll up.
 *
 * @param part which of several people of the row it is, from 0
 */
public record MappedFact(short metricKey, int part, int personKey, LocalDate day, BigDecimal amount, boolean overlay) {

    /** That of a row nobody shares. */
    public MappedFact(short metricKey, int personKey, LocalDate day, BigDecimal amount, boolean overlay) {
        this(metricKey, 0, personKey, day, amount, overlay);
    }
}
