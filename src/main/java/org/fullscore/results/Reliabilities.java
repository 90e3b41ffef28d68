package org.fullscore.results;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Period;
import org.fullscore.organization.Today;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.tenancy.Lately;
import org.fullscore.tenancy.Writes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far numbers can be relied on: whether their sources delivered when they were expected, and whether rows wait. */
@Component
public class Reliabilities {

    private static final int MOST = 1_000;

    private final Sources sources;
    private final WaitingFor waitingFor;
    private final Metrics metrics;
    private final WorkingCalendar calendar;
    private final Today today;
    private final Lately<Period, In> lately;

    Reliabilities(
            Sources sources,
            WaitingFor waitingFor,
            Metrics metrics,
            WorkingCalendar calendar,
            Today today,
            Writes writes,
            Clock clock) {
        this.sources = sources;
        this.waitingFor = waitingFor;
        this.metrics = metrics;
        this.calendar = calendar;
        this.today = today;
        this.lately = Lately.untilWritten(writes, clock, MOST);
    }

    /** The sources behind the numbers of a metric in a period, by name. */
    public List<Feed> feeds(Metric metric, Period period) {
        return in(period).of(metric).feeds();
    }

    /** When a source is late, the delivery after its last one not having come; null where nobody said how often. */
    public @Nullable Instant due(Source source) {
        return due(source, new HashMap<>());
    }

    In in(Period period) {
        return lately.get(period, () -> read(period));
    }

    private In read(Period period) {
        List<Source> all = sources.all();
        boolean anyWaits = all.stream().anyMatch(source -> source.waiting() > 0);
        return new In(period, all, anyWaits ? waitingFor.in(period) : Map.of());
    }

    private @Nullable Instant due(Source source, Map<LocalDate, Boolean> known) {
        Predicate<LocalDate> working = day -> known.computeIfAbsent(day, calendar::isWorkingDay);
        return source.mapping().expected() == null
                ? null
                : new Expectation(source.mapping().expected())
                        .due(Objects.requireNonNullElse(source.delivered(), source.created()), today.zone(), working);
    }

    /** The sources as they bear on a period. */
    final class In {

        private final Period period;
        private final List<Source> all;
        private final Map<Integer, WaitingFor.Rows> waiting;
        private final Map<LocalDate, Boolean> working = new ConcurrentHashMap<>();
        private final Map<Short, Reliability> known = new ConcurrentHashMap<>();

        private In(Period period, List<Source> all, Map<Integer, WaitingFor.Rows> waiting) {
            this.period = period;
            this.all = all;
            this.waiting = waiting;
        }

        /** How far the numbers of a metric, or of the two it is computed from, can be relied on. */
        Reliability of(Metric metric) {
            Reliability before = known.get(metric.key());
            if (before != null) {
                return before;
            }
            Reliability found = find(metric);
            known.put(metric.key(), found);
            return found;
        }

        private Reliability find(Metric metric) {
            List<String> codes = codes(metric);
            List<Feed> feeds = new ArrayList<>();
            List<WaitingFor.Rows> doubts = new ArrayList<>();
            Instant asOf = null;
            for (Source source : all) {
                if (source.mapping().metrics().stream().anyMatch(column -> codes.contains(column.code()))) {
                    WaitingFor.Rows rows = waiting.get(source.key());
                    if (rows != null) {
                        doubts.add(rows);
                    }
                    feeds.add(feed(source, rows));
                    Instant delivered = source.delivered();
                    asOf = asOf == null || delivered != null && delivered.isAfter(asOf) ? delivered : asOf;
                }
            }
            return new Reliability(asOf == null ? today.instant() : asOf, List.copyOf(feeds), List.copyOf(doubts));
        }

        private Feed feed(Source source, WaitingFor.@Nullable Rows rows) {
            Instant due = due(source, working);
            return new Feed(
                    source.name(),
                    source.delivered(),
                    source.mapping().expected(),
                    due,
                    due != null && !needed().isBefore(due),
                    rows == null ? 0 : rows.count());
        }

        /** Up to when the numbers need deliveries: now, or the end of the period. */
        private Instant needed() {
            ZonedDateTime end = period.ends().atStartOfDay(today.zone());
            return end.toInstant().isBefore(today.instant()) ? end.toInstant() : today.instant();
        }

        private List<String> codes(Metric metric) {
            return metrics.all().stream()
                    .filter(other -> other.key() == metric.key()
                            || isKey(other, metric.numerator())
                            || isKey(other, metric.denominator()))
                    .map(Metric::code)
                    .toList();
        }

        private static boolean isKey(Metric metric, @Nullable Short key) {
            return key != null && metric.key() == key;
        }
    }
}
