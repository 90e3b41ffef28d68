package org.fullscore.tenancy;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Something of the current organization that is asked for all the time and seldom changed, such as its settings. A call looks it up once
 * and goes by that to its end; it is read anew as {@link Lately} says, whatever results come.
 */
public final class SeldomChanged<T> {

    private static final int MOST = 1_000;

    private final Class<T> kind;
    private final TransactionTemplate transaction;
    private final Lately<Class<T>, T> lately;

    /** What {@code kind} is the only one of. */
    public SeldomChanged(Class<T> kind, PlatformTransactionManager transactions, Writes writes, Clock clock) {
        this.kind = kind;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        this.lately = Lately.whateverResultsCome(writes, clock, MOST);
    }

    /** What the call knows already, what was read lately, or what is read now. */
    public T get(Supplier<T> read) {
        return CurrentOrganization.known(
                kind, () -> lately.get(kind, () -> Objects.requireNonNull(transaction.execute(status -> read.get()))));
    }

    /** It was changed in this call, which has to look again. */
    public void forget() {
        CurrentOrganization.forget(kind);
    }
}
