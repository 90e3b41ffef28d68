package org.fullscore.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Clients that work at the same time, each for itself. */
final class Clients implements AutoCloseable {

    private final int number;
    private final ExecutorService threads;

    Clients(int number) {
        this.number = number;
        this.threads = Executors.newFixedThreadPool(number);
    }

    /** What one client does again and again; false if it was not answered as it should be. */
    interface Client {
        Callable<Boolean> ready() throws Exception;
    }

    /** How often a second all of them together do it, each as soon as it was answered. */
    double rate(Duration length, Client client) throws Exception {
        List<Callable<Boolean>> ready = ready(client);
        long started = System.nanoTime();
        long end = started + length.toNanos();
        List<Future<Long>> counts = new ArrayList<>();
        for (Callable<Boolean> one : ready) {
            counts.add(threads.submit(() -> {
                long done = 0;
                while (System.nanoTime() < end) {
                    assertThat(one.call()).isTrue();
                    done++;
                }
                return done;
            }));
        }
        long all = 0;
        for (Future<Long> count : counts) {
            all += count.get();
        }
        return all / ((System.nanoTime() - started) / 1e9);
    }

    /** How long each takes in milliseconds, from when it was due, if all of them together do it so often a second. */
    List<Double> latencies(Duration length, double rate, Client client) throws Exception {
        List<Callable<Boolean>> ready = ready(client);
        long apart = (long) (1e9 * number / rate);
        long started = System.nanoTime();
        long end = started + length.toNanos();
        List<Future<List<Double>>> each = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Callable<Boolean> one = ready.get(i);
            long first = started + apart * i / number;
            each.add(threads.submit(() -> {
                List<Double> took = new ArrayList<>();
                for (long due = first; due < end; due += apart) {
                    LockSupport.parkNanos(due - System.nanoTime());
                    assertThat(one.call()).isTrue();
                    took.add((System.nanoTime() - due) / 1e6);
                }
                return took;
            }));
        }
        List<Double> all = new ArrayList<>();
        for (Future<List<Double>> one : each) {
            all.addAll(one.get());
        }
        return all;
    }

    private List<Callable<Boolean>> ready(Client client) throws Exception {
        List<Callable<Boolean>> ready = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            ready.add(client.ready());
        }
        return ready;
    }

    @Override
    public void close() {
        threads.close();
    }
}
