package org.fullscore.results;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fullscore.results.ingest.Chunk;
import org.fullscore.results.ingest.Recording;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records the chunks of one import on two connections, while the caller reads the file: each writes its new facts at once, and
 * then waits for its turn to take the lock of the source, write totals and commit. So chunks are committed in their order, and
 * how far the import is stays true wherever the machine stops.
 *
 * <p>A chunk that waits for its turn holds keys that somebody who has the lock may be waiting for: after a while it lets go of
 * them and begins again when its turn has come. A chunk that shares a key with the one before does not begin before its turn.
 */
final class Lanes implements AutoCloseable {

    /** Longer than a turn takes on a slow machine; shorter than anybody waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int MOST_TRIES = 5;

    private final Import begun;
    private final Recording recording;
    private final Checkpoint checkpoint;
    private final TransactionTemplate transaction;
    private final OrganizationId organization = CurrentOrganization.get();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable Turn before;
    private @Nullable Turn latest;
    /** Until something is found to be known, everything is expected to be new. */
    private volatile boolean allNew = true;

    Lanes(Import begun, Recording recording, ImportRows rows, TransactionTemplate transaction) {
        this.begun = begun;
        this.recording = recording;
        this.checkpoint = new Checkpoint(begun, rows);
        this.transaction = transaction;
    }

    /** A chunk and what became of it. */
    private record Turn(Chunk chunk, Future<?> done) {

        /** Waits until it is committed, and fails as it failed. */
        void await() {
            try {
                done.get();
            } catch (ExecutionException failure) {
                throw thrown(failure.getCause());
            } catch (InterruptedException interrupted) {
                throw interrupted();
            }
        }

        void awaitPatiently() {
            try {
                done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                throw new ImpatientException();
            } catch (ExecutionException failure) {
                throw thrown(failure.getCause());
            } catch (InterruptedException interrupted) {
                throw interrupted();
            }
        }

        private static RuntimeException thrown(@Nullable Throwable cause) {
            if (cause instanceof Error error) {
                throw error;
            }
            return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
        }

        private static RuntimeException interrupted() {
            Thread.currentThread().interrupt();
            return new CancellationException("The import was interrupted.");
        }
    }

    private static final class ImpatientException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Begins to record a chunk; waits first while two are being recorded. */
    void take(Chunk chunk) {
        if (before != null) {
            before.await();
        }
        Turn previous = latest;
        before = previous;
        // not the executor's own future: it keeps the task, which keeps the turn before, and so every chunk of the file
        CompletableFuture<Chunk> done = new CompletableFuture<>();
        latest = new Turn(chunk, done);
        threads.execute(() -> CurrentOrganization.runAs(organization, () -> {
            try {
                record(chunk, previous);
                done.complete(chunk);
            } catch (RuntimeException | Error failure) {
                done.completeExceptionally(failure);
            }
        }));
    }

    /** Waits until every chunk is committed. */
    void last() {
        if (latest != null) {
            latest.await();
        }
    }

    /** Waits for the chunks that are being recorded, whatever becomes of them. */
    @Override
    public void close() {
        threads.close();
    }

    private void record(Chunk chunk, @Nullable Turn previous) {
        if (previous == null) {
            recordInTurn(chunk);
        } else if (chunk.isDisjointFrom(previous.chunk())) {
            recordEarly(chunk, previous);
        } else {
            previous.await();
            recordInTurn(chunk);
        }
    }

    private void recordEarly(Chunk chunk, Turn previous) {
        try {
            transaction.executeWithoutResult(status -> {
                long fresh = recordFresh(chunk);
                previous.awaitPatiently();
                recording.lock(begun.sourceKey());
                settle(chunk, fresh);
            });
        } catch (ImpatientException | PessimisticLockingFailureException inSomebodysWay) {
            previous.await();
            recordInTurn(chunk);
            return;
        }
        checkpoint.passed(chunk.rows());
    }

    /** Somebody who waits for the lock may hold keys of this chunk: then it lets them go first. */
    private void recordInTurn(Chunk chunk) {
        for (int tries = 1; ; tries++) {
            try {
                transaction.executeWithoutResult(status -> {
                    recording.lock(begun.sourceKey());
                    settle(chunk, recordFresh(chunk));
                });
                checkpoint.passed(chunk.rows());
                return;
            } catch (PessimisticLockingFailureException inSomebodysWay) {
                if (tries == MOST_TRIES) {
                    throw inSomebodysWay;
                }
            }
        }
    }

    private long recordFresh(Chunk chunk) {
        long fresh = recording.recordFresh(begun.sourceKey(), begun.key(), chunk, allNew);
        if (fresh < chunk.counting()) {
            allNew = false;
        }
        return fresh;
    }

    private void settle(Chunk chunk, long fresh) {
        checkpoint.write(recording.settle(begun.sourceKey(), begun.key(), chunk, fresh));
    }
}
