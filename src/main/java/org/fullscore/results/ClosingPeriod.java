package org.fullscore.results;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.fullscore.ledger.Act;
import org.fullscore.ledger.Ledger;
import org.fullscore.organization.Period;
import org.fullscore.organization.Today;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closing a period: standings are frozen in one transaction, what follows is written in chunks, then it is closed. Asked
 * again, it goes on where it stopped, or answers that it is closed. Whoever closes by hand says why where numbers cannot be
 * relied on; a period that closes by itself does not wait for them, it names them.
 */
@Component
public class ClosingPeriod {

    private final JdbcClient jdbc;
    private final Closings closings;
    private final Standings standings;
    private final GoalsInForce goals;
    private final FrozenStandings frozen;
    private final Doubts doubts;
    private final Sweeping sweeping;
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
            Doubts doubts,
            Sweeping sweeping,
            Ledger ledger,
            Today today,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.closings = closings;
        this.standings = standings;
        this.goals = goals;
        this.frozen = frozen;
        this.doubts = doubts;
        this.sweeping = sweeping;
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

        /** Numbers cannot be relied on, and nobody said why it is closed all the same. Nothing was done. */
        record ReasonNeeded(List<Doubts.Doubt> doubts) implements Answer {}
    }

    /**
     * Closes a period.
     *
     * @param by key of the person, null when it closes by itself
     */
    public Answer close(Period period, @Nullable Integer by) {
        return close(period, by, null);
    }

    /**
     * Closes a period although numbers may not be relied on.
     *
     * @param reason why, null where nobody said
     */
    public Answer close(Period period, @Nullable Integer by, @Nullable String reason) {
        if (today.date().isBefore(period.ends())) {
            return new Answer.TooEarly(period.lastDay());
        }
        List<Doubts.Doubt> unanswered = transaction.execute(status -> freeze(period, by, reason));
        if (unanswered != null && !unanswered.isEmpty()) {
            return new Answer.ReasonNeeded(unanswered);
        }
        sweeping.sweep(period);
        transaction.executeWithoutResult(status -> finish(period, by));
        return new Answer.Closed(closings.of(period));
    }

    /**
     * Closes a period as {@link #close(Period, Integer, String)} does, and waits for it so long. What is not done by then goes on, after a stop of this process, too.
     *
     * @return empty while it goes on
     */
    public Optional<Answer> close(Period period, @Nullable Integer by, @Nullable String reason, Duration patience) {
        OrganizationId organization = CurrentOrganization.get();
        FutureTask<Answer> work =
                new FutureTask<>(() -> CurrentOrganization.callAs(organization, () -> close(period, by, reason)));
        Thread.ofVirtual().name("closing " + period.id()).start(work);
        try {
            return Optional.of(work.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException goesOn) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Period " + period.id() + " could not be closed.", failure.getCause());
        }
    }

    /** Returns the doubts for which a reason is needed first; none if the standings are frozen. */
    private List<Doubts.Doubt> freeze(Period period, @Nullable Integer by, @Nullable String reason) {
        jdbc.sql("""
                        insert into results.closing (organization_id, period, starts, ends, state) values (?, ?, ?, ?, 'open')
                        on conflict (organization_id, period) do nothing
                        """)
                .params(CurrentOrganization.id(), period.id(), period.starts(), period.ends())
                .update();
        if (lock(period) != Closing.State.OPEN) {
            return List.of();
        }
        // no chunk of an import is half way while standings are taken
        jdbc.sql("select key from results.source where organization_id = ? order by key for no key update")
                .param(CurrentOrganization.id())
                .query(Integer.class)
                .list();
        List<GoalInForce> agreed = goals.of(period, null, today.date());
        List<Standing> standing = standings.measured(agreed, period);
        List<Doubts.Doubt> found = doubts.among(standing, period);
        if (by != null && reason == null && !found.isEmpty()) {
            return found;
        }
        frozen.freeze(period, standing, firstTargets(agreed));
        String why = found.isEmpty() ? null : reason;
        jdbc.sql("update results.closing set state = ?, reason = ?, goals = ? where organization_id = ? and period = ?")
                .param(Closing.State.CLOSING.word())
                .param(why)
                .param(standing.size())
                .param(CurrentOrganization.id())
                .param(period.id())
                .update();
        ledger.append(Act.of("standings-frozen", "period", period.id())
                .by(by)
                .with("goals", standing.size())
                .with("adjusted", adjusted(standing))
                .with("stale", metrics(found, Freshness.STALE))
                .with("quarantined", metrics(found, Freshness.QUARANTINED))
                .saying("reason", why));
        return List.of();
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
        frozen.lock(period);
        return closings.of(period).state();
    }

    private static Map<UUID, BigDecimal> firstTargets(List<GoalInForce> agreed) {
        return agreed.stream().collect(Collectors.toMap(GoalInForce::id, GoalInForce::firstTarget));
    }

    /** How many targets the policies' formulas adjusted. */
    private static int adjusted(List<Standing> standing) {
        return (int) standing.stream().filter(one -> one.adjustment() != null).count();
    }

    private static @Nullable String metrics(List<Doubts.Doubt> doubts, Freshness freshness) {
        String codes = doubts.stream()
                .filter(doubt -> doubt.freshness() == freshness)
                .map(doubt -> doubt.metric().code())
                .collect(Collectors.joining(" "));
        return codes.isEmpty() ? null : codes;
    }
}
