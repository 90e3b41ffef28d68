package org.fullscore.results;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Requests of one feed that wait to be written, by one thread at a time for all that wait. */
final class PushQueue {

    private static final int MOST_FACTS = 4000;

    private final Deque<WaitingPush> waiting = new ArrayDeque<>();
    private boolean writing;

    /** Lines up; true if nobody is writing, so that somebody is to begin. */
    synchronized boolean join(WaitingPush push) {
        waiting.add(push);
        boolean first = !writing;
        writing = true;
        return first;
    }

    /** Who is to be written together now, in the order they came. If nobody waits, nobody is writing any more. */
    synchronized List<WaitingPush> take() {
        List<WaitingPush> batch = new ArrayList<>();
        int taken = 0;
        while (!waiting.isEmpty()
                && (batch.isEmpty() || taken + waiting.getFirst().facts().size() <= MOST_FACTS)) {
            WaitingPush next = waiting.removeFirst();
            taken += next.facts().size();
            batch.add(next);
        }
        writing = !batch.isEmpty();
        return batch;
    }
}
