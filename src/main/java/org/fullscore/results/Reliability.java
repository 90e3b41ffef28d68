package org.fullscore.results;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Period;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.PeriodDuration;

/**
 * How far the numbers of a metric can be relied on.
 *
 * @param asOf when a source of it last delivered; now where none ever did
 */
record Reliability(Instant asOf, Freshness freshness) {

    /**
     * Quarantined while rows of a source wait. Stale when a source is expected every so often and has not delivered for
     * longer, up to now or to the end of the period, whichever was earlier.
     *
     * @param metrics codes of the metric, or of the two it is computed from
     */
    static Reliability of(List<String> metrics, List<Source> sources, Period period, Instant now, ZoneId zone) {
        List<Source> feeding = sources.stream()
                .filter(source ->
                        source.mapping().metrics().stream().anyMatch(column -> metrics.contains(column.code())))
                .toList();
        Instant asOf = feeding.stream()
                .map(Source::delivered)
                .filter(java.util.Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(now);
        ZonedDateTime end = period.ends().atStartOfDay(zone);
        ZonedDateTime needed = end.toInstant().isBefore(now) ? end : now.atZone(zone);
        Freshness freshness = feeding.stream().anyMatch(source -> source.waiting() > 0)
                ? Freshness.QUARANTINED
                : feeding.stream().anyMatch(source -> isLate(source, needed)) ? Freshness.STALE : Freshness.FRESH;
        return new Reliability(asOf, freshness);
    }

    /** Codes of the sources' metrics behind a metric. */
    static List<String> feeds(Metric metric, List<Metric> all) {
        return all.stream()
                .filter(other -> other.key() == metric.key()
                        || isKey(other, metric.numerator())
                        || isKey(other, metric.denominator()))
                .map(Metric::code)
                .toList();
    }

    private static boolean isKey(Metric metric, @Nullable Short key) {
        return key != null && metric.key() == key;
    }

    private static boolean isLate(Source source, ZonedDateTime needed) {
        PeriodDuration expected = source.mapping().expected();
        Instant delivered = source.delivered();
        return expected != null
                && (delivered == null
                        || delivered.isBefore(needed.minus(expected).toInstant()));
    }
}
