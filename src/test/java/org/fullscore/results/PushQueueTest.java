package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.fullscore.results.ingest.PushedFact;
import org.fullscore.results.ingest.PushedFacts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pushes of one feed, the first of which is being written. */
class PushQueueTest {

    private static final int MOST_OF_A_REQUEST = 1_000;

    private final PushQueue queue = new PushQueue();
    private final WaitingPush first = push(1);
    private final WaitingPush second = push(1);
    private final WaitingPush third = push(1);

    @BeforeEach
    void theFirstIsBeingWritten() {
        assertThat(queue.join(first)).isTrue();
        assertThat(queue.take()).containsExactly(first);
    }

    @Test
    void whoComesMeanwhileIsWrittenNextTogetherInTheOrderTheyCame() {
        assertThat(queue.join(second)).isFalse();
        assertThat(queue.join(third)).isFalse();

        assertThat(queue.take()).containsExactly(second, third);
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void whenNobodyComesAnyMoreTheNextBeginsAnew() {
        assertThat(queue.take()).isEmpty();

        assertThat(queue.join(second)).isTrue();
    }

    @Test
    void noMoreAreWrittenTogetherThanFourLargeRequests() {
        List<WaitingPush> large = Collections.nCopies(5, push(MOST_OF_A_REQUEST));
        large.forEach(queue::join);

        assertThat(queue.take()).hasSize(4);
        assertThat(queue.take()).hasSize(1);
        assertThat(queue.take()).isEmpty();
    }

    private static WaitingPush push(int facts) {
        PushedFacts.Reading.Read read =
                (PushedFacts.Reading.Read) PushedFacts.read("{\"id\":\"A\"}".getBytes(StandardCharsets.UTF_8));
        List<PushedFact> many = Collections.nCopies(facts, read.facts().getFirst());
        return new WaitingPush(many, null, new byte[0], new byte[0], new CompletableFuture<>());
    }
}
