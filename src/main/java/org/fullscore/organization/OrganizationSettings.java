package org.fullscore.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Locale;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The settings of the current organization. */
@Component
@Transactional(readOnly = true)
public class OrganizationSettings {

    private final JdbcClient jdbc;

    OrganizationSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The settings as they are now.
     *
     * @throws org.springframework.dao.EmptyResultDataAccessException when the organization was never furnished
     */
    public Settings current() {
        return jdbc.sql("""
                        select zone, locale, country, currency, fiscal_year_start, visibility, closing_working_days,
                               delivery_working_days, coverage_working_day, coverage_percent, hearing_working_days,
                               late_days, kept_percent, suppression_persons, version
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
                row.getString(6),
                row.getInt(7),
                row.getInt(8),
                row.getInt(9),
                row.getBigDecimal(10),
                row.getInt(11),
                row.getInt(12),
                row.getBigDecimal(13),
                row.getInt(14),
                row.getInt(15));
    }
}
