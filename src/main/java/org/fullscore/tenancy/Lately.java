package org.fullscore.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was read for the current organization. It is kept until anything is written for the organization in this process, and to the end of
 * the second at most, because others write elsewhere. Inside a transaction nothing is kept.
 */
public final class Lately<K, V> {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Writes writes;
    private final Clock clock;
    private final Cache<At<K>, V> kept;

    /**
     * Keeps what is read.
     *
     * @param most how many values
     */
    public Lately(Writes writes, Clock clock, int most) {
        this.writes = writes;
        this.clock = clock;
        this.kept = Caffeine.newBuilder()
                .expireAfterWrite(LONGEST)
                .maximumSize(most)
                .build();
    }

    private record At<T>(OrganizationId organization, long writes, long second, T key) {}

    /** What was read for the key, or is read now. */
    public V get(K key, Supplier<V> read) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return read.get();
        }
        OrganizationId organization = CurrentOrganization.get();
        return kept.get(
                new At<>(
                        organization,
                        writes.count(organization),
                        clock.instant().getEpochSecond(),
                        key),
                any -> read.get());
    }
}
