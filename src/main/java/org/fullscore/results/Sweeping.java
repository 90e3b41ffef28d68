package org.fullscore.results;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fullscore.organization.Period;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes what follows from frozen standings, one transaction a chunk; while a chunk is written, what follows from the next is worked
 * out on another connection. A chunk that somebody else wrote meanwhile is dropped. No transaction waits for another connection.
 */
@Component
class Sweeping {

    private static final int CHUNK = 5_000;

    private final FrozenStandings frozen;
    private final ObjectProvider<ClosingStep> steps;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;

    Sweeping(FrozenStandings frozen, ObjectProvider<ClosingStep> steps, PlatformTransactionManager transactions) {
        this.frozen = frozen;
        this.steps = steps;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.writing = new TransactionTemplate(transactions);
    }

    /**
     * Standings and what follows from them.
     *
     * @param after the goal before the first of them; empty where there is none
     */
    private record Ready(Optional<UUID> after, List<FrozenStanding> chunk, List<ClosingStep.Worked> worked) {

        Optional<UUID> to() {
            return Optional.of(chunk.getLast().standing().goal());
        }
    }

    /** Writes everything that has not been written. */
    void sweep(Period period) {
        OrganizationId organization = CurrentOrganization.get();
        try (ExecutorService ahead = Executors.newVirtualThreadPerTaskExecutor()) {
            Ready ready = workOut(period, frozen.sweptTo(period));
            while (!ready.chunk().isEmpty()) {
                Ready writable = ready;
                Future<Ready> next = ahead.submit(
                        () -> CurrentOrganization.callAs(organization, () -> workOut(period, writable.to())));
                boolean written = Boolean.TRUE.equals(writing.execute(status -> write(period, writable)));
                ready = written ? await(next) : workOut(period, frozen.sweptTo(period));
            }
        }
    }

    private Ready workOut(Period period, Optional<UUID> after) {
        return Objects.requireNonNull(reading.execute(status -> {
            List<FrozenStanding> chunk = frozen.after(after, period, CHUNK);
            List<ClosingStep.Worked> worked = chunk.isEmpty()
                    ? List.of()
                    : steps.orderedStream()
                            .map(step -> step.workOut(period, chunk))
                            .toList();
            return new Ready(after, chunk, worked);
        }));
    }

    /** Whether it was still to be written. */
    private boolean write(Period period, Ready ready) {
        frozen.lock(period);
        if (!frozen.sweptTo(period).equals(ready.after())) {
            return false;
        }
        ready.worked().forEach(ClosingStep.Worked::write);
        frozen.swept(period, ready.chunk());
        return true;
    }

    private static Ready await(Future<Ready> next) {
        try {
            return next.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("What follows from a closing could not be worked out.", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The closing was interrupted.");
        }
    }
}
