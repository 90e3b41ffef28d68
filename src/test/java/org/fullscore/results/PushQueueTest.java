package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pushes of one feed, the first of which is being written; the clock stands unless it is moved. */
class PushQueueTest {

    private static final long A_MINUTE = Duration.ofMinutes(1).toNanos();

    private final AtomicLong now = new AtomicLong();
    private final PushQueue queue = new PushQueue(Duration.ofMinutes(1), now::get);
    private final WaitingPush first = push();
    private final WaitingPush second = push();
    private final WaitingPush third = push();

    @BeforeEach
    void theFirstIsBeingWritten() {
        assertThat(queue.join(first)).isTrue();
        assertThat(queue.take()).containsExactly(first);
    }

    @Test
    void whoComesMeanwhileIsWrittenNext() {
        assertThat(queue.join(second)).isFalse();
        queue.written();

        assertThat(queue.take()).containsExactly(second);
    }

    @Test
    void whenNobodyComesAnyMoreTheNextBeginsAnew() {
        queue.written();
        assertThat(queue.take()).isEmpty();

        assertThat(queue.join(second)).isTrue();
    }

    @Test
    void whoPushesAloneWaitsForNobody() {
        now.addAndGet(A_MINUTE);
        queue.written();
        queue.join(second);

        assertThat(queue.take()).containsExactly(second);
    }

    @Test
    void whereSeveralWereUnderWayAsManyAreWrittenTogether() throws Exception {
        queue.join(second);
        now.addAndGet(A_MINUTE);
        queue.written();

        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<List<WaitingPush>> together = threads.submit(queue::take);
            queue.join(third);

            assertThat(together.get(30, TimeUnit.SECONDS)).containsExactly(second, third);
        }
    }

    @Test
    void nobodyIsWaitedForLongerThanTheLastWritingTook() {
        queue.join(second);
        now.addAndGet(1);
        queue.written();

        assertThat(queue.take()).containsExactly(second);
    }

    @Test
    void whoComesLongAfterwardsWaitsForNobody() {
        queue.join(second);
        now.addAndGet(A_MINUTE);
        queue.written();
        now.addAndGet(A_MINUTE);

        assertThat(queue.take()).containsExactly(second);
    }

    private static WaitingPush push() {
        return new WaitingPush(List.of(), null, new byte[0], new byte[0], new CompletableFuture<>());
    }
}
