package org.fullscore.results;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Period;
import org.fullscore.organization.Today;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closing a period: standings are frozen in one transaction, what follows is written in chunks, then it is closed. Asked
 * again, it goes on where it stopped, or answers that it is closed.
 */
@Component
public class ClosingPeriod {

    private static final int CHUNK = 500;

    private final JdbcClient jdbc;
    private final Closings closings;
    private final Standings standings;
    private final GoalsInForce goals;
    private final FrozenStandings frozen;
    private final ObjectProvider<ClosingStep> steps;
    private final Ledger ledger;
    private final Today today;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ClosingPeriod(
            JdbcClient jdbc,
            Closings closings,
            Standings standings,
            GoalsInForce goals,
            FrozenStandings frozen,
            ObjectProvider<ClosingStep> steps,
            Ledger ledger,
            Today today,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.closings = closings;
        this.standings = standings;
        this.goals = goals;
        this.frozen = frozen;
        this.steps = steps;
        this.ledger = ledger;
        this.today = today;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What came of it. */
    public sealed interface Answer {

        record Closed(Closing closing) implements Answer {}

        /** The period has not ended. */
        record TooEarly(LocalDate lastDay) implements Answer {}
    }

    /**
     * Closes a period.
     *
     * @param by key of the person, null when it closes by itself
     */
    public Answer close(Period period, @Nullable Integer by) {
        if (today.date().isBefore(period.ends())) {
            return new Answer.TooEarly(period.lastDay());
        }
        transaction.executeWithoutResult(status -> freeze(period, by));
        while (Boolean.TRUE.equals(transaction.execute(status -> sweep(period)))) {
            // one transaction a chunk
        }
        transaction.executeWithoutResult(status -> finish(period, by));
        return new Answer.Closed(closings.of(period));
    }

    private void freeze(Period period, @Nullable Integer by) {
        jdbc.sql("""
                        insert into results.closing (organization_id, period, starts, ends, state) values (?, ?, ?, ?, 'open')
                        on conflict (organization_id, period) do nothing
                        """)
                .params(CurrentOrganization.id(), period.id(), period.starts(), period.ends())
                .update();
        if (lock(period) != Closing.State.OPEN) {
            return;
        }
        // no chunk of an import is half way while standings are taken
        jdbc.sql("select key from results.source where organization_id = ? order by key for no key update")
                .param(CurrentOrganization.id())
                .query(Integer.class)
                .list();
        List<Standing> standing = standings.live(period, null);
        frozen.freeze(period, standing, firstTargets(period));
        change(period, Closing.State.CLOSING);
        ledger.append(Act.of("standings-frozen", "period", period.id())
                .by(by)
                .with("goals", standing.size())
                .with("stale", metrics(standing, Freshness.STALE))
                .with("quarantined", metrics(standing, Freshness.QUARANTINED)));
    }

    private boolean sweep(Period period) {
        if (lock(period) != Closing.State.CLOSING) {
            return false;
        }
        List<FrozenStanding> chunk = frozen.notSwept(period, CHUNK);
        if (!chunk.isEmpty()) {
            steps.orderedStream().forEach(step -> step.sweep(period, chunk));
            frozen.swept(chunk);
        }
        return chunk.size() == CHUNK;
    }

    private void finish(Period period, @Nullable Integer by) {
        if (lock(period) == Closing.State.CLOSING) {
            jdbc.sql("""
                            update results.closing set state = 'closed', closed_at = ?, closed_by = ?
                            where organization_id = ? and period = ?
                            """)
                    .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .param(by)
                    .param(CurrentOrganization.id())
                    .param(period.id())
                    .update();
            ledger.append(Act.of("period-closed", "period", period.id()).by(by));
        }
    }

    private Closing.State lock(Period period) {
        jdbc.sql("select state from results.closing where organization_id = ? and period = ? for update")
                .params(CurrentOrganization.id(), period.id())
                .query(String.class)
                .single();
        return closings.of(period).state();
    }

    private void change(Period period, Closing.State state) {
        jdbc.sql("update results.closing set state = ? where organization_id = ? and period = ?")
                .params(state.word(), CurrentOrganization.id(), period.id())
                .update();
    }

    private Map<UUID, BigDecimal> firstTargets(Period period) {
        return goals.of(period, null, today.date()).stream()
                .collect(Collectors.toMap(GoalInForce::id, GoalInForce::firstTarget));
    }

    private static @Nullable String metrics(List<Standing> standings, Freshness freshness) {
        String codes = standings.stream()
                .filter(standing -> standing.freshness() == freshness)
                .map(standing -> standing.metric().code())
                .distinct()
                .collect(Collectors.joining(" "));
        return codes.isEmpty() ? null : codes;
    }
}
