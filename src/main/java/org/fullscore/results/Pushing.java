package org.fullscore.results;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.fullscore.results.ingest.PushedFact;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.fullscore.web.Answers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Pushing facts into a source, one or few at a time. Requests that come while another is being written wait for it and are then written
 * together in one transaction; nobody is answered before what was pushed is durable.
 */
@Component
public class Pushing {

    private static final Logger LOG = LoggerFactory.getLogger(Pushing.class);

    /** Half of the connections there are. */
    private static final int MOST_WRITERS = 10;

    private final RecordingPushes recording;
    private final Map<Feed, PushQueue> queues = new ConcurrentHashMap<>();

    /** Threads of the platform: with a virtual one each answer of the database wakes two other threads first. */
    private final ThreadPoolExecutor writers = new ThreadPoolExecutor(
            MOST_WRITERS,
            MOST_WRITERS,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("pushes-", 0).factory());

    Pushing(RecordingPushes recording) {
        this.recording = recording;
        writers.allowCoreThreadTimeOut(true);
    }

    /** Whose facts are written together: those that one person pushes into one source. */
    record Feed(OrganizationId organization, String source, int by) {}

    /** What came of it. */
    public sealed interface Answer {

        /**
         * Recorded.
         *
         * @param body the counts as JSON, the same for the same key
         * @param again whether an earlier request with the key recorded it
         */
        record Taken(byte[] body, boolean again) implements Answer {}

        record SourceUnknown() implements Answer {}

        /** The key was used for something else. */
        record KeyReused() implements Answer {}

        /** The first request with the key is still at work. */
        record KeyInUse() implements Answer {}

        /** It could not be written; nothing of it is recorded, or if it is, the same key says so. */
        record Failed(RuntimeException cause) implements Answer {}
    }

    /**
     * Records facts and answers when that is durable.
     *
     * @param key the Idempotency-Key, or null
     * @param sha256 of the body
     * @param request a digest of what is asked, body included
     * @param by key of the person who pushes
     */
    public Answer push(
            String source, List<PushedFact> facts, Answers.@Nullable Key key, byte[] sha256, byte[] request, int by) {
        Feed feed = new Feed(CurrentOrganization.get(), source, by);
        PushQueue queue = queues.computeIfAbsent(feed, any -> new PushQueue());
        WaitingPush push = new WaitingPush(facts, key, sha256, request, new CompletableFuture<>());
        if (queue.join(push)) {
            writers.execute(() -> writeAll(feed, queue));
        }
        return push.answer().join();
    }

    /** Writes while there is something to write; where other feeds wait for a thread, lines up behind them after each batch. */
    private void writeAll(Feed feed, PushQueue queue) {
        List<WaitingPush> batch = queue.take();
        while (!batch.isEmpty()) {
            answer(feed, batch);
            if (!writers.getQueue().isEmpty()) {
                writers.execute(() -> writeAll(feed, queue));
                return;
            }
            batch = queue.take();
        }
    }

    private void answer(Feed feed, List<WaitingPush> batch) {
        Map<WaitingPush, Answer> answers =
                CurrentOrganization.callAs(feed.organization(), () -> writeSafely(feed, batch));
        batch.forEach(push -> push.answer().complete(Objects.requireNonNull(answers.get(push))));
    }

    /** An answer for each, whatever happens: they would wait for ever. */
    private Map<WaitingPush, Answer> writeSafely(Feed feed, List<WaitingPush> batch) {
        try {
            return write(feed, batch);
        } catch (Error fatal) {
            LOG.error("Pushed facts of organization {} could not be written", feed.organization(), fatal);
            Map<WaitingPush, Answer> answers = new IdentityHashMap<>();
            batch.forEach(each -> answers.put(each, new Answer.Failed(new IllegalStateException(fatal))));
            return answers;
        }
    }

    /** Writes all; where that fails, each alone, so that nobody suffers for another's facts. */
    private Map<WaitingPush, Answer> write(Feed feed, List<WaitingPush> batch) {
        Map<WaitingPush, Answer> answers = new IdentityHashMap<>();
        try {
            answers.putAll(recording.write(feed, batch));
        } catch (CannotCreateTransactionException | DataAccessResourceFailureException outage) {
            batch.forEach(each -> answers.put(each, new Answer.Failed(outage)));
        } catch (RuntimeException failure) {
            if (batch.size() == 1) {
                answers.put(batch.getFirst(), new Answer.Failed(failure));
            } else {
                batch.forEach(each -> answers.putAll(write(feed, List.of(each))));
            }
        }
        return answers;
    }
}
