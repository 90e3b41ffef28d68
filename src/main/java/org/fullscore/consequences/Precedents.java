package org.fullscore.consequences;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.Today;
import org.fullscore.results.Freshness;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was done in the most similar cases; without names, because the cases are other people's. */
@Component
@Transactional(readOnly = true)
public class Precedents {

    private static final int SHOWN = 5;

    private final JdbcClient jdbc;
    private final OrganizationSettings settings;
    private final Today today;

    Precedents(JdbcClient jdbc, OrganizationSettings settings, Today today) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.today = today;
    }

    /** A case like this one: the team of the person then, or null; how far its number could be relied on. */
    public record Precedent(
            @Nullable String team,
            String period,
            @Nullable BigDecimal attainment,
            int inARow,
            State state,
            LocalDate deadline,
            @Nullable LocalDate decided,
            @Nullable String instead,
            Freshness freshness) {}

    /** The nearest by consequence, times in a row and attainment, of cases that are decided or past their deadline. */
    public List<Precedent> of(Register.Line line) {
        return jdbc.sql("""
                        select t.name, o.period, o.attainment, o.in_a_row, o.deadline, o.decided_at at time zone :zone as decided,
                               o.instead, o.outcome, o.freshness
                        from consequences.obligation o
                        left join organization.team_card t on t.organization_id = o.organization_id and t.key = o.home_team
                        where o.organization_id = :organization and o.id <> :id and o.person_key <> :person
                          and o.consequence = :consequence and o.kind = :kind
                          and coalesce(o.outcome, '') not in ('withdrawn', 'lapsed')
                          and (o.outcome is not null or o.deadline < :today)
                        order by abs(o.in_a_row - :inARow), abs(coalesce(o.attainment, 0) - coalesce(:attainment::numeric, 0)),
                                 o.deadline desc
                        limit :shown
                        """)
                .param("zone", today.zone().getId())
                .param("organization", CurrentOrganization.id())
                .param("id", line.id().id())
                .param("person", line.person())
                .param("consequence", line.consequence())
                .param("kind", line.kind().wire())
                .param("today", today.date())
                .param("inARow", line.inARow())
                .param("attainment", line.attainment())
                .param("shown", SHOWN)
                .query((row, number) -> {
                    LocalDate deadline = row.getObject(5, LocalDate.class);
                    java.sql.Timestamp decided = row.getTimestamp(6);
                    return new Precedent(
                            row.getString(1),
                            row.getString(2),
                            row.getBigDecimal(3),
                            row.getInt(4),
                            State.on(
                                    today.date(),
                                    settings.current().lateDays(),
                                    row.getString(8),
                                    new State.Days(null, null, deadline)),
                            deadline,
                            decided == null ? null : decided.toLocalDateTime().toLocalDate(),
                            row.getString(7),
                            Freshness.of(row.getString(9)));
                })
                .list();
    }
}
