package org.fullscore.goals;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.fullscore.organization.Today;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reliefs nobody has decided yet, each on the list of the nearest who may; in closed periods there is nothing left to decide. */
@Component
@Transactional(readOnly = true)
class WaitingReliefs {

    private final JdbcClient jdbc;
    private final ReliefApprovers approvers;
    private final ObjectProvider<PeriodGuard> guard;
    private final Today today;

    WaitingReliefs(JdbcClient jdbc, ReliefApprovers approvers, ObjectProvider<PeriodGuard> guard, Today today) {
        this.jdbc = jdbc;
        this.approvers = approvers;
        this.guard = guard;
        this.today = today;
    }

    private record Waiting(AgreementsToSign.ReliefToDecide relief, LocalDate starts) {}

    /** What waits for a person, the oldest first. */
    List<AgreementsToSign.ReliefToDecide> of(int person) {
        return waiting().stream()
                .filter(each -> !isClosed(each.relief().period()))
                .filter(each -> approvers.waitsFor(
                        person,
                        new ReliefApprovers.Asked(
                                each.relief().owner(),
                                each.starts(),
                                each.relief().requestedBy())))
                .map(Waiting::relief)
                .toList();
    }

    private boolean isClosed(String period) {
        PeriodGuard present = guard.getIfAvailable();
        return present != null && present.isClosed(period);
    }

    private List<Waiting> waiting() {
        return jdbc.sql("""
                        select r.goal_id, r.id, r.requested_by, r.requested_at, r.old_target, r.new_target, g.person_key, g.team_key,
                               g.metric_key, g.period, g.starts
                        from goals.relief r
                        join goals.goal g on g.organization_id = r.organization_id and g.id = r.goal_id
                        where r.organization_id = ? and r.approved_by is null and r.declined_by is null
                        order by r.requested_at
                        """)
                .param(CurrentOrganization.id())
                .query((row, number) -> new Waiting(
                        new AgreementsToSign.ReliefToDecide(
                                new GoalId(row.getObject("goal_id", UUID.class)),
                                row.getObject("id", UUID.class),
                                GoalRows.owner(row),
                                row.getShort("metric_key"),
                                row.getString("period"),
                                GoalRows.plain(row.getBigDecimal("old_target")),
                                GoalRows.plain(row.getBigDecimal("new_target")),
                                row.getInt("requested_by"),
                                row.getObject("requested_at", OffsetDateTime.class)
                                        .atZoneSameInstant(today.zone())
                                        .toLocalDate()),
                        row.getObject("starts", LocalDate.class)))
                .list();
    }
}
