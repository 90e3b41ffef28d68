package org.fullscore.consistency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

    private final JdbcClient jdbc;

    Cells(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * All cells with a deadline from the first to the last day, both included.
     *
     * @param today the organization's day; a deadline has passed when it lies before
     * @param byRule whether the rule is asked for
     * @param group name of the optional group asked for, or null
     */
    List<Cell> between(LocalDate first, LocalDate last, LocalDate today, boolean byRule, @Nullable String group) {
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
                               count(*) filter (where became = 'lapsed')
                        from (select *, %s as became from consequences.obligation_outcome
                              where organization_id = :organization and deadline between :first and :last) as counted
                        group by 1, 3, 4, 6, 7, 8, 9, 10, 11, 12
                        order by 1, 4, 10, 11
                        """.formatted(BECAME))
                .param("today", today)
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
                row.getInt(18),
                row.getInt(19),
                row.getInt(20));
    }
}
