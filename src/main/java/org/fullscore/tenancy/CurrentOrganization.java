package org.fullscore.tenancy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The organization on whose behalf the running code acts.
 *
 * <p>Bound for the length of a call, inherited by nothing: jobs, listeners and other threads bind it themselves. A
 * transaction that begins inside the call sees the rows of this organization only. What hardly ever changes is looked up once
 * in a call.
 */
public final class CurrentOrganization {

    private static final ScopedValue<Call> BOUND = ScopedValue.newInstance();

    private record Call(OrganizationId organization, Map<Class<?>, Object> known) {}

    private CurrentOrganization() {}

    /** Runs an operation on behalf of an organization. */
    public static void runAs(OrganizationId organization, Runnable operation) {
        ScopedValue.where(BOUND, new Call(organization, new HashMap<>())).run(operation);
    }

    /** Calls an operation on behalf of an organization, passing on its result and its exception. */
    public static <R, X extends Throwable> R callAs(
            OrganizationId organization, ScopedValue.CallableOp<? extends R, X> operation) throws X {
        return ScopedValue.where(BOUND, new Call(organization, new HashMap<>())).call(operation);
    }

    /** The organization bound now, or empty where nobody has said whose data is meant. */
    public static Optional<OrganizationId> find() {
        return BOUND.isBound() ? Optional.of(BOUND.get().organization()) : Optional.empty();
    }

    /**
     * The organization bound now.
     *
     * @throws IllegalStateException where nobody has said whose data is meant: a bug of the caller
     */
    public static OrganizationId get() {
        return call().organization();
    }

    /** The id of {@link #get()}, as statements want it. */
    public static UUID id() {
        return get().id();
    }

    /**
     * The one value of a kind that the call has already looked up; looked up now if it has not. Whoever changes it says so
     * with {@link #forget}; changes by others show in the next call.
     */
    static <T> T known(Class<T> kind, Supplier<? extends T> lookup) {
        Map<Class<?>, Object> known = call().known();
        Object value = known.get(kind);
        if (value == null) {
            value = lookup.get();
            known.put(kind, value);
        }
        return kind.cast(value);
    }

    /** Has the next {@link #known} of this kind look again. */
    public static void forget(Class<?> kind) {
        call().known().remove(kind);
    }

    private static Call call() {
        if (!BOUND.isBound()) {
            throw new IllegalStateException("No organization is bound to this call.");
        }
        return BOUND.get();
    }
}
