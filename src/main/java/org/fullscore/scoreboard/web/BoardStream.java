package org.fullscore.scoreboard.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.fullscore.organization.Viewer;
import org.fullscore.results.Change;
import org.fullscore.tenancy.OrganizationId;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream of one open board. It ends after ten minutes, when the page asks again, signed in or not. */
final class BoardStream {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration APART = Duration.ofMillis(250);
    private static final Duration NOT_CONCERNED = Duration.ofMillis(25);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** In place of whose results changed: they may be anybody's. */
    private static final int ANYBODY = -1;

    private final SseEmitter emitter = new SseEmitter(0L);
    private final Semaphore news = new Semaphore(0);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Set<Integer> heard = ConcurrentHashMap.newKeySet();
    private final OrganizationId organization;
    private final int viewer;
    private final Supplier<Set<Integer>> people;
    private final Runnable told;

    /**
     * A stream.
     *
     * @param viewer key of the person who looks
     * @param people whose results the board shows
     * @param told is run each time something is said
     */
    BoardStream(OrganizationId organization, int viewer, Supplier<Set<Integer>> people, Runnable told) {
        this.organization = organization;
        this.viewer = viewer;
        this.people = people;
        this.told = told;
        emitter.onCompletion(this::end);
        emitter.onTimeout(this::end);
        emitter.onError(failure -> end());
    }

    SseEmitter emitter() {
        return emitter;
    }

    boolean isOf(Viewer somebody) {
        return organization.equals(somebody.organization()) && viewer == somebody.personKey();
    }

    void hear(Change change) {
        if (change.organization().equals(organization)) {
            heard.addAll(change.people().isEmpty() ? Set.of(ANYBODY) : change.people());
            news.release();
        }
    }

    void end() {
        ended.countDown();
        news.release();
    }

    /** Says what there is to say until it ends. */
    void run() {
        long begun = System.nanoTime();
        try {
            emitter.send(SseEmitter.event().reconnectTime(2000).comment("open"));
            long said = System.nanoTime();
            while (ended.getCount() > 0 && System.nanoTime() - begun < LONGEST.toNanos()) {
                long silent = System.nanoTime() - said;
                boolean any = news.tryAcquire(HEARTBEAT.toNanos() - silent, TimeUnit.NANOSECONDS);
                if (ended.getCount() == 0) {
                    break;
                }
                if (any && isConcerned()) {
                    told.run();
                    emitter.send(SseEmitter.event().name("changed").data("changed"));
                    said = System.nanoTime();
                    ended.await(APART.toMillis(), TimeUnit.MILLISECONDS);
                } else if (System.nanoTime() - said >= HEARTBEAT.toNanos()) {
                    emitter.send(SseEmitter.event().comment("still here"));
                    said = System.nanoTime();
                } else {
                    ended.await(NOT_CONCERNED.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
            emitter.complete();
        } catch (IOException | RuntimeException gone) {
            emitter.complete();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether anything that was heard since the last time is of the board. */
    private boolean isConcerned() {
        news.drainPermits();
        Set<Integer> shown = people.get();
        boolean concerned = false;
        for (Integer person : heard) {
            heard.remove(person);
            concerned |= person == ANYBODY || shown.contains(person);
        }
        return concerned;
    }
}
