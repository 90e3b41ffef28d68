package org.fullscore.results;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Requests of one feed that wait to be written, by one thread at a time for all that wait.
 *
 * <p>To write eight facts takes hardly longer than to write four. So where several were under way, those that wait are written once as many
 * have come again, or as much time has passed as the last writing took. Whoever comes later than that, or alone, waits for nobody.
 */
final class PushQueue {

    private static final int MOST_FACTS = 4000;

    /** From this many on a fact costs what it costs alone, and what comes meanwhile is better read beside the writing. */
    private static final int FACTS_WORTH_WRITING = 50;

    private final long longestWait;
    private final LongSupplier nanoseconds;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition comes = lock.newCondition();
    private final Deque<WaitingPush> waiting = new ArrayDeque<>();
    private int facts;
    private boolean writing;
    private int underWay;
    private long began;
    private long patience;

    /**
     * A queue in which nobody waits.
     *
     * @param longestWait for others
     * @param nanoseconds since any moment, as of {@link System#nanoTime}
     */
    PushQueue(Duration longestWait, LongSupplier nanoseconds) {
        this.longestWait = longestWait.toNanos();
        this.nanoseconds = nanoseconds;
    }

    /** Lines up; true if nobody is writing, so that somebody is to begin. */
    boolean join(WaitingPush push) {
        lock.lock();
        try {
            waiting.add(push);
            facts += push.facts().size();
            if (isWorthWriting()) {
                comes.signal();
            }
            boolean first = !writing;
            writing = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    /** Who is to be written together now, in the order they came. If nobody waits, nobody is writing any more. */
    List<WaitingPush> take() {
        lock.lock();
        try {
            awaitOthers();
            List<WaitingPush> batch = new ArrayList<>();
            int taken = 0;
            while (!waiting.isEmpty()
                    && (batch.isEmpty() || taken + waiting.getFirst().facts().size() <= MOST_FACTS)) {
                WaitingPush next = waiting.removeFirst();
                taken += next.facts().size();
                batch.add(next);
            }
            facts -= taken;
            underWay = batch.size();
            began = nanoseconds.getAsLong();
            writing = !batch.isEmpty();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Those who were taken are written, and will be answered. */
    void written() {
        lock.lock();
        try {
            long now = nanoseconds.getAsLong();
            underWay += waiting.size();
            patience = now + Math.min(now - began, longestWait);
        } finally {
            lock.unlock();
        }
    }

    private boolean isWorthWriting() {
        return waiting.size() >= underWay || facts >= FACTS_WORTH_WRITING;
    }

    private void awaitOthers() {
        long left = patience - nanoseconds.getAsLong();
        while (left > 0 && !isWorthWriting()) {
            try {
                left = comes.awaitNanos(left);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
