package org.fullscore.demonstration;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to happen, in the order of time, so that the ledger's entries follow each other as they would have. */
final class Agenda {

    private record Item(Instant at, long number, Runnable deed) {}

    private final PriorityQueue<Item> items =
            new PriorityQueue<>(Comparator.comparing(Item::at).thenComparingLong(Item::number));
    private final Instant now;
    private long count;

    /** An agenda that ends now: whatever is put later than that does not happen. */
    Agenda(Instant now) {
        this.now = now;
    }

    void put(Instant at, Runnable deed) {
        if (at.isBefore(now)) {
            items.add(new Item(at, count++, deed));
        }
    }

    /** Lets everything happen at its time; what happens may put more on the agenda. */
    void happen() {
        for (Item item = items.poll(); item != null; item = items.poll()) {
            RehearsalClock.at(item.at(), item.deed());
        }
    }
}
