package org.fullscore.results;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.fullscore.tenancy.Organizations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Facts that are pushed for closed periods. To compare a period with its closing reads all of it, so that is not done for every
 * batch: the batch leaves a mark in its transaction, and some seconds later all marks of an organization are settled together,
 * by this process or, should it stop before, by the job of another.
 */
@Component
class ArrivingLate {

    private static final Logger LOG = LoggerFactory.getLogger(ArrivingLate.class);
    private static final Duration TOGETHER = Duration.ofSeconds(3);

    private final Organizations organizations;
    private final JdbcClient jdbc;
    private final ObjectProvider<LateFacts> lateFacts;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final boolean byItself;
    private final Set<OrganizationId> planned = ConcurrentHashMap.newKeySet();
    private final Executor soon = CompletableFuture.delayedExecutor(
            TOGETHER.toMillis(),
            TimeUnit.MILLISECONDS,
            work -> Thread.ofVirtual().name("late-facts").start(work));

    ArrivingLate(
            Organizations organizations,
            JdbcClient jdbc,
            ObjectProvider<LateFacts> lateFacts,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${fullscore.jobs.late:true}") boolean byItself) {
        this.organizations = organizations;
        this.jdbc = jdbc;
        this.lateFacts = lateFacts;
        this.transaction = transaction;
        this.clock = clock;
        this.byItself = byItself;
    }

    private record Mark(long id, String period) {}

    RecurringTask<Void> task() {
        return Tasks.recurring("results-late", FixedDelay.of(Duration.ofMinutes(5)))
                .execute((instance, context) -> organizations.all().forEach(this::settle));
    }

    /** Marks periods, in the transaction that records the facts. */
    @Transactional(propagation = Propagation.MANDATORY)
    void mark(Set<String> closedPeriods) {
        if (closedPeriods.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into results.late_period (organization_id, period, at)
                        select ?, period, ? from unnest(?::text[]) as p (period)
                        """)
                .params(
                        CurrentOrganization.id(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        closedPeriods.toArray(String[]::new))
                .update();
        OrganizationId organization = CurrentOrganization.get();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                plan(organization);
            }
        });
    }

    private void plan(OrganizationId organization) {
        if (byItself && planned.add(organization)) {
            soon.execute(() -> {
                planned.remove(organization);
                settle(organization);
            });
        }
    }

    private void settle(OrganizationId organization) {
        try {
            CurrentOrganization.runAs(organization, this::settle);
        } catch (RuntimeException failure) {
            LOG.error("Late facts of organization {} were not compared with the closing", organization, failure);
        }
    }

    /** Compares every marked period of the current organization with its closing, once. */
    void settle() {
        transaction.executeWithoutResult(status -> {
            List<Mark> marks = jdbc.sql("""
                            select id, period from results.late_period where organization_id = ? order by id
                            for update skip locked
                            """)
                    .param(CurrentOrganization.id())
                    .query((row, number) -> new Mark(row.getLong(1), row.getString(2)))
                    .list();
            if (!marks.isEmpty()) {
                Set<String> periods = new TreeSet<>();
                marks.forEach(mark -> periods.add(mark.period()));
                lateFacts.ifAvailable(late -> late.arrived(periods));
                jdbc.sql("delete from results.late_period where organization_id = ? and id = any(?)")
                        .params(
                                CurrentOrganization.id(),
                                marks.stream().map(Mark::id).toArray(Long[]::new))
                        .update();
            }
        });
    }
}
