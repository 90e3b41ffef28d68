package org.fullscore.demonstration;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.fullscore.consequences.ClosingPayRun;
import org.fullscore.organization.TakingCheckpoints;
import org.fullscore.organization.Today;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What leaves the house: checkpoints for the auditor, pay runs for payroll. */
@Component
@Profile("local")
class Evidence {

    private static final int CHECKPOINTS = 3;
    private static final int[] DAYS_SINCE_PAY_RUNS = {290, 200, 110, 20};

    private final TakingCheckpoints checkpoints;
    private final ClosingPayRun payroll;
    private final Staff staff;
    private final Today today;

    Evidence(TakingCheckpoints checkpoints, ClosingPayRun payroll, Staff staff, Today today) {
        this.checkpoints = checkpoints;
        this.payroll = payroll;
        this.staff = staff;
        this.today = today;
    }

    void plan(Agenda agenda, Instant now) {
        IntStream.rangeClosed(1, CHECKPOINTS)
                .forEach(days -> agenda.put(now.minus(Duration.ofDays(days)), checkpoints::take));
        IntStream.of(DAYS_SINCE_PAY_RUNS)
                .forEach(days -> agenda.put(
                        now.minus(Duration.ofDays(days)),
                        () -> payroll.close(today.date(), staff.named(Company.EXECUTIVE))));
    }
}
