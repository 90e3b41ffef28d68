package org.fullscore.goals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The season of goals that were split: the goals of the same owner and metric that serve them, of one kind of periods, where they
 * sum to the whole as first agreed or as it is. In one statement for however many goals.
 */
@Component
@Transactional(readOnly = true)
public class SeasonalSplits {

    private final JdbcClient jdbc;

    SeasonalSplits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            UUID whole, BigDecimal target, @Nullable BigDecimal first, String kind, SeasonalSplit.Part part) {}

    /** By id of the goal; one that was not split is absent. Split twice, the finer parts count. */
    public Map<UUID, SeasonalSplit> of(Collection<UUID> goals) {
        Map<UUID, Map<String, List<Row>>> layers = new HashMap<>();
        if (!goals.isEmpty()) {
            read(goals)
                    .forEach(row -> layers.computeIfAbsent(row.whole(), whole -> new TreeMap<>())
                            .computeIfAbsent(row.kind(), kind -> new ArrayList<>())
                            .add(row));
        }
        Map<UUID, SeasonalSplit> splits = new HashMap<>();
        layers.forEach((whole, kinds) -> finest(kinds.values()).ifPresent(split -> splits.put(whole, split)));
        return splits;
    }

    private static Optional<SeasonalSplit> finest(Collection<List<Row>> layers) {
        return layers.stream()
                .filter(SeasonalSplits::isWhole)
                .max(Comparator.comparingInt(List::size))
                .map(rows -> new SeasonalSplit(rows.stream().map(Row::part).toList()));
    }

    private static boolean isWhole(List<Row> rows) {
        BigDecimal sum = rows.stream().map(row -> row.part().weight()).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal first = rows.getFirst().first();
        boolean same = sum.compareTo(rows.getFirst().target()) == 0 || (first != null && sum.compareTo(first) == 0);
        boolean apart = true;
        for (int i = 1; i < rows.size(); i++) {
            apart &=
                    !rows.get(i).part().starts().isBefore(rows.get(i - 1).part().ends());
        }
        return sum.signum() > 0 && same && apart;
    }

    private List<Row> read(Collection<UUID> goals) {
        return jdbc.sql("""
                        select v.serves, w.target, w.first_target, p.period_kind, p.starts, p.ends, coalesce(p.first_target, p.target)
                        from goals.serving v
                        join goals.goal p on p.organization_id = v.organization_id and p.id = v.goal_id
                        join goals.goal w on w.organization_id = v.organization_id and w.id = v.serves
                        where v.organization_id = ? and v.serves = any(?) and p.state <> 'draft'
                          and p.metric_key = w.metric_key and p.person_key is not distinct from w.person_key
                          and p.team_key is not distinct from w.team_key
                          and p.starts >= w.starts and p.ends <= w.ends and (p.starts, p.ends) <> (w.starts, w.ends)
                        order by v.serves, p.starts
                        """)
                .params(CurrentOrganization.id(), goals.toArray(UUID[]::new))
                .query((row, number) -> new Row(
                        row.getObject(1, UUID.class),
                        row.getBigDecimal(2),
                        row.getBigDecimal(3),
                        row.getString(4),
                        new SeasonalSplit.Part(
                                row.getObject(5, LocalDate.class),
                                row.getObject(6, LocalDate.class),
                                row.getBigDecimal(7))))
                .list();
    }
}
