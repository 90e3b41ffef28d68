package org.fullscore.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fullscore.organization.Period.Kind;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The periods of the current organization: those of its fiscal calendar, and its own. */
@Component
@Transactional(readOnly = true)
public class Periods {

    private static final String SELECT = """
            select id, starts, ends from organization.period where organization_id = ?
            """;

    private static final RowMapper<Period> CUSTOM = (row, number) -> new Period(
            row.getString(1), Kind.CUSTOM, row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class));

    private final JdbcClient jdbc;
    private final OrganizationSettings settings;

    Periods(JdbcClient jdbc, OrganizationSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** The calendar period or custom period with this id. */
    public Optional<Period> find(String id) {
        if (PeriodCalendar.isCalendarId(id)) {
            return calendar().find(id);
        }
        return jdbc.sql(SELECT + " and id = ?")
                .params(CurrentOrganization.id(), id)
                .query(CUSTOM)
                .optional();
    }

    /** What people call the period with this id; the id itself where there is none. */
    public String nameOf(String id, Locale locale) {
        return Period.nameOf(id, locale);
    }

    /**
     * The calendar period of a kind in which a day lies.
     *
     * @throws IllegalArgumentException for custom periods, of which a day may have several or none
     */
    public Period of(Kind kind, LocalDate day) {
        return calendar().of(kind, day);
    }

    /** The periods of a kind that have at least one day in a range (half-open), the earliest first. */
    public List<Period> between(Kind kind, LocalDate starts, LocalDate ends) {
        if (kind == Kind.CUSTOM) {
            return jdbc.sql(SELECT + " and starts < ? and ? < ends order by starts, id")
                    .params(CurrentOrganization.id(), ends, starts)
                    .query(CUSTOM)
                    .list();
        }
        return calendar().between(kind, starts, ends);
    }

    /** The periods of a kind near a day, for pickers: two years back to one year ahead, the earliest first. */
    public List<Period> around(Kind kind, LocalDate day) {
        return between(kind, day.minusYears(2), day.plusYears(1));
    }

    /** The organization's own periods, the earliest first. */
    public List<Period> customs() {
        return jdbc.sql(SELECT + " order by starts, id")
                .param(CurrentOrganization.id())
                .query(CUSTOM)
                .list();
    }

    /** The fiscal calendar. */
    public PeriodCalendar calendar() {
        return settings.current().calendar();
    }
}
