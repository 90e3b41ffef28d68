package org.fullscore.scoreboard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Today;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Consequences owed to and by people, through the view the consequences publish; whoever asks decides who may see them. */
@Component
@Transactional(readOnly = true)
public class Dues {

    private static final String SELECT = """
            select id, person_key, owner_name, owed_by_key, owed_by_name, consequence, period, policy, deadline, outcome, decided_at,
                   hearing_until, held_until
            from consequences.obligation_outcome
            where organization_id = ? and not past
            """;

    private final JdbcClient jdbc;
    private final OrganizationSettings settings;
    private final Today today;

    Dues(JdbcClient jdbc, OrganizationSettings settings, Today today) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.today = today;
    }

    /** What became of a consequence so far; the days decide where nobody did. */
    public enum State {
        /** The person may still be heard; nobody decides before. */
        HEARING,
        /** The clock stands still. */
        HELD,
        DUE,
        /** Its day has passed; done now, it is late. */
        OVERDUE,
        APPLIED,
        SUBSTITUTED,
        WAIVED,
        LATE,
        NOT_APPLIED,
        LAPSED,
        WITHDRAWN;

        public boolean isOpen() {
            return this == DUE || this == OVERDUE;
        }

        /** The shape that carries it. */
        public String shape() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        /** The colour that repeats it. */
        public String tone() {
            return switch (this) {
                case APPLIED -> "good";
                case LATE -> "watch";
                case OVERDUE, NOT_APPLIED -> "bad";
                case WITHDRAWN, LAPSED -> "muted";
                case HEARING, HELD, DUE, SUBSTITUTED, WAIVED -> "";
            };
        }
    }

    /**
     * One consequence.
     *
     * @param person key of whom it concerns
     * @param owedBy key of whoever owes it
     * @param policy name of the policy it follows from
     * @param deadline the last day in time
     * @param decided the day of the decision in the organization's time zone, or null
     */
    public record Due(
            String id,
            int person,
            String personName,
            int owedBy,
            String owedByName,
            String consequence,
            String period,
            String policy,
            LocalDate deadline,
            State state,
            @Nullable LocalDate decided) {}

    /** What somebody can decide today, owed by that person or by somebody the person stands in for, the earliest deadline first. */
    public List<Due> owedBy(int person, int most) {
        LocalDate day = today.date();
        return read(
                SELECT + """
                         and (owed_by_key = ? or person_key <> ? and owed_by_key in (
                           select a.person_key from consequences.acting a
                           where a.organization_id = obligation_outcome.organization_id and a.delegate_key = ?
                             and a.starts <= ? and ? < a.ends))
                         and outcome is null and deadline + ? >= ?
                         and coalesce(hearing_until, '-infinity') < ? and coalesce(held_until, '-infinity') < ?
                        order by deadline, id limit ?
                        """,
                person,
                person,
                person,
                day,
                day,
                settings.current().lateDays(),
                day,
                day,
                day,
                most);
    }

    /** What concerns somebody since a deadline, the latest first. */
    public List<Due> of(int person, LocalDate since, int most) {
        return read(
                SELECT + " and person_key = ? and deadline >= ? order by deadline desc, id limit ?",
                person,
                since,
                most);
    }

    private List<Due> read(String sql, Object... parameters) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql).param(CurrentOrganization.id());
        for (Object parameter : parameters) {
            statement = statement.param(parameter);
        }
        LocalDate day = today.date();
        int lateDays = settings.current().lateDays();
        java.time.ZoneId zone = today.zone();
        return statement.query((row, number) -> due(row, day, lateDays, zone)).list();
    }

    private static Due due(ResultSet row, LocalDate day, int lateDays, java.time.ZoneId zone) throws SQLException {
        LocalDate deadline = row.getObject("deadline", LocalDate.class);
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Due(
                row.getString("id"),
                row.getInt("person_key"),
                row.getString("owner_name"),
                row.getInt("owed_by_key"),
                row.getString("owed_by_name"),
                row.getString("consequence"),
                row.getString("period"),
                row.getString("policy"),
                deadline,
                state(row, deadline, day, lateDays),
                decided == null ? null : decided.atZoneSameInstant(zone).toLocalDate());
    }

    private static State state(ResultSet row, LocalDate deadline, LocalDate day, int lateDays) throws SQLException {
        String outcome = row.getString("outcome");
        if (outcome != null) {
            return State.valueOf(outcome.toUpperCase(java.util.Locale.ROOT).replace(' ', '_'));
        }
        if (isUpTo(row.getObject("held_until", LocalDate.class), day)) {
            return State.HELD;
        }
        if (isUpTo(row.getObject("hearing_until", LocalDate.class), day)) {
            return State.HEARING;
        }
        if (!day.isAfter(deadline)) {
            return State.DUE;
        }
        return day.isAfter(deadline.plusDays(lateDays)) ? State.NOT_APPLIED : State.OVERDUE;
    }

    private static boolean isUpTo(@Nullable LocalDate last, LocalDate day) {
        return last != null && !day.isAfter(last);
    }
}
