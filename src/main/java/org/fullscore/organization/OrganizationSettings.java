package org.fullscore.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.SeldomChanged;
import org.fullscore.tenancy.Writes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** The settings of the current organization. */
@Component
public class OrganizationSettings {

    private final JdbcClient jdbc;
    private final SeldomChanged<Settings> settings;

    OrganizationSettings(JdbcClient jdbc, PlatformTransactionManager transactions, Writes writes, Clock clock) {
        this.jdbc = jdbc;
        this.settings = new SeldomChanged<>(Settings.class, transactions, writes, clock);
    }

    /**
     * The settings as they were when the running call first asked.
     *
     * @throws org.springframework.dao.EmptyResultDataAccessException when the organization was never furnished
     */
    public Settings current() {
        return settings.get(this::read);
    }

    private Settings read() {
        return jdbc.sql("""
                        select zone, locale, country, currency, fiscal_year_start, visibility, closing_working_days,
                               delivery_working_days, coverage_working_day, coverage_percent, hearing_working_days,
                               late_days, kept_percent, suppression_persons, version, year_shape, reminder_working_days,
                               promise_gate = 'on'
                        from organization.setting where organization_id = ?
                        """)
                .param(CurrentOrganization.id())
                .query((row, number) -> settings(row))
                .single();
    }

    private static Settings settings(ResultSet row) throws SQLException {
        return new Settings(
                ZoneId.of(row.getString(1)),
                Locale.forLanguageTag(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                YearShape.of(row.getString(16)).orElseThrow(),
                row.getString(6),
                row.getInt(7),
                row.getInt(8),
                row.getInt(9),
                row.getBigDecimal(10),
                row.getInt(11),
                row.getInt(17),
                row.getInt(12),
                row.getBigDecimal(13),
                row.getInt(14),
                row.getBoolean(18),
                row.getInt(15));
    }
}
