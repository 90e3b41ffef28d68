package org.fullscore.consistency;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was avoided, postponed, reopened and paid otherwise in a range of deadlines. */
@Component
@Transactional(readOnly = true)
class CountingExceptions {

    private final JdbcClient jdbc;

    CountingExceptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From the first to the last day, both included; what falls due is counted once its deadline has passed. */
    Exceptions over(Inquiry inquiry, LocalDate today, Avoided avoided) {
        return new Exceptions(avoided.all(), postponed(inquiry), restatements(inquiry), moved(inquiry, today));
    }

    private JdbcClient.StatementSpec ask(String sql, Inquiry inquiry) {
        return jdbc.sql(sql)
                .param("organization", CurrentOrganization.id())
                .param("first", inquiry.first())
                .param("last", inquiry.last());
    }

    /** What was avoided with a deadline in the range that would have passed. */
    Avoided avoided(Inquiry inquiry, LocalDate today) {
        Map<Avoided.Group, Integer> byGroup = new HashMap<>();
        int[] all = {0};
        ask("""
                        select kind, rank, owed_by, team, region, count(*) from consequences.obligation_avoided
                        where organization_id = :organization and deadline between :first and :last and deadline < :today
                        group by kind, rank, owed_by, team, region
                        """, inquiry).param("today", today).query(row -> {
            var nature = Nature.BENEFITS.covers(row.getString(1)) ? Nature.BENEFITS : Nature.BURDENS;
            int count = row.getInt(6);
            all[0] += count;
            add(
                    byGroup,
                    Dimension.RANK,
                    nature,
                    row.getString(2).equals("rep") ? Dimension.OTHERS : Dimension.LEADERS,
                    count);
            add(byGroup, Dimension.OWED_BY, nature, row.getString(3), count);
            add(byGroup, Dimension.TEAM, nature, row.getString(4), count);
            add(byGroup, Dimension.REGION, nature, row.getString(5), count);
        });
        inquiry.by().stream()
                .filter(dimension -> dimension.kind() == Dimension.Kind.GROUP)
                .forEach(dimension -> addGroups(byGroup, dimension, inquiry, today));
        return new Avoided(all[0], Map.copyOf(byGroup));
    }

    private void addGroups(Map<Avoided.Group, Integer> byGroup, Dimension dimension, Inquiry inquiry, LocalDate today) {
        ask("""
                        select kind, groups ->> :group, count(*) from consequences.obligation_avoided
                        where organization_id = :organization and deadline between :first and :last and deadline < :today
                        group by 1, 2
                        """, inquiry)
                .param("today", today)
                .param("group", dimension.group())
                .query(row -> {
                    var nature = Nature.BENEFITS.covers(row.getString(1)) ? Nature.BENEFITS : Nature.BURDENS;
                    add(byGroup, dimension, nature, row.getString(2), row.getInt(3));
                });
    }

    private static void add(
            Map<Avoided.Group, Integer> byGroup,
            Dimension dimension,
            Nature nature,
            @Nullable String value,
            int count) {
        if (value != null) {
            byGroup.merge(new Avoided.Group(dimension, nature, value), count, Integer::sum);
        }
    }

    private List<Exceptions.Postponed> postponed(Inquiry inquiry) {
        return ask("""
                        select period, postponed_until from results.closing_postponed
                        where organization_id = :organization and starts <= :last and ends > :first order by starts, period
                        """, inquiry)
                .query((row, number) -> new Exceptions.Postponed(row.getString(1), row.getObject(2, LocalDate.class)))
                .list();
    }

    private List<Exceptions.Open> restatements(Inquiry inquiry) {
        return ask("""
                        select o.period, o.decide_by from consequences.open_restatement o
                        where o.organization_id = :organization and exists (
                          select from consequences.obligation_outcome d
                          where d.organization_id = :organization and d.period = o.period and d.deadline between :first and :last)
                        order by o.period
                        """, inquiry)
                .query((row, number) -> new Exceptions.Open(row.getString(1), row.getObject(2, LocalDate.class)))
                .list();
    }

    private List<Exceptions.Moved> moved(Inquiry inquiry, LocalDate today) {
        return ask("""
                        select p.id, p.name, m.cause, m.currency, sum(m.amount)
                        from consequences.pay_moved m
                        join organization.person_card p on p.organization_id = m.organization_id and p.key = m.owed_by_key
                        where m.organization_id = :organization and m.deadline between :first and :last and m.deadline < :today
                        group by p.id, p.name, m.cause, m.currency
                        having sum(m.amount) <> 0
                        order by p.name, p.id, m.currency, m.cause
                        """, inquiry)
                .param("today", today)
                .query((row, number) -> new Exceptions.Moved(
                        row.getString(1),
                        row.getString(2),
                        Exceptions.Cause.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                        row.getString(4),
                        row.getBigDecimal(5)))
                .list();
    }
}
