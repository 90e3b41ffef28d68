package org.fullscore.tenancy;

import java.util.Optional;
import java.util.UUID;

/**
 * The organization on whose behalf the running code acts.
 *
 * <p>Bound for the length of a call, inherited by nothing: jobs, listeners and other threads bind it themselves. A
 * transaction that begins inside the call sees the rows of this organization only.
 */
public final class CurrentOrganization {

    private static final ScopedValue<OrganizationId> BOUND = ScopedValue.newInstance();

    private CurrentOrganization() {}

    /** Runs an operation on behalf of an organization. */
    public static void runAs(OrganizationId organization, Runnable operation) {
        ScopedValue.where(BOUND, organization).run(operation);
    }

    /** Calls an operation on behalf of an organization, passing on its result and its exception. */
    public static <R, X extends Throwable> R callAs(
            OrganizationId organization, ScopedValue.CallableOp<? extends R, X> operation) throws X {
        return ScopedValue.where(BOUND, organization).call(operation);
    }

    /** The organization bound now, or empty where nobody has said whose data is meant. */
    public static Optional<OrganizationId> find() {
        return BOUND.isBound() ? Optional.of(BOUND.get()) : Optional.empty();
    }

    /**
     * The organization bound now.
     *
     * @throws IllegalStateException where nobody has said whose data is meant: a bug of the caller
     */
    public static OrganizationId get() {
        return find().orElseThrow(() -> new IllegalStateException("No organization is bound to this call."));
    }

    /** The id of {@link #get()}, as statements want it. */
    public static UUID id() {
        return get().id();
    }
}
