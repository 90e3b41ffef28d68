package org.fullscore.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.SeldomChanged;
import org.fullscore.tenancy.Writes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** What the current organization measures. */
@Component
public class Metrics {

    private final JdbcClient jdbc;
    private final SeldomChanged<Known> known;

    Metrics(JdbcClient jdbc, PlatformTransactionManager transactions, Writes writes, Clock clock) {
        this.jdbc = jdbc;
        this.known = new SeldomChanged<>(Known.class, transactions, writes, clock);
    }

    private record Known(List<Metric> metrics) {}

    /** The metric with this code. */
    public Optional<Metric> byCode(String code) {
        return all().stream().filter(metric -> metric.code().equals(code)).findFirst();
    }

    /** The metric with this internal key. */
    public Optional<Metric> byKey(short key) {
        return all().stream().filter(metric -> metric.key() == key).findFirst();
    }

    /** Every metric, in the order in which they were added, as the running call first saw them. */
    public List<Metric> all() {
        return known.get(this::read).metrics();
    }

    /** They have been changed in this call. */
    void changed() {
        known.forget();
    }

    private Known read() {
        return new Known(jdbc.sql("""
                        select key, code, name, unit, currency, direction, aggregate, numerator_key, denominator_key
                        from organization.metric where organization_id = ? order by key
                        """)
                .param(CurrentOrganization.id())
                .query((row, number) -> metric(row))
                .list());
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
