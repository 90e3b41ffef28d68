package org.fullscore.consistency;

import java.time.LocalDate;
import java.util.List;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts confirmations and approvals of obligations whose deadline lies in a range and has passed. */
@Component
@Transactional(readOnly = true)
class CountingAfterwards {

    private final JdbcClient jdbc;

    CountingAfterwards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param found the obligations of the range; of those decided before Fullscore nobody can speak here
     * @param disputed disputes by group
     */
    Afterwards over(Inquiry inquiry, LocalDate today, Caseload found, List<Disputes> disputed) {
        List<Afterwards.Pair> approving = approving(inquiry, today);
        return new Afterwards(
                done(found.outcomes(row -> !found.isPast(row))),
                confirmed(inquiry, today),
                disputed,
                approving.size(),
                approving);
    }

    private static int done(Outcomes outcomes) {
        return outcomes.applied() + outcomes.late() + outcomes.substituted();
    }

    private int confirmed(Inquiry inquiry, LocalDate today) {
        return in("""
                        select count(*) from consequences.obligation_confirmed
                        where organization_id = :organization and deadline between :first and :last and deadline < :today
                          and outcome in ('applied', 'late', 'substituted')
                        """, inquiry, today).query((row, number) -> row.getInt(1)).single();
    }

    private JdbcClient.StatementSpec in(String sql, Inquiry inquiry, LocalDate today) {
        return jdbc.sql(sql)
                .param("organization", CurrentOrganization.id())
                .param("first", inquiry.first())
                .param("last", inquiry.last())
                .param("today", today);
    }

    private List<Afterwards.Pair> approving(Inquiry inquiry, LocalDate today) {
        return in("""
                        with approved as (
                          select approved_by, requested_by, count(*) as times from consequences.waiver_approved
                          where organization_id = :organization and deadline between :first and :last and deadline < :today
                          group by approved_by, requested_by)
                        select p.id, p.name, q.id, q.name, a.times, b.times
                        from approved a
                        join approved b on b.approved_by = a.requested_by and b.requested_by = a.approved_by
                        join organization.person_card p on p.organization_id = :organization and p.key = a.approved_by
                        join organization.person_card q on q.organization_id = :organization and q.key = a.requested_by
                        where a.approved_by < a.requested_by order by p.name, q.name
                        """, inquiry, today)
                .query((row, number) -> new Afterwards.Pair(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getInt(6)))
                .list();
    }
}
