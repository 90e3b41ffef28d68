package org.fullscore.goals;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.fullscore.organization.Period;
import org.fullscore.organization.PeriodsInUse;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The periods that goals stand in, with the days they had when the goals were made. */
@Component
@Transactional(readOnly = true)
class PeriodsOfGoals implements PeriodsInUse {

    private final JdbcClient jdbc;

    PeriodsOfGoals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Period> inUse() {
        return jdbc.sql("""
                        select distinct period, period_kind, starts, ends from goals.goal
                        where organization_id = ? order by starts, ends, period
                        """)
                .param(CurrentOrganization.id())
                .query((row, number) -> new Period(
                        row.getString(1),
                        Period.Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class)))
                .list();
    }
}
