package org.fullscore.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.flywaydb.core.Flyway;
import org.fullscore.ledger.Verifier;
import org.fullscore.organization.Founding;
import org.fullscore.tenancy.CurrentOrganization;
import org.fullscore.tenancy.OrganizationId;
import org.fullscore.tenancy.Organizations;
import org.fullscore.tenancy.local.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports that are killed at 200 random moments, within two minutes.
 *
 * <p>What is killed, in random order: 116 times the application, of which the classes that import run here on connections of their own,
 * cut all at once in the middle of their work (a {@link Incarnation} is what the database sees of a process; that of the whole
 * application is killed in {@link RestartedImportTest}); 60 times one connection, by {@code pg_terminate_backend}; 20 times a process
 * of PostgreSQL at work for an import, with signal 9, whereupon the server throws out everybody and recovers; 4 times all of
 * PostgreSQL with signal 9, and the application with it. The moment is random within the time an import takes, of which the
 * test keeps an estimate; a kill that finds nothing at work does not count. Transactions have 20 rows, so that each file of 160 has eight. A slow machine does not
 * get through all of them in its time, and says how far it came; fewer than half are a failure.
 *
 * <p>What is at work: files with new, repeated, corrected, ignored and bad rows, good rows or all or nothing, alone or the same file twice at
 * once, and undoing. After each, standing facts, totals, quarantine and versions are compared with what the files say.
 * Before each, and whenever one goes on after a kill, totals of months have to be the sums of their days, and missing ones are added up.
 *
 * <p>Runs when nothing else does, because its time is short.
 */
@Isolated
class KilledImportsTest {

    private static final int KILLS = 200;
    private static final Duration BOUND = Duration.ofSeconds(100);
    private static final String RANDOM_BACKEND =
            "select pid from pg_stat_activity where usename = 'fullscore_app' order by random() limit 1";
    /** What is killed is PostgreSQL, not the machine: it need not wait for the disk. */
    private static final String LIVING_ON = "fsync=off";

    private static final long SEED = Long.getLong("kills.seed", System.nanoTime());

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicBoolean atWork = new AtomicBoolean();
    private final AtomicInteger killed = new AtomicInteger();
    private final List<Kill> kills = new ArrayList<>();
    private EmbeddedDatabase server;
    private Incarnation life;
    private OrganizationId organization;
    private DeliveredFiles files;
    private List<AddingUpMonths.Months> july;
    private long workMicros = 200_000;
    private boolean undisturbed = true;

    /** Something that ends work. */
    private enum Kill {
        APPLICATION,
        CONNECTION,
        PROCESS_OF_POSTGRESQL,
        POSTGRESQL
    }

    @BeforeEach
    void begin() throws SQLException {
        server = EmbeddedDatabase.start(folder, LIVING_ON);
        Flyway.configure()
                .dataSource(server.url(), EmbeddedDatabase.OWNER, server.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        connectQuickly();
        life = new Incarnation(server.url(), server.password());
        organization = life.of(Organizations.class).next();
        in(() -> {
            life.of(Organizations.class).found(organization, "Aldera Instruments");
            life.of(Founding.class).furnish("UTC", "en-US", "US", "USD");
            return true;
        });
        files = new DeliveredFiles(random, SEED, () -> server.superuser());
        files.enter(organization);
        july = JulyOfEverybody.of(organization, () -> server.superuser());
        in(() -> life.of(ChangingSource.class).change("crm", DeliveredFiles.MAPPING, null));
        kills.addAll(Collections.nCopies(116, Kill.APPLICATION));
        kills.addAll(Collections.nCopies(60, Kill.CONNECTION));
        kills.addAll(Collections.nCopies(20, Kill.PROCESS_OF_POSTGRESQL));
        kills.addAll(Collections.nCopies(4, Kill.POSTGRESQL));
        Collections.shuffle(kills, random);
        System.out.printf("Imports are killed with -Dkills.seed=%d%n", SEED);
    }

    /** A password that takes less arithmetic: each life of the application connects anew. */
    private void connectQuickly() throws SQLException {
        try (Connection connection = server.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("set scram_iterations = 1");
            statement.execute("alter role " + EmbeddedDatabase.APPLICATION + " password '" + server.password() + "'");
        }
    }

    @AfterEach
    void end() {
        killer.shutdownNow();
        life.close();
        server.close();
    }

    @Test
    void loseNothingAndDoubleNothing() throws Exception {
        measure();
        long begun = System.nanoTime();
        while (killed.get() < KILLS && System.nanoTime() - begun < BOUND.toNanos()) {
            work();
            files.check();
        }
        assertThat(files.ask(JulyOfEverybody.WRONG)).isZero();
        revive(Kill.APPLICATION); // the last kill may have been that of a connection which lies in the pool
        System.out.printf("%d kills in %d s%n", killed.get(), (System.nanoTime() - begun) / 1_000_000_000);
        assertThat(in(() -> life.of(Verifier.class).verify()).verified())
                .as("the ledger verifies, seed %d", SEED)
                .isTrue();
        assertThat(killed.get()).as("kills, seed %d", SEED).isGreaterThanOrEqualTo(KILLS / 2);
    }

    /** How long a file takes when nobody is killed, the second one, for the first warms up. */
    private void measure() throws Exception {
        through(files.next(Import.Mode.GOOD_ROWS), 1);
        long start = System.nanoTime();
        through(files.next(Import.Mode.GOOD_ROWS), 1);
        workMicros = (System.nanoTime() - start) / 1000;
        undisturbed = false;
    }

    private void work() throws Exception {
        switch (random.nextInt(8)) {
            case 0 -> undo();
            case 1, 2 -> through(files.next(Import.Mode.ALL_OR_NOTHING), 1);
            case 3, 4 -> through(files.next(Import.Mode.GOOD_ROWS), 2);
            default -> through(files.next(Import.Mode.GOOD_ROWS), 1);
        }
    }

    /** A file is sent until the database knows of it; from then on it goes on by itself, through as many kills as come. */
    private void through(DeliveredFiles.File file, int senders) throws Exception {
        do {
            disturbed(Collections.nCopies(senders, () -> deliver(file)));
            while (files.isUnfinished()) {
                UUID id = soon().until(
                                () -> as(() -> life.of(ResumingImports.class).abandoned()), list -> !list.isEmpty())
                        .getFirst();
                disturbed(List.of(() -> as(() -> {
                    life.of(ImportJobs.class).record(id);
                    return true;
                })));
            }
        } while (files.importsOf(file).isEmpty());
        files.done(file);
    }

    private boolean deliver(DeliveredFiles.File file) throws Exception {
        return as(() -> {
            try (Delivery delivery = Delivery.receive(file.content(), file.name())) {
                return life.of(Importing.class).now("crm", delivery, Import.Terms.of(file.mode()), null) != null;
            }
        });
    }

    /** Undoes the last file as a whole. */
    private void undo() throws Exception {
        for (UUID id : files.importsOfLast()) {
            while (!files.isUndone(id)) {
                disturbed(List.of(() -> as(
                        () -> life.of(UndoingImport.class).undo(id, UndoingImport.Reach.OPEN_PERIODS, null) != null)));
            }
        }
        files.lastIsUndone();
    }

    /** Does work, each part on a thread of its own, while a kill is on its way; waits until all of it is over and what was killed lives again. */
    private void disturbed(List<Callable<Boolean>> work) throws Exception {
        addUpMonths();
        Kill kill = kills.get(killed.get() % KILLS);
        atWork.set(true);
        AtomicBoolean struck = new AtomicBoolean();
        Future<?> shot = killer.schedule(
                () -> {
                    struck.set(!undisturbed && killed.get() < KILLS && atWork.get() && strike(kill));
                    return struck;
                },
                random.nextLong(workMicros),
                TimeUnit.MICROSECONDS);
        List<Throwable> failures = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> part : threads.invokeAll(work)) {
                failures.addAll(Stream.of(part.state())
                        .filter(Future.State.FAILED::equals)
                        .map(failed -> part.exceptionNow())
                        .toList());
            }
        }
        atWork.set(false);
        shot.get();
        workMicros = Math.max(1000, workMicros * (struck.get() ? 102 : 95) / 100);
        assertThat(failures)
                .as("failures without a kill, seed %d", SEED)
                .allMatch(failure -> struck.get() || Interruption.isCauseOf(failure));
        killed.addAndGet(struck.get() ? 1 : 0);
        revive(struck.get() ? kill : Kill.CONNECTION);
    }

    /** All of them, unless the database still has something of before to end, which drops them. */
    private void addUpMonths() throws SQLException {
        assertThat(files.ask(JulyOfEverybody.WRONG))
                .as("totals of months that are not those of their days, seed %d", SEED)
                .isZero();
        soon().until(
                        () -> as(() -> {
                            life.of(AddingUpMonths.class).addUp(july);
                            return files.ask("select count(*) from results.month_total");
                        }),
                        count -> count == july.size());
    }

    /** False if there was nothing to kill. */
    private boolean strike(Kill kill) throws SQLException {
        return switch (kill) {
            case APPLICATION -> {
                life.cut();
                yield true;
            }
            case CONNECTION ->
                files.ask("select count(pg_terminate_backend(pid)) from (" + RANDOM_BACKEND + ") one") == 1;
            case PROCESS_OF_POSTGRESQL -> {
                List<ProcessHandle> all = server.process().descendants().toList();
                boolean struck = ProcessHandle.of(files.ask("select coalesce((" + RANDOM_BACKEND + "), 0)"))
                        .map(ProcessHandle::destroyForcibly)
                        .orElse(false);
                // until the server has noticed, it still answers, and whoever asks then is thrown out a moment later
                all.stream().filter(one -> struck).forEach(one -> one.onExit().join());
                yield struck;
            }
            case POSTGRESQL -> {
                List<ProcessHandle> all = server.process().descendants().toList();
                server.process().destroyForcibly();
                all.forEach(ProcessHandle::destroyForcibly);
                all.forEach(one -> one.onExit().join());
                life.cut();
                yield true;
            }
        };
    }

    private static ConditionFactory soon() {
        return await().ignoreExceptions().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
    }

    private void revive(Kill kill) {
        switch (kill) {
            case APPLICATION -> {
                life.close();
                life = new Incarnation(server.url(), server.password());
            }
            case CONNECTION -> assertThat(server.process().isAlive()).isTrue();
            case PROCESS_OF_POSTGRESQL -> soon().until(() -> files.ask("select 1") == 1);
            case POSTGRESQL -> {
                life.close();
                server.close();
                server = EmbeddedDatabase.start(folder, LIVING_ON);
                life = new Incarnation(server.url(), server.password());
            }
        }
    }

    private <T> T as(ScopedValue.CallableOp<T, Exception> work) throws Exception {
        return CurrentOrganization.callAs(organization, work);
    }

    private <T> T in(Callable<T> work) {
        return CurrentOrganization.callAs(
                organization,
                () -> Objects.requireNonNull(life.of(TransactionTemplate.class).execute(status -> {
                    try {
                        return work.call();
                    } catch (Exception failure) {
                        throw new IllegalStateException(failure);
                    }
                })));
    }
}
