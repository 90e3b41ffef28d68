package org.fullscore.results;

import static org.fullscore.results.Columns.column;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.fullscore.results.ingest.DroppingMonths;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.fullscore.tenancy.Writes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds up the totals of whole months that somebody had to read day by day, a moment later, so that the next one need not. Whoever changes a
 * total of a day drops that of its month ({@link DroppingMonths}).
 */
@Component
class AddingUpMonths {

    private static final Logger LOG = LoggerFactory.getLogger(AddingUpMonths.class);
    private static final Duration TOGETHER = Duration.ofSeconds(1);

    /** Whoever records waits as long as these take: some tens of milliseconds. */
    private static final int MOST_AT_ONCE = 500;

    /** What is asked for beyond is forgotten until it is asked for again. */
    private static final int MOST_ASKED = 100_000;

    /** Each month once, however many of those who asked have it. */
    private static final String ADD_UP = """
            insert into results.month_total (organization_id, person_key, metric_key, month, amount, primary_amount, facts)
            select :organization, m.person_key, m.metric_key, m.month, coalesce(sum(t.amount), 0), coalesce(sum(t.primary_amount), 0),
                   coalesce(sum(t.facts), 0)
            from (
              select distinct s.person_key, s.metric_key, month::date
              from unnest(:persons::integer[], :metrics::smallint[], :firsts::date[], :afters::date[])
                s (person_key, metric_key, first, after)
              cross join generate_series(s.first, s.after - 1, interval '1 month') month) m
            left join results.total t on t.organization_id = :organization and t.person_key = m.person_key and t.metric_key = m.metric_key
              and t.day >= m.month and t.day < (m.month + interval '1 month')::date
            group by m.person_key, m.metric_key, m.month
            on conflict do nothing
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Map<OrganizationId, Set<Months>> asked = new ConcurrentHashMap<>();
    private final Executor soon = CompletableFuture.delayedExecutor(
            TOGETHER.toMillis(),
            TimeUnit.MILLISECONDS,
            work -> Thread.ofVirtual().name("months").start(work));

    AddingUpMonths(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setName(Writes.OF_NOTHING_NEW);
    }

    /**
     * Months of the calendar of a person.
     *
     * @param first day of the first
     * @param after the day after the last
     */
    record Months(int person, short metric, LocalDate first, LocalDate after) {}

    /**
     * Adds them up a moment later, for the current organization. Inside a transaction nothing comes of it: a closing or a report reads
     * everybody's once, and boards, which are read again and again, are read outside.
     */
    void soon(Collection<Months> months) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return;
        }
        OrganizationId organization = CurrentOrganization.get();
        asked.compute(organization, (any, before) -> {
            Set<Months> all = before == null ? new HashSet<>() : before;
            months.stream().limit(Math.max(0, MOST_ASKED - all.size())).forEach(all::add);
            if (before == null) {
                soon.execute(() -> CurrentOrganization.runAs(organization, this::addUpAsked));
            }
            return all;
        });
    }

    private void addUpAsked() {
        List<Months> months = new ArrayList<>(asked.remove(CurrentOrganization.get()));
        try {
            for (int from = 0; from < months.size(); from += MOST_AT_ONCE) {
                addUp(months.subList(from, Math.min(from + MOST_AT_ONCE, months.size())));
            }
        } catch (DataAccessException | TransactionException busy) {
            LOG.debug("Totals of months are added up when they are asked for again", busy);
        }
    }

    /**
     * Adds up what is there now.
     *
     * @throws DataAccessException if others are recording all the time
     */
    void addUp(Collection<Months> months) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local lock_timeout = '100ms'").update();
            jdbc.sql("select pg_advisory_xact_lock(" + DroppingMonths.LOCK + ")")
                    .param("organization", CurrentOrganization.id())
                    .query(row -> {});
            jdbc.sql(ADD_UP)
                    .params(Map.of(
                            "organization", CurrentOrganization.id(),
                            "persons", column(months, Integer[]::new, Months::person),
                            "metrics", column(months, Short[]::new, Months::metric),
                            "firsts",
                                    column(
                                            months,
                                            String[]::new,
                                            each -> each.first().toString()),
                            "afters",
                                    column(
                                            months,
                                            String[]::new,
                                            each -> each.after().toString())))
                    .update();
        });
    }
}
