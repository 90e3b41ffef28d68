package org.fullscore.results;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fullscore.organization.Metric;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.Period;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Numbers of a period that cannot be relied on: what a closing warns of, and what one closed with. */
@Component
@Transactional(readOnly = true)
public class Doubts {

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Reliabilities reliabilities;
    private final Metrics metrics;

    Doubts(JdbcClient jdbc, Standings standings, Reliabilities reliabilities, Metrics metrics) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.reliabilities = reliabilities;
        this.metrics = metrics;
    }

    /**
     * Goals of one metric whose numbers are doubtful in the same way.
     *
     * @param freshness stale or quarantined
     * @param goals how many of them
     * @param feeds the sources it is about; none for a period that is closed
     */
    public record Doubt(Metric metric, Freshness freshness, int goals, List<Feed> feeds) {}

    /** What is doubtful in a period as it is measured now. */
    public List<Doubt> now(Period period) {
        return among(standings.live(period, null), period);
    }

    List<Doubt> among(List<Standing> measured, Period period) {
        List<Doubt> doubts = new ArrayList<>();
        Reliabilities.In feeds = reliabilities.in(period);
        for (Metric metric : metrics.all()) {
            for (Freshness freshness : List.of(Freshness.STALE, Freshness.QUARANTINED)) {
                long goals = measured.stream()
                        .filter(standing ->
                                standing.metric().key() == metric.key() && standing.freshness() == freshness)
                        .count();
                if (goals > 0) {
                    List<Feed> behind = feeds.of(metric).feeds().stream()
                            .filter(feed -> freshness == Freshness.STALE ? feed.late() : feed.waiting() > 0)
                            .toList();
                    doubts.add(new Doubt(metric, freshness, Math.toIntExact(goals), behind));
                }
            }
        }
        return List.copyOf(doubts);
    }

    /** What was doubtful when periods closed, by the id of the period; periods without doubts are absent. */
    public Map<String, List<Doubt>> frozen(Collection<String> periods) {
        Map<Short, Metric> known = metrics.all().stream().collect(Collectors.toMap(Metric::key, Function.identity()));
        Map<String, List<Doubt>> doubts = new HashMap<>();
        jdbc.sql("""
                        select period, metric_key, freshness, count(*) from results.frozen_standing
                        where organization_id = ? and period = any(?) and freshness <> 'fresh'
                        group by period, metric_key, freshness order by period, metric_key, freshness
                        """)
                .params(CurrentOrganization.id(), periods.toArray(String[]::new))
                .query(row -> {
                    Metric metric = known.get(row.getShort(2));
                    if (metric != null) {
                        doubts.computeIfAbsent(row.getString(1), period -> new ArrayList<>())
                                .add(new Doubt(metric, Freshness.of(row.getString(3)), row.getInt(4), List.of()));
                    }
                });
        return doubts;
    }
}
