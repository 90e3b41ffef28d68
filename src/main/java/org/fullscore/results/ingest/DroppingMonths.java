package org.fullscore.results.ingest;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Drops the totals of months in which a total of a day changes, as the last thing a transaction does.
 *
 * <p>Whoever adds up months has {@link #LOCK} alone; whoever drops some shares it until the end. So who adds up sees everything that was
 * written by those who dropped before, and is seen by those who drop after. At the end, because others who write in the same months wait
 * from then on, and because whoever waits for the total of a day must not hold one of a month.
 */
@Component
public class DroppingMonths {

    /** The key of the lock of an organization, as an expression. */
    public static final String LOCK = "hashtextextended('months ' || :organization, 0)";

    /** Taken before {@link #DROP}, in a statement of its own: what drops has to see what was added up while it waited. */
    static final String SHARE = "pg_advisory_xact_lock_shared(" + LOCK + ")";

    /** Drops totals of months of some people, locked in the order of their keys. */
    static final String DROP = """
            with gone as (
              select person_key, metric_key, month from results.month_total
              where organization_id = :organization and person_key = any(:people)
                and month between date_trunc('month', :first::date) and :last
              order by person_key, metric_key, month for update)
            delete from results.month_total m using gone
            where m.organization_id = :organization
              and (m.person_key, m.metric_key, m.month) = (gone.person_key, gone.metric_key, gone.month)
            """;

    private final JdbcClient jdbc;

    DroppingMonths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Totals of these people change between two days, both of them included. */
    @Transactional(propagation = Propagation.MANDATORY)
    void changed(Collection<Integer> people, LocalDate first, LocalDate last) {
        TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Touched.class::isInstance)
                .map(Touched.class::cast)
                .findFirst()
                .orElseGet(this::touched)
                .add(people, first, last);
    }

    /** What {@link #DROP} needs to know, beside the organization, of people and the days on which their totals change. */
    static Map<String, Object> parameters(Collection<Integer> people, Collection<LocalDate> days) {
        return Map.of(
                "people",
                people.toArray(Integer[]::new),
                "first",
                Collections.min(days),
                "last",
                Collections.max(days));
    }

    private Touched touched() {
        Touched touched = new Touched();
        TransactionSynchronizationManager.registerSynchronization(touched);
        return touched;
    }

    /** What a transaction has touched; more is dropped where it touched several people in different months. */
    private final class Touched implements TransactionSynchronization {

        private final Set<Integer> people = new TreeSet<>();
        private @Nullable LocalDate first;
        private @Nullable LocalDate last;

        void add(Collection<Integer> more, LocalDate from, LocalDate to) {
            people.addAll(more);
            first = first == null || from.isBefore(first) ? from : first;
            last = last == null || to.isAfter(last) ? to : last;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            jdbc.sql("select " + SHARE)
                    .param("organization", CurrentOrganization.id())
                    .query(row -> {});
            jdbc.sql(DROP)
                    .param("organization", CurrentOrganization.id())
                    .params(parameters(people, List.of(Objects.requireNonNull(first), Objects.requireNonNull(last))))
                    .update();
        }
    }
}
