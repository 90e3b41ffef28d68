package org.fullscore.results;

import static org.fullscore.results.Columns.column;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OneTrip;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads running totals of persons over spans of days, in one statement for however many spans: whole months that are over by the totals of
 * months, all else by those of days. Where the total of a month is not there, its days are read, too, and it is added up for the next time.
 */
@Component
class Totals {

    /** Which span, and which metric. */
    record Place(Rolls.Span span, short metric) {}

    /**
     * What there is.
     *
     * @param amount in the metric's unit
     * @param primary the amount without overlay credit
     * @param facts how many results it is made of
     * @param day of a last value; null of what is added up
     */
    record Total(
            BigDecimal amount,
            BigDecimal primary,
            long facts,
            @Nullable LocalDate day) {

        Total and(Total other) {
            return new Total(amount.add(other.amount), primary.add(other.primary), facts + other.facts, null);
        }

        Total orLater(Total other) {
            return Objects.requireNonNull(day).isBefore(other.day) ? other : this;
        }
    }

    /** A part of a span: whole months, or days. */
    private record Part(Rolls.Span span, LocalDate starts, LocalDate ends) {

        long months() {
            return ChronoUnit.MONTHS.between(starts, ends);
        }
    }

    /** What was found of parts; sums of parts of a span are added up. */
    private static final class Found {

        private final Map<Place, Total> ofDays = new HashMap<>();
        private final Map<Part, Map<Short, Total>> ofMonths = new HashMap<>();

        void days(Part part, short metric, Total total) {
            ofDays.merge(new Place(part.span(), metric), total, Total::and);
        }

        /** Without all of its months it is of no use. */
        void months(Part part, short metric, Total total, long months) {
            if (months == part.months()) {
                ofMonths.computeIfAbsent(part, any -> new HashMap<>()).put(metric, total);
            }
        }

        boolean isComplete(Part part, Collection<Short> metrics) {
            return ofMonths.getOrDefault(part, Map.of()).size() == metrics.size();
        }

        Map<Place, Total> totals(List<Part> months, Collection<Short> metrics) {
            months.stream()
                    .filter(part -> isComplete(part, metrics))
                    .forEach(part -> ofMonths.getOrDefault(part, Map.of()).forEach((metric, total) -> {
                        if (total.facts() > 0) {
                            days(part, metric, total);
                        }
                    }));
            return ofDays;
        }
    }

    private static final String MONTHS = """
            select s.place, m.metric_key, t.amount, t.primary_amount, t.facts, t.months
            from unnest(:month_places::integer[], :month_persons::integer[], :month_starts::date[], :month_ends::date[])
              s (place, person_key, starts, ends)
            cross join unnest(:metrics::smallint[]) m (metric_key)
            cross join lateral (
              select sum(amount) as amount, sum(primary_amount) as primary_amount, sum(facts) as facts, count(*) as months
              from results.month_total
              where organization_id = :organization and person_key = s.person_key and metric_key = m.metric_key
                and month >= s.starts and month < s.ends) t
            where t.months > 0
            """;

    private static final String DAYS = """
            select s.place, m.metric_key, t.amount, t.primary_amount, t.facts, null::bigint
            from unnest(:day_places::integer[], :day_persons::integer[], :day_starts::date[], :day_ends::date[])
              s (place, person_key, starts, ends)
            cross join unnest(:metrics::smallint[]) m (metric_key)
            cross join lateral (
              select sum(amount) as amount, sum(primary_amount) as primary_amount, sum(facts) as facts from results.total
              where organization_id = :organization and person_key = s.person_key and metric_key = m.metric_key
                and day >= s.starts and day < s.ends) t
            where t.facts > 0
            """;

    private static final String LAST = """
            select s.place, m.metric_key, t.amount, t.primary_amount, t.facts, t.day
            from unnest(:persons::integer[], :starts::date[], :ends::date[])
              with ordinality s (person_key, starts, ends, place)
            cross join unnest(:metrics::smallint[]) m (metric_key)
            cross join lateral (
              select amount, primary_amount, facts, day from results.total
              where organization_id = :organization and person_key = s.person_key and metric_key = m.metric_key
                and day >= s.starts and day < s.ends and facts > 0
              order by day desc limit 1) t
            """;

    private final OneTrip trip;
    private final AddingUpMonths addingUp;
    private final Clock clock;

    Totals(OneTrip trip, AddingUpMonths addingUp, Clock clock) {
        this.trip = trip;
        this.addingUp = addingUp;
        this.clock = clock;
    }

    /** All that was brought, added up; where nothing stands, it is absent. */
    Map<Place, Total> summed(List<Rolls.Span> spans, Collection<Short> asked) {
        Set<Short> metrics = Set.copyOf(asked);
        List<Part> months = new ArrayList<>();
        List<Part> days = new ArrayList<>();
        // Here or there it is another day. Totals of months would be right before they are over, too, but not for long.
        LocalDate over = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1);
        for (Rolls.Span span : spans) {
            LocalDate first = firstOfMonth(span.starts());
            LocalDate after = earlier(span.ends().withDayOfMonth(1), over);
            if (first.isBefore(after)) {
                months.add(new Part(span, first, after));
                days.add(new Part(span, span.starts(), first));
                days.add(new Part(span, after, span.ends()));
            } else {
                days.add(new Part(span, span.starts(), span.ends()));
            }
        }
        days.removeIf(part -> !part.starts().isBefore(part.ends()));
        Found found = new Found();
        read(months, days, metrics, found);
        List<Part> missing =
                months.stream().filter(part -> !found.isComplete(part, metrics)).toList();
        if (!missing.isEmpty()) {
            read(List.of(), missing, metrics, found);
            addingUp.soon(missing.stream()
                    .flatMap(part -> metrics.stream()
                            .map(metric -> new AddingUpMonths.Months(
                                    part.span().person(), metric, part.starts(), part.ends())))
                    .toList());
        }
        return found.totals(months, metrics);
    }

    private void read(List<Part> months, List<Part> days, Collection<Short> metrics, Found found) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("organization", CurrentOrganization.id());
        parameters.put("metrics", metrics.toArray(Short[]::new));
        parameters(parameters, "month", months);
        parameters(parameters, "day", days);
        String sql = months.isEmpty() ? DAYS : days.isEmpty() ? MONTHS : MONTHS + " union all " + DAYS;
        trip.read(sql, parameters, row -> {
            Total total = new Total(row.getBigDecimal(3), row.getBigDecimal(4), row.getLong(5), null);
            long counted = row.getLong(6);
            if (counted == 0) {
                found.days(days.get(row.getInt(1)), row.getShort(2), total);
            } else {
                found.months(months.get(row.getInt(1)), row.getShort(2), total, counted);
            }
        });
    }

    private static void parameters(Map<String, Object> parameters, String what, List<Part> parts) {
        parameters.put(
                what + "_places", IntStream.range(0, parts.size()).boxed().toArray(Integer[]::new));
        parameters.put(
                what + "_persons",
                column(parts, Integer[]::new, part -> part.span().person()));
        parameters.put(
                what + "_starts",
                column(parts, String[]::new, part -> part.starts().toString()));
        parameters.put(
                what + "_ends", column(parts, String[]::new, part -> part.ends().toString()));
    }

    /** The last value of each span. */
    Map<Place, Total> last(List<Rolls.Span> spans, Collection<Short> metrics) {
        Map<Place, Total> totals = new HashMap<>();
        trip.read(
                LAST,
                Map.of(
                        "organization", CurrentOrganization.id(),
                        "metrics", metrics.toArray(Short[]::new),
                        "persons", column(spans, Integer[]::new, Rolls.Span::person),
                        "starts",
                                column(
                                        spans,
                                        String[]::new,
                                        span -> span.starts().toString()),
                        "ends", column(spans, String[]::new, span -> span.ends().toString())),
                row -> totals.put(
                        new Place(spans.get(row.getInt(1) - 1), row.getShort(2)),
                        new Total(
                                row.getBigDecimal(3),
                                row.getBigDecimal(4),
                                row.getLong(5),
                                row.getObject(6, LocalDate.class))));
        return totals;
    }

    private static LocalDate firstOfMonth(LocalDate day) {
        return day.getDayOfMonth() == 1 ? day : day.withDayOfMonth(1).plusMonths(1);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
