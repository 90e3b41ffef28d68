package org.fullscore.results;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Requests of one feed that wait to be written; one of their threads at a time writes for all that wait. */
final class PushQueue {

    private static final int MOST_FACTS = 4000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<WaitingPush> waiting = new ArrayDeque<>();
    private boolean writing;

    /** Lines up; true if nobody is writing, so that the caller is to write now. */
    boolean join(WaitingPush push) {
        lock.lock();
        try {
            waiting.add(push);
            boolean first = !writing;
            writing = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    /** Who is written together now, in the order they came. */
    List<WaitingPush> take() {
        lock.lock();
        try {
            List<WaitingPush> batch = new ArrayList<>();
            int facts = 0;
            while (!waiting.isEmpty()
                    && (batch.isEmpty() || facts + waiting.getFirst().facts().size() <= MOST_FACTS)) {
                WaitingPush next = waiting.removeFirst();
                facts += next.facts().size();
                batch.add(next);
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Has the first of those who came meanwhile write next. */
    void handOver() {
        lock.lock();
        try {
            WaitingPush next = waiting.peekFirst();
            writing = next != null;
            if (next != null) {
                next.turn().complete(new WaitingPush.Turn.Write());
            }
        } finally {
            lock.unlock();
        }
    }
}
