package org.fullscore.scoreboard.web;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.fullscore.organization.Viewer;
import org.fullscore.results.ResultChanges;
import org.fullscore.tenancy.OrganizationId;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The streams of open boards. A stream says that results changed and nothing else, at once and then at most four times a second; the page
 * reads its lines again, as far as its viewer may see them. It ends after ten minutes, when the page asks again, signed in or not.
 */
@Component
class LiveBoards implements ResultChanges.Hearer {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration APART = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST = 5000;
    private static final int MOST_OF_A_PERSON = 20;

    private final ResultChanges changes;
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();

    LiveBoards(ResultChanges changes, MeterRegistry meters) {
        this.changes = changes;
        changes.tell(this);
        meters.gauge("fullscore.boards.open", streams, Set::size);
    }

    /** Opens a stream, or none where there are too many or nothing is heard of changes now. */
    Optional<SseEmitter> open(Viewer viewer) {
        long own = streams.stream().filter(stream -> stream.isOf(viewer)).count();
        if (!changes.isListening() || streams.size() >= MOST || own >= MOST_OF_A_PERSON) {
            return Optional.empty();
        }
        Stream stream = new Stream(viewer.organization(), viewer.personKey());
        streams.add(stream);
        stream.emitter.onCompletion(stream::end);
        stream.emitter.onTimeout(stream::end);
        stream.emitter.onError(failure -> stream.end());
        Thread.ofVirtual().name("live-board").start(stream::run);
        return Optional.of(stream.emitter);
    }

    @Override
    public void changed(OrganizationId organization) {
        streams.stream()
                .filter(stream -> stream.organization.equals(organization))
                .forEach(stream -> stream.news.release());
    }

    @Override
    public void lost() {
        streams.forEach(Stream::end);
    }

    /** An open stream would hold up a machine that stops. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        lost();
    }

    private final class Stream {

        private final SseEmitter emitter = new SseEmitter(0L);
        private final Semaphore news = new Semaphore(0);
        private final CountDownLatch ended = new CountDownLatch(1);
        private final OrganizationId organization;
        private final int person;

        Stream(OrganizationId organization, int person) {
            this.organization = organization;
            this.person = person;
        }

        boolean isOf(Viewer viewer) {
            return organization.equals(viewer.organization()) && person == viewer.personKey();
        }

        void end() {
            ended.countDown();
            news.release();
        }

        void run() {
            long begun = System.nanoTime();
            try {
                emitter.send(SseEmitter.event().reconnectTime(2000).comment("open"));
                while (ended.getCount() > 0 && System.nanoTime() - begun < LONGEST.toNanos()) {
                    boolean changed = news.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
                    if (ended.getCount() > 0) {
                        say(changed);
                    }
                }
                emitter.complete();
            } catch (IOException | IllegalStateException gone) {
                emitter.complete();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                streams.remove(this);
            }
        }

        private void say(boolean changed) throws IOException, InterruptedException {
            if (changed) {
                news.drainPermits();
                emitter.send(SseEmitter.event().name("changed").data("changed"));
                ended.await(APART.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                emitter.send(SseEmitter.event().comment("still here"));
            }
        }
    }
}
