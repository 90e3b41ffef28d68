package org.fullscore.goals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Support promised with goals that were agreed or set, and whether it was given. */
@Component
@Transactional(readOnly = true)
public class PromisedSupport {

    private static final String SELECT = """
            select s.goal_id, s.text, s.due, s.kept_on, s.promised_by, g.person_key, g.team_key, g.period
            from goals.support s
            join goals.goal_in_force g on g.organization_id = s.organization_id and g.id = s.goal_id
            where s.organization_id = ?
            """;

    private final JdbcClient jdbc;

    PromisedSupport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One promise.
     *
     * @param owner to whom
     * @param due the last day in time
     * @param keptOn the day it was given, or null while it was not
     * @param by key of whoever promised it
     */
    public record Promise(
            UUID goal,
            Owner owner,
            String period,
            String text,
            LocalDate due,
            @Nullable LocalDate keptOn,
            int by) {}

    /** What somebody promised and has not given, due on a day or later; the earliest first. */
    public List<Promise> openBy(int person, LocalDate since, int most) {
        return jdbc.sql(SELECT
                        + " and s.promised_by = ? and s.kept_on is null and s.due >= ? order by s.due, s.id limit ?")
                .params(CurrentOrganization.id(), person, since, most)
                .query((row, number) -> promise(row))
                .list();
    }

    /** What was promised with these goals by a day that has passed, and not given; the earliest first. */
    public List<Promise> missing(Collection<UUID> goals, LocalDate today) {
        return goals.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + " and s.goal_id = any(?) and s.kept_on is null and s.due < ? order by s.due, s.id")
                        .params(CurrentOrganization.id(), goals.toArray(UUID[]::new), today)
                        .query((row, number) -> promise(row))
                        .list();
    }

    /** Everything promised for a range of days, both inclusive. */
    public List<Promise> due(LocalDate first, LocalDate last) {
        return jdbc.sql(SELECT + " and s.due between ? and ?")
                .params(CurrentOrganization.id(), first, last)
                .query((row, number) -> promise(row))
                .list();
    }

    /** The first day for which anything was promised. */
    public Optional<LocalDate> earliest() {
        return jdbc.sql("select due from goals.support where organization_id = ? order by due limit 1")
                .param(CurrentOrganization.id())
                .query(LocalDate.class)
                .optional();
    }

    private static Promise promise(ResultSet row) throws SQLException {
        return new Promise(
                row.getObject("goal_id", UUID.class),
                GoalRows.owner(row),
                row.getString("period"),
                row.getString("text"),
                row.getObject("due", LocalDate.class),
                row.getObject("kept_on", LocalDate.class),
                row.getInt("promised_by"));
    }
}
