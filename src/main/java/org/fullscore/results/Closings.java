package org.fullscore.results;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.fullscore.goals.PeriodGuard;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Period;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which periods are closed, and when the others will be. */
@Component
@Transactional(readOnly = true)
public class Closings implements PeriodGuard {

    private final JdbcClient jdbc;
    private final OrganizationSettings settings;
    private final WorkingCalendar calendar;

    Closings(JdbcClient jdbc, OrganizationSettings settings, WorkingCalendar calendar) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.calendar = calendar;
    }

    /** A period that was closed later than by rule, with the reason: these head every report on it. */
    public record Postponement(String period, LocalDate until, String reason, int by) {}

    /** Whether the standings of a period are frozen. */
    @Override
    public boolean isClosed(String period) {
        return jdbc.sql("""
                        select count(*) = 1 from results.closing
                        where organization_id = ? and period = ? and state in ('closing', 'closed')
                        """)
                .params(CurrentOrganization.id(), period)
                .query(Boolean.class)
                .single();
    }

    /** How far a period is. */
    public Closing of(Period period) {
        LocalDate regular = regularDay(period);
        return jdbc.sql("""
                        select state, postponed_until, postponed_reason, postponed_by, closed_at, closed_by, reason, goals,
                          swept
                        from results.closing where organization_id = ? and period = ?
                        """)
                .params(CurrentOrganization.id(), period.id())
                .query((row, number) -> closing(row, period, regular))
                .optional()
                .orElseGet(() -> new Closing(
                        period.id(), Closing.State.OPEN, regular, null, null, null, null, null, null, 0, 0));
    }

    /** The day on which a period closes by itself unless it is postponed: so many working days after its end. */
    LocalDate regularDay(Period period) {
        LocalDate day = calendar.plus(period.lastDay(), settings.current().closingWorkingDays());
        return day.isBefore(period.ends()) ? period.ends() : day;
    }

    /** Postponements of periods that have a day in a range (half-open), the earliest first. */
    public List<Postponement> postponements(LocalDate starts, LocalDate ends) {
        return jdbc.sql("""
                        select period, postponed_until, postponed_reason, postponed_by from results.closing c
                        where organization_id = ? and postponed_until is not null and c.starts < ? and ? < c.ends
                        order by c.starts, period
                        """)
                .params(CurrentOrganization.id(), ends, starts)
                .query((row, number) -> new Postponement(
                        row.getString(1), row.getObject(2, LocalDate.class), row.getString(3), row.getInt(4)))
                .list();
    }

    /** Periods that ended and are to close: those with goals in force of which some were recorded before the end, and those that began to. */
    List<String> ended(LocalDate today) {
        return notClosed(today).stream()
                .filter(Ended::byItself)
                .map(Ended::period)
                .toList();
    }

    /**
     * A period that ended and is not closed.
     *
     * @param byItself whether it will close by itself, or go on to; one whose goals were all recorded after its end does not
     */
    public record Ended(String period, boolean byItself) {}

    /** Periods with goals in force that ended and are not closed, the earliest first. */
    public List<Ended> notClosed(LocalDate today) {
        return jdbc.sql("""
                        select g.period, bool_or(g.recorded_on < g.ends) or exists (
                          select from results.closing c
                          where c.organization_id = ? and c.period = g.period and c.state = 'closing')
                        from goals.goal_in_force g
                        where g.organization_id = ? and g.ends <= ? and not exists (
                          select from results.closing c
                          where c.organization_id = g.organization_id and c.period = g.period and c.state = 'closed')
                        group by g.period order by min(g.ends), g.period
                        """)
                .params(CurrentOrganization.id(), CurrentOrganization.id(), today)
                .query((row, number) -> new Ended(row.getString(1), row.getBoolean(2)))
                .list();
    }

    /** Periods that are closed, the latest first, at most so many. */
    public List<String> closed(int most) {
        return jdbc.sql("""
                        select period from results.closing where organization_id = ? and state = 'closed'
                        order by ends desc, starts desc, period limit ?
                        """)
                .params(CurrentOrganization.id(), most)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static Closing closing(ResultSet row, Period period, LocalDate regular) throws SQLException {
        LocalDate postponed = row.getObject(2, LocalDate.class);
        OffsetDateTime closedAt = row.getObject(5, OffsetDateTime.class);
        return new Closing(
                period.id(),
                Closing.State.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                postponed == null ? regular : postponed,
                postponed,
                row.getString(3),
                row.getObject(4, Integer.class),
                closedAt == null ? null : closedAt.toInstant(),
                row.getObject(6, Integer.class),
                row.getString(7),
                row.getInt(8),
                row.getInt(9));
    }
}
