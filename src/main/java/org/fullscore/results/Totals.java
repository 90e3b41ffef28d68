package org.fullscore.results;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OneTrip;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads running totals of persons over spans of days, in one statement for however many spans. */
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

    private static final String SUM = """
            select s.place, t.metric_key, sum(t.amount), sum(t.primary_amount), sum(t.facts), null::date
            from unnest(:persons::integer[], :starts::date[], :ends::date[])
              with ordinality s (person_key, starts, ends, place)
            join results.total t on t.organization_id = :organization and t.person_key = s.person_key
             and t.metric_key = any(:metrics) and t.day >= s.starts and t.day < s.ends
            group by s.place, t.metric_key
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

    Totals(OneTrip trip) {
        this.trip = trip;
    }

    /** All that was brought, added up; where nothing was, it is absent. */
    Map<Place, Total> summed(List<Rolls.Span> spans, Collection<Short> metrics) {
        return read(SUM, spans, metrics);
    }

    /** The last value of each span. */
    Map<Place, Total> last(List<Rolls.Span> spans, Collection<Short> metrics) {
        return read(LAST, spans, metrics);
    }

    private Map<Place, Total> read(String sql, List<Rolls.Span> spans, Collection<Short> metrics) {
        Map<Place, Total> totals = new HashMap<>();
        trip.read(
                sql,
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

    private static <T> T[] column(List<Rolls.Span> spans, IntFunction<T[]> array, Function<Rolls.Span, T> value) {
        return spans.stream().map(value).toArray(array);
    }
}
