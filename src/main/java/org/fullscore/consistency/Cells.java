package org.fullscore.consistency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fullscore.organization.Today;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts the obligations of a range of deadlines in the database, in one statement. */
@Component
@Transactional(readOnly = true)
class Cells {

    /** What became of each: the day decides, nobody has to write it. */
    static final String BECAME = """
            case when outcome in ('withdrawn', 'lapsed') then outcome
                 when deadline >= :today then 'not yet due'
                 when past and outcome = 'applied' and decided_at::date > deadline then 'late'
                 else coalesce(outcome, 'not applied') end""";

    /** In how many days after the deadline each was decided, {@link Delay#NEVER} at most; null where no day is known. */
    static final String DELAY = """
            case when became = 'not applied' then 61
                 when decided_at is null then null
                 else least(61, greatest(-60, (case when past then decided_at::date
                                                    else (decided_at at time zone :zone)::date end) - deadline)) end""";

    /** How severe was what was done. */
    private static final String DONE = """
            case became when 'applied' then coalesce(outcome_severity, severity) when 'late' then coalesce(outcome_severity, severity)
                        when 'substituted' then coalesce(outcome_severity, 0) else 0 end""";

    private final JdbcClient jdbc;
    private final Today today;

    Cells(JdbcClient jdbc, Today today) {
        this.jdbc = jdbc;
        this.today = today;
    }

    /**
     * All cells with a deadline from the first to the last day, both included.
     *
     * @param day the organization's; a deadline has passed when it lies before
     * @param medians in how many days half of what was due of a kind and severity was decided
     * @param byRule whether the rule is asked for
     * @param group name of the optional group asked for, or null
     */
    List<Cell> between(
            LocalDate first,
            LocalDate last,
            LocalDate day,
            Map<Delays.Owed, Integer> medians,
            boolean byRule,
            @Nullable String group) {
        var owed = List.copyOf(medians.keySet());
        return jdbc.sql("""
                        select owed_by, max(owed_by_name), lower(rank) as rank, team, max(team_name),
                               case when :grouped then groups ->> :group end as in_group,
                               case when :ruled then rule else '' end as of_rule,
                               kind, severity, coalesce(period, deadline::text) as closing, owner, past,
                               count(*) filter (where became = 'applied'),
                               count(*) filter (where became = 'late'),
                               count(*) filter (where became = 'substituted'),
                               count(*) filter (where became = 'waived'),
                               count(*) filter (where became = 'not applied'),
                               count(*) filter (where became = 'not yet due'),
                               count(*) filter (where became = 'withdrawn'),
                               count(*) filter (where became = 'lapsed'),
                               count(delay), count(*) filter (where delay <= half),
                               count(*) filter (where was_due and done >= severity), count(*) filter (where done > severity),
                               coalesce(sum(done), 0), coalesce(sum(severity) filter (where was_due), 0)
                        from (select *, case when was_due then %s end as delay, %s as done
                              from (select *, became not in ('withdrawn', 'lapsed', 'not yet due') as was_due
                                    from (select *, %s as became from consequences.obligation_outcome
                                          where organization_id = :organization and deadline between :first and :last) as each) as told
                             ) as counted
                        left join unnest(:kinds::text[], :severities::integer[], :halves::integer[]) as median(kind, severity, half)
                             using (kind, severity)
                        group by 1, 3, 4, 6, 7, 8, 9, 10, 11, 12
                        order by 1, 4, 10, 11
                        """.formatted(DELAY, DONE, BECAME))
                .param("today", day)
                .param("zone", today.zone().getId())
                .param("kinds", owed.stream().map(Delays.Owed::kind).toArray(String[]::new))
                .param("severities", owed.stream().map(Delays.Owed::severity).toArray(Integer[]::new))
                .param("halves", owed.stream().map(medians::get).toArray(Integer[]::new))
                .param("grouped", group != null)
                .param("group", group == null ? "" : group)
                .param("ruled", byRule)
                .param("organization", CurrentOrganization.id())
                .param("first", first)
                .param("last", last)
                .query((row, number) -> cell(row))
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

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getInt(9),
                row.getString(10),
                row.getString(11),
                row.getBoolean(12),
                new Outcomes(row.getInt(13), row.getInt(14), row.getInt(15), row.getInt(16), row.getInt(17)),
                new Extent(
                        row.getInt(21),
                        row.getInt(22),
                        row.getInt(23),
                        row.getInt(24),
                        row.getLong(25),
                        row.getLong(26)),
                row.getInt(18),
                row.getInt(19),
                row.getInt(20));
    }
}
