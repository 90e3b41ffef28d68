package org.fullscore.results;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Today;
import org.fullscore.tenancy.Everywhere;
import org.springframework.stereotype.Component;

/** Closes periods by themselves when their day has come, and goes on with closings that stopped. */
@Component
class ClosingJobs {

    private final Everywhere everywhere;
    private final Closings closings;
    private final ClosingPeriod closing;
    private final Periods periods;
    private final Today today;

    ClosingJobs(Everywhere everywhere, Closings closings, ClosingPeriod closing, Periods periods, Today today) {
        this.everywhere = everywhere;
        this.closings = closings;
        this.closing = closing;
        this.periods = periods;
        this.today = today;
    }

    RecurringTask<Void> task() {
        return Tasks.recurring("results-closing", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> everywhere.run("Periods were not closed", this::closeWhatIsDue));
    }

    /** Closes what is due in the current organization. */
    void closeWhatIsDue() {
        for (String id : closings.ended(today.date())) {
            periods.find(id).ifPresent(this::closeIfDue);
        }
    }

    private void closeIfDue(Period period) {
        Closing state = closings.of(period);
        if (state.state() == Closing.State.CLOSING || !today.date().isBefore(state.dueOn())) {
            closing.close(period, null);
        }
    }
}
