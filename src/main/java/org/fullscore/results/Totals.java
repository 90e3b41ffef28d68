package org.fullscore.results;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
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

/**
 * Reads running totals of persons over spans of days: whole months by their totals, other days by theirs. One statement for however many
 * spans.
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

    /**
     * A part of a span, either of whole months or of days.
     *
     * @param place of the span in the list
     * @param starts first day
     * @param ends the day after the last
     */
    private record Piece(int place, int person, LocalDate starts, LocalDate ends) {}

    private static final String MONTHS = """
            select s.place, t.metric_key, sum(t.amount), sum(t.primary_amount), sum(t.facts), null::date
            from unnest(:month_places::integer[], :month_persons::integer[], :month_starts::date[], :month_ends::date[])
              s (place, person_key, starts, ends)
            join results.month_total t on t.organization_id = :organization and t.person_key = s.person_key
             and t.metric_key = any(:metrics) and t.month >= s.starts and t.month < s.ends
            group by s.place, t.metric_key
            """;

    private static final String DAYS = """
            select s.place, t.metric_key, sum(t.amount), sum(t.primary_amount), sum(t.facts), null::date
            from unnest(:day_places::integer[], :day_persons::integer[], :day_starts::date[], :day_ends::date[])
              s (place, person_key, starts, ends)
            join results.total t on t.organization_id = :organization and t.person_key = s.person_key
             and t.metric_key = any(:metrics) and t.day >= s.starts and t.day < s.ends
            group by s.place, t.metric_key
            """;

    private static final String LAST = """
            select s.place, m.metric_key, t.amount, t.primary_amount, t.facts, t.day
            from unnest(:day_places::integer[], :day_persons::integer[], :day_starts::date[], :day_ends::date[])
              s (place, person_key, starts, ends)
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
        List<Piece> months = new ArrayList<>();
        List<Piece> days = new ArrayList<>();
        for (int place = 0; place < spans.size(); place++) {
            cut(place, spans.get(place), months, days);
        }
        Map<String, Object> parameters = parameters(metrics);
        add(parameters, "month", months);
        add(parameters, "day", days);
        if (days.isEmpty()) {
            return read(MONTHS, parameters, spans);
        }
        return read(months.isEmpty() ? DAYS : MONTHS + " union all " + DAYS, parameters, spans);
    }

    /** The last value of each span. */
    Map<Place, Total> last(List<Rolls.Span> spans, Collection<Short> metrics) {
        List<Piece> days = new ArrayList<>();
        for (int place = 0; place < spans.size(); place++) {
            Rolls.Span span = spans.get(place);
            days.add(new Piece(place, span.person(), span.starts(), span.ends()));
        }
        Map<String, Object> parameters = parameters(metrics);
        add(parameters, "day", days);
        return read(LAST, parameters, spans);
    }

    private static void cut(int place, Rolls.Span span, List<Piece> months, List<Piece> days) {
        LocalDate first = span.starts().minusDays(1).with(TemporalAdjusters.firstDayOfNextMonth());
        LocalDate last = span.ends().with(TemporalAdjusters.firstDayOfMonth());
        if (!first.isBefore(last)) {
            days.add(new Piece(place, span.person(), span.starts(), span.ends()));
            return;
        }
        months.add(new Piece(place, span.person(), first, last));
        if (span.starts().isBefore(first)) {
            days.add(new Piece(place, span.person(), span.starts(), first));
        }
        if (last.isBefore(span.ends())) {
            days.add(new Piece(place, span.person(), last, span.ends()));
        }
    }

    private static Map<String, Object> parameters(Collection<Short> metrics) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("organization", CurrentOrganization.id());
        parameters.put("metrics", metrics.toArray(Short[]::new));
        return parameters;
    }

    private static void add(Map<String, Object> parameters, String kind, List<Piece> pieces) {
        parameters.put(kind + "_places", column(pieces, Integer[]::new, Piece::place));
        parameters.put(kind + "_persons", column(pieces, Integer[]::new, Piece::person));
        parameters.put(
                kind + "_starts",
                column(pieces, String[]::new, piece -> piece.starts().toString()));
        parameters.put(
                kind + "_ends",
                column(pieces, String[]::new, piece -> piece.ends().toString()));
    }

    private static <T> T[] column(List<Piece> pieces, IntFunction<T[]> array, Function<Piece, T> value) {
        return pieces.stream().map(value).toArray(array);
    }

    private Map<Place, Total> read(String sql, Map<String, Object> parameters, List<Rolls.Span> spans) {
        Map<Place, Total> totals = new HashMap<>();
        trip.read(
                sql,
                parameters,
                row -> totals.merge(
                        new Place(spans.get(row.getInt(1)), row.getShort(2)),
                        new Total(
                                row.getBigDecimal(3),
                                row.getBigDecimal(4),
                                row.getLong(5),
                                row.getObject(6, LocalDate.class)),
                        Total::and));
        return totals;
    }
}
