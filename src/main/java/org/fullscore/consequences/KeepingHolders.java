package org.fullscore.consequences;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.LocalDate;
import org.fullscore.organization.Today;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.Everywhere;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps every open obligation with whoever answers for it, a day after the other: days on which nothing ran are made up for in
 * their order, so that it comes out as if something had.
 */
@Component
class KeepingHolders {

    private final Everywhere everywhere;
    private final Lapsing lapsing;
    private final HandingOver handingOver;
    private final JdbcClient jdbc;
    private final Today today;
    private final TransactionTemplate transaction;

    KeepingHolders(
            Everywhere everywhere,
            Lapsing lapsing,
            HandingOver handingOver,
            JdbcClient jdbc,
            Today today,
            TransactionTemplate transaction) {
        this.everywhere = everywhere;
        this.lapsing = lapsing;
        this.handingOver = handingOver;
        this.jdbc = jdbc;
        this.today = today;
        this.transaction = transaction;
    }

    RecurringTask<Void> task() {
        return Tasks.recurring("consequences-holders", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> everywhere.run("Holders of obligations were not kept", this::keep));
    }

    /** Brings the current organization up to today. */
    void keep() {
        LocalDate last = today.date();
        LocalDate day = transaction.execute(status -> next(last));
        while (day != null && !day.isAfter(last)) {
            LocalDate each = day;
            transaction.executeWithoutResult(status -> keep(each));
            day = day.plusDays(1);
        }
    }

    private void keep(LocalDate day) {
        lapsing.asOf(day);
        handingOver.asOf(day);
        jdbc.sql("""
                        insert into consequences.register_day (organization_id, kept_until) values (?, ?)
                        on conflict (organization_id) do update set kept_until = greatest(register_day.kept_until, excluded.kept_until)
                        """).params(CurrentOrganization.id(), day).update();
    }

    /** The day after the last one that was done, or today again, on which people may have been moved since; none if the clock was set back. */
    private LocalDate next(LocalDate last) {
        return jdbc.sql("""
                        select greatest(kept_until, least(kept_until + 1, ?)) from consequences.register_day where organization_id = ?
                        """)
                .params(last, CurrentOrganization.id())
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .optional()
                .orElse(last);
    }
}
