package org.fullscore.consistency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.fullscore.organization.Today;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts, of the obligations of a range of deadlines, how many were decided how many days after the deadline. */
@Component
@Transactional(readOnly = true)
class CountingDelays {

    private final JdbcClient jdbc;
    private final Today today;

    CountingDelays(JdbcClient jdbc, Today today) {
        this.jdbc = jdbc;
        this.today = today;
    }

    /**
     * Those with a deadline from the first to the last day that has passed.
     *
     * @param group name of the optional group asked for, or null
     */
    Delays between(LocalDate first, LocalDate last, LocalDate day, @Nullable String group) {
        var byOwed = new HashMap<Delays.Owed, NavigableMap<Integer, Integer>>();
        var byGroup = new HashMap<Delays.Group, NavigableMap<Integer, Integer>>();
        jdbc.sql("""
                        select grouping(kind, ranked, owed_by, team, in_group), kind, severity, benefit, ranked, owed_by, team, in_group,
                               delay, count(*)
                        from (select *, kind in ('reward', 'recognition') as benefit,
                                     case when lower(rank) in ('leader', 'executive') then '%s' when rank is not null then '%s' end as ranked,
                                     case when :grouped then groups ->> :group end as in_group, %s as delay
                              from (select *, %s as became from consequences.obligation_outcome
                                    where organization_id = :organization and deadline between :first and :last) as each
                              where became not in ('withdrawn', 'lapsed', 'not yet due')) as counted
                        where delay is not null
                        group by grouping sets ((kind, severity, delay), (benefit, ranked, delay), (benefit, owed_by, delay),
                                                (benefit, team, delay), (benefit, in_group, delay))
                        """.formatted(Cell.LEADERS, Cell.OTHERS, Cells.DELAY, Cells.BECAME))
                .param("grouped", group != null)
                .param("group", group == null ? "" : group)
                .param("zone", today.zone().getId())
                .param("today", day)
                .param("organization", CurrentOrganization.id())
                .param("first", first)
                .param("last", last)
                .query(row -> {
                    days(row, group, byOwed, byGroup).merge(row.getInt("delay"), row.getInt("count"), Integer::sum);
                });
        return new Delays(byOwed, byGroup);
    }

    /** Which of the counts a row belongs to: its grouping has a zero where the column says so. */
    private static NavigableMap<Integer, Integer> days(
            ResultSet row,
            @Nullable String group,
            Map<Delays.Owed, NavigableMap<Integer, Integer>> byOwed,
            Map<Delays.Group, NavigableMap<Integer, Integer>> byGroup)
            throws SQLException {
        int set = row.getInt("grouping");
        if ((set & 16) == 0) {
            return byOwed.computeIfAbsent(
                    new Delays.Owed(row.getString("kind"), row.getInt("severity")), owed -> new TreeMap<>());
        }
        var nature = row.getBoolean("benefit") ? Nature.BENEFITS : Nature.BURDENS;
        var of = (set & 8) == 0
                ? new Delays.Group(Dimension.RANK, nature, text(row, "ranked"))
                : (set & 4) == 0
                        ? new Delays.Group(Dimension.OWED_BY, nature, text(row, "owed_by"))
                        : (set & 2) == 0
                                ? new Delays.Group(Dimension.TEAM, nature, text(row, "team"))
                                : new Delays.Group(
                                        new Dimension(Dimension.Kind.GROUP, group == null ? "" : group),
                                        nature,
                                        text(row, "in_group"));
        return byGroup.computeIfAbsent(of, known -> new TreeMap<>());
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return String.valueOf(row.getString(column));
    }
}
