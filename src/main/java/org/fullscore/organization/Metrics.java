package org.fullscore.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the current organization measures. */
@Component
@Transactional(readOnly = true)
public class Metrics {

    private static final String SELECT = """
            select key, code, name, unit, currency, direction, aggregate, numerator_key, denominator_key
            from organization.metric where organization_id = ?
            """;

    private static final RowMapper<Metric> METRIC = (row, number) -> metric(row);

    private final JdbcClient jdbc;

    Metrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The metric with this code. */
    public Optional<Metric> byCode(String code) {
        return jdbc.sql(SELECT + " and code = ?")
                .params(CurrentOrganization.id(), code)
                .query(METRIC)
                .optional();
    }

    /** The metric with this internal key. */
    public Optional<Metric> byKey(short key) {
        return jdbc.sql(SELECT + " and key = ?")
                .params(CurrentOrganization.id(), key)
                .query(METRIC)
                .optional();
    }

    /** Every metric, in the order in which they were added. */
    public List<Metric> all() {
        return jdbc.sql(SELECT + " order by key")
                .param(CurrentOrganization.id())
                .query(METRIC)
                .list();
    }

    private static Metric metric(ResultSet row) throws SQLException {
        return new Metric(
                row.getShort(1),
                row.getString(2),
                row.getString(3),
                Metric.Unit.of(row.getString(4)).orElseThrow(),
                row.getString(5),
                Metric.Direction.of(row.getString(6)).orElseThrow(),
                Metric.Aggregate.of(row.getString(7)).orElseThrow(),
                key(row, 8),
                key(row, 9));
    }

    private static @Nullable Short key(ResultSet row, int column) throws SQLException {
        short key = row.getShort(column);
        return row.wasNull() ? null : key;
    }
}
