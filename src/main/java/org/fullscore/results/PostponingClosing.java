package org.fullscore.results;

import java.time.LocalDate;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Period;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.tenancy.CurrentOrganization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Postponing the closing of a period: once, by at most 10 working days, with a reason. */
@Component
public class PostponingClosing {

    private static final int MOST_WORKING_DAYS = 10;

    private final JdbcClient jdbc;
    private final Closings closings;
    private final WorkingCalendar calendar;
    private final Ledger ledger;

    PostponingClosing(JdbcClient jdbc, Closings closings, WorkingCalendar calendar, Ledger ledger) {
        this.jdbc = jdbc;
        this.closings = closings;
        this.calendar = calendar;
        this.ledger = ledger;
    }

    /** What came of it. */
    public sealed interface Answer {

        record Postponed(Closing closing) implements Answer {}

        record AlreadyClosed(Closing closing) implements Answer {}

        record AlreadyPostponed(Closing closing) implements Answer {}

        /** The day lies outside what is allowed; both ends inclusive. */
        record DayNotAllowed(LocalDate earliest, LocalDate latest) implements Answer {}
    }

    /**
     * Postpones the closing.
     *
     * @param until the first day on which the period closes by itself
     */
    @Transactional
    public Answer postpone(Period period, LocalDate until, String reason, int by) {
        jdbc.sql("""
                        insert into results.closing (organization_id, period, starts, ends, state) values (?, ?, ?, ?, 'open')
                        on conflict (organization_id, period) do nothing
                        """)
                .params(CurrentOrganization.id(), period.id(), period.starts(), period.ends())
                .update();
        jdbc.sql("select state from results.closing where organization_id = ? and period = ? for update")
                .params(CurrentOrganization.id(), period.id())
                .query(String.class)
                .single();
        Closing closing = closings.of(period);
        if (closing.state() != Closing.State.OPEN) {
            return new Answer.AlreadyClosed(closing);
        }
        if (closing.postponedUntil() != null) {
            return new Answer.AlreadyPostponed(closing);
        }
        LocalDate latest = calendar.plus(closing.dueOn(), MOST_WORKING_DAYS);
        if (!until.isAfter(closing.dueOn()) || until.isAfter(latest)) {
            return new Answer.DayNotAllowed(closing.dueOn().plusDays(1), latest);
        }
        return postponed(period, until, reason, by);
    }

    private Answer postponed(Period period, LocalDate until, String reason, int by) {
        jdbc.sql("""
                        update results.closing set postponed_until = ?, postponed_reason = ?, postponed_by = ?
                        where organization_id = ? and period = ?
                        """)
                .params(until, reason, by, CurrentOrganization.id(), period.id())
                .update();
        ledger.append(Act.of("closing-postponed", "period", period.id())
                .by(by)
                .with("until", until)
                .saying("reason", reason));
        return new Answer.Postponed(closings.of(period));
    }
}
