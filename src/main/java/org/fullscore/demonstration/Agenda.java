package org.fullscore.demonstration;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to happen, in the order of time, so that the ledger's entries follow each other as they would have. */
final class Agenda {

    private record Item(Instant at, long number, Runnable deed) {}

    private final PriorityQueue<Item> items =
            new PriorityQueue<>(Comparator.comparing(Item::at).thenComparingLong(Item::number));
    private final Instant first;
    private final Instant now;
    private volatile Instant reached;
    private long count;

    /** An agenda that ends now: whatever is put later than that does not happen. */
    Agenda(Instant first, Instant now) {
        this.first = first;
        this.now = now;
        this.reached = first;
    }

    void put(Instant at, Runnable deed) {
        if (at.isBefore(now)) {
            items.add(new Item(at, count++, deed));
        }
    }

    /** Lets everything happen at its time; what happens may put more on the agenda. */
    void happen() {
        for (Item item = items.poll(); item != null; item = items.poll()) {
            reached = item.at();
            RehearsalClock.at(reached, item.deed());
        }
    }

    /** How much of the time from its first day until now has passed, in percent. */
    int percent() {
        return (int) (100
                * Duration.between(first, reached).toSeconds()
                / Duration.between(first, now).toSeconds());
    }
}
