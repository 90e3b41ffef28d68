package org.fullscore.scoreboard;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fullscore.goals.Owner;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Today;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** For which periods and metrics some owners have goals: what one can choose from, and what is shown unasked. */
@Component
@Transactional(readOnly = true)
public class Choices {

    private final JdbcClient jdbc;
    private final Metrics metrics;
    private final Periods periods;
    private final Today today;

    Choices(JdbcClient jdbc, Metrics metrics, Periods periods, Today today) {
        this.jdbc = jdbc;
        this.metrics = metrics;
        this.periods = periods;
        this.today = today;
    }

    /**
     * What there is.
     *
     * @param periods those with a goal, the latest first
     * @param metrics those with a goal, in the order of the organization; all of them where there is no goal at all
     * @param period shown unasked: a quarter that runs now before other periods that do, before the latest that began
     */
    public record Offered(List<Period> periods, List<Metric> metrics, Period period) {

        /** Shown unasked; empty while the organization measures nothing. */
        public Optional<Metric> metric() {
            return metrics.stream().findFirst();
        }

        /** The periods, with the one that is shown among them. */
        public List<Period> periodsWith(Period shown) {
            return periods.contains(shown)
                    ? periods
                    : Stream.concat(Stream.of(shown), periods.stream())
                            .sorted(Comparator.comparing(Period::starts).reversed())
                            .toList();
        }

        /** The metrics, with the one that is shown among them. */
        public List<Metric> metricsWith(Metric shown) {
            return metrics.contains(shown)
                    ? metrics
                    : Stream.concat(metrics.stream(), Stream.of(shown)).toList();
        }
    }

    /** What these owners have goals for. */
    public Offered of(Collection<Owner> owners) {
        Map<String, Period> found = new LinkedHashMap<>();
        TreeSet<Short> measured = new TreeSet<>();
        jdbc.sql("""
                        select distinct period, period_kind, starts, ends, metric_key from goals.goal_in_force
                        where organization_id = ?
                          and (person_key = any(?) or (person_key is null and team_key = any(?)))
                        order by starts desc, ends, period
                        """)
                .params(
                        CurrentOrganization.id(),
                        keys(owners.stream().map(Owner::personKey)),
                        keys(owners.stream().map(Owner::teamKey)))
                .query(row -> {
                    Period.Kind kind = Period.Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT));
                    LocalDate starts = row.getObject(3, LocalDate.class);
                    LocalDate ends = row.getObject(4, LocalDate.class);
                    found.put(row.getString(1), new Period(row.getString(1), kind, starts, ends));
                    measured.add(row.getShort(5));
                });
        List<Metric> all = metrics.all();
        List<Period> offered = List.copyOf(found.values());
        return new Offered(
                offered,
                measured.isEmpty()
                        ? all
                        : all.stream()
                                .filter(metric -> measured.contains(metric.key()))
                                .toList(),
                shown(offered, today.date()));
    }

    private Period shown(List<Period> offered, LocalDate day) {
        return offered.stream()
                .filter(period -> period.contains(day))
                .min(Comparator.comparing(period -> period.kind() != Period.Kind.QUARTER))
                .or(() -> offered.stream()
                        .filter(period -> !period.starts().isAfter(day))
                        .findFirst())
                .or(() -> offered.stream().findFirst())
                .orElseGet(() -> periods.of(Period.Kind.QUARTER, day));
    }

    private static Integer[] keys(Stream<@Nullable Integer> keys) {
        return keys.filter(Objects::nonNull).toArray(Integer[]::new);
    }
}
