package org.fullscore.results.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a row says of one metric. Overlay credit counts for the person and does not roll up. */
public record MappedFact(short metricKey, int personKey, LocalDate day, BigDecimal amount, boolean overlay) {}
