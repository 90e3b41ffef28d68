package org.fullscore.tenancy.local;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.beans.factory.DisposableBean;

/**
 * The embedded server on its way: unpacking it and making its first database takes seconds, in which the application can read
 * its own classes.
 */
final class StartingDatabase implements DisposableBean {

    private final CompletableFuture<EmbeddedDatabase> started;

    private StartingDatabase(CompletableFuture<EmbeddedDatabase> started) {
        this.started = started;
    }

    /** Begins to start the server in a thread of its own. */
    static StartingDatabase begin(Path home) {
        return new StartingDatabase(CompletableFuture.supplyAsync(
                () -> EmbeddedDatabase.start(home),
                start -> Thread.ofPlatform().name("embedded-database").start(start)));
    }

    /**
     * The server, once it answers.
     *
     * @throws IllegalStateException in words for the person who started it, as {@link EmbeddedDatabase#start}
     */
    EmbeddedDatabase await() {
        try {
            return started.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw failure;
        }
    }

    /** Stops the server, also one that nobody has asked for yet because the application failed before. */
    @Override
    public void destroy() {
        started.thenAccept(EmbeddedDatabase::close)
                .exceptionally(neverStarted -> null)
                .join();
    }
}
