package org.fullscore.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was read for the current organization. It is kept until something is written for the organization in this process, and to the end of
 * the second at most, because others write elsewhere. Inside a transaction nothing is kept.
 */
public final class Lately<K, V> {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final ToLongFunction<OrganizationId> writes;
    private final Clock clock;
    private final Cache<At<K>, V> kept;

    private Lately(ToLongFunction<OrganizationId> writes, Clock clock, int most) {
        this.writes = writes;
        this.clock = clock;
        this.kept = Caffeine.newBuilder()
                .expireAfterWrite(LONGEST)
                .maximumSize(most)
                .build();
    }

    /**
     * Keeps what depends on results until anything is written.
     *
     * @param most how many values
     */
    public static <K, V> Lately<K, V> untilWritten(Writes writes, Clock clock, int most) {
        return new Lately<>(writes::count, clock, most);
    }

    /**
     * Keeps what does not depend on results until anything else is written.
     *
     * @param most how many values
     */
    public static <K, V> Lately<K, V> whateverResultsCome(Writes writes, Clock clock, int most) {
        return new Lately<>(writes::countBesidesResults, clock, most);
    }

    private record At<T>(OrganizationId organization, long writes, long second, T key) {}

    /** What was read for the key, or is read now. */
    public V get(K key, Supplier<V> read) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? read.get()
                : kept.get(now(key), any -> read.get());
    }

    /** The place of the key as things stand now; what is written from now on has another one. */
    public Place<V> at(K key) {
        return new Place<>(kept, now(key));
    }

    private At<K> now(K key) {
        OrganizationId organization = CurrentOrganization.get();
        return new At<>(
                organization, writes.applyAsLong(organization), clock.instant().getEpochSecond(), key);
    }

    /** Where something is kept, for whoever cannot read it in one go. Not inside a transaction. */
    public static final class Place<V> {

        private final Consumer<V> keeper;
        private final @Nullable V value;

        private <K> Place(Cache<At<K>, V> kept, At<K> at) {
            this.keeper = read -> kept.put(at, read);
            this.value = kept.getIfPresent(at);
        }

        /** What was kept; null where nothing was. */
        public @Nullable V value() {
            return value;
        }

        public void keep(V read) {
            keeper.accept(read);
        }
    }
}
