package org.fullscore.demonstration;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;

/** What is to happen, day by day in the order of time, so that the ledger's entries follow each other as they would have. */
final class Agenda {

    /** While one waits for the database, another can work. */
    private static final int HANDS = 3;

    private record Item(Instant at, long number, boolean beside, Runnable deed) {}

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

    /** Something that happens alone. */
    void put(Instant at, Runnable deed) {
        put(at, false, deed);
    }

    /** Something that may happen beside whatever else is put so on the same day: people do not wait for each other. */
    void putBeside(Instant at, Runnable deed) {
        put(at, true, deed);
    }

    private synchronized void put(Instant at, boolean beside, Runnable deed) {
        if (at.isBefore(now)) {
            items.add(new Item(at, count++, beside, deed));
        }
    }

    /** Lets everything happen at its time; what happens may put more on the agenda. */
    void happen() {
        OrganizationId organization = CurrentOrganization.get();
        try (ExecutorService hands = Executors.newFixedThreadPool(HANDS)) {
            for (List<Item> together = next(); !together.isEmpty(); together = next()) {
                reached = together.getFirst().at();
                if (together.size() == 1) {
                    RehearsalClock.at(reached, together.getFirst().deed());
                } else {
                    CompletableFuture.allOf(together.stream()
                                    .map(item -> CompletableFuture.runAsync(
                                            () -> CurrentOrganization.runAs(
                                                    organization, () -> RehearsalClock.at(item.at(), item.deed())),
                                            hands))
                                    .toArray(CompletableFuture[]::new))
                            .join();
                }
            }
        }
    }

    private synchronized List<Item> next() {
        List<Item> together = new ArrayList<>();
        Item next = items.poll();
        while (next != null) {
            together.add(next);
            Item after = items.peek();
            next = next.beside()
                            && after != null
                            && after.beside()
                            && day(after).equals(day(next))
                    ? items.poll()
                    : null;
        }
        return together;
    }

    private static LocalDate day(Item item) {
        return LocalDate.ofInstant(item.at(), ZoneId.of(Company.ZONE));
    }

    /** How much of the time from its first day until now has passed, in percent. */
    int percent() {
        return (int) (100
                * Duration.between(first, reached).toSeconds()
                / Duration.between(first, now).toSeconds());
    }
}
