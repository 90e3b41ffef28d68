package org.fullscore.consistency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fullscore.organization.Today;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the obligations of a range of deadlines, in one statement and as they come: nothing is sorted or grouped by the database. */
@Component
@Transactional(readOnly = true)
class Caseloads {

    /** What became of each: the day decides, nobody has to write it. */
    static final String BECAME = """
            case when outcome in ('withdrawn', 'lapsed') then outcome
                 when deadline >= :today then 'not yet due'
                 when past and outcome = 'applied' and decided_at::date > deadline then 'late'
                 else coalesce(outcome, 'not applied') end""";

    private static final int AT_ONCE = 10_000;
    private static final Caseload.Property[] PROPERTIES = Caseload.Property.values();
    private static final int SEVERITY = Caseload.Property.SEVERITY.ordinal() + 1;
    private static final Became[] OUTCOMES = Became.values();

    private final JdbcClient jdbc;
    private final Today today;

    Caseloads(JdbcClient jdbc, Today today) {
        this.jdbc = jdbc;
        this.today = today;
    }

    /**
     * Those with a deadline from the first to the last day, both included.
     *
     * @param day the organization's; a deadline has passed when it lies before
     * @param byRule whether the rule is asked for
     * @param group name of the optional group asked for, or null
     */
    Caseload between(LocalDate first, LocalDate last, LocalDate day, boolean byRule, @Nullable String group) {
        var reading = new Caseload.Reading();
        jdbc.sql("""
                        select owed_by, owed_by_name, lower(rank), team, team_name, region, region_name, case when :grouped then groups ->> :group end,
                               case when :ruled then rule else '' end, kind, severity, coalesce(period, deadline::text), owner, past,
                               array_position(array['applied', 'late', 'substituted', 'waived', 'not applied', 'not yet due', 'withdrawn', 'lapsed'],
                                              became),
                               case when became in ('withdrawn', 'lapsed', 'not yet due') then null
                                    when became = 'not applied' then 61
                                    when decided_at is null then null
                                    else least(61, greatest(-60, (case when past then decided_at::date
                                                                       else (decided_at at time zone :zone)::date end) - deadline)) end,
                               case when became in ('applied', 'late') then coalesce(outcome_severity, severity)
                                    when became = 'substituted' then coalesce(outcome_severity, 0) else 0 end
                        from (select *, %s as became from consequences.obligation_outcome
                              where organization_id = :organization and deadline between :first and :last) as each
                        """.formatted(BECAME))
                .withFetchSize(AT_ONCE)
                .param("today", day)
                .param("zone", today.zone().getId())
                .param("grouped", group != null)
                .param("group", group == null ? "" : group)
                .param("ruled", byRule)
                .param("organization", CurrentOrganization.id())
                .param("first", first)
                .param("last", last)
                .query(row -> {
                    put(reading, row);
                });
        return reading.read();
    }

    /** The columns are in the order of the properties, then the rest. */
    private static void put(Caseload.Reading reading, ResultSet row) throws SQLException {
        int column = 1;
        for (var property : PROPERTIES) {
            reading.put(property, row.getString(column++));
        }
        boolean past = row.getBoolean(column++);
        var became = OUTCOMES[row.getInt(column++) - 1];
        int days = row.getInt(column++);
        reading.put(
                became,
                past ? Caseload.Origin.PAST : Caseload.Origin.HERE,
                row.wasNull() ? null : days,
                row.getInt(SEVERITY),
                row.getInt(column));
    }

    /** Names of optional groups, in their order. */
    List<String> groups() {
        return jdbc.sql("""
                        select name from organization.group_value where organization_id = :organization
                        union
                        select name from consequences.group_of_the_past where organization_id = :organization
                        order by 1
                        """)
                .param("organization", CurrentOrganization.id())
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** The first deadline there is. */
    Optional<LocalDate> earliest() {
        return jdbc.sql("""
                        select deadline from consequences.obligation_outcome
                        where organization_id = ? order by deadline limit 1
                        """)
                .param(CurrentOrganization.id())
                .query(LocalDate.class)
                .optional();
    }
}
