package org.fullscore.tenancy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server of one's own, with its data below a folder.
 *
 * <p>Durable: a crash of the application or the server loses nothing that was committed. It listens on loopback only and
 * asks for passwords, which lie in the folder, readable by its owner alone. A server orphaned by a killed application is
 * stopped before a new one starts; a second application on the same folder is refused.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** The role migrations run as. */
    public static final String OWNER = "fullscore_owner";
    /** The role the application connects as. */
    public static final String APPLICATION = "fullscore_app";

    private static final String SUPERUSER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> OURS = List.of(
            "listen_addresses=localhost",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "max_wal_size=2GB",
            "autovacuum_naptime=5s",
            "shared_buffers=256MB");

    private final FileLock lock;
    private final Process server;
    private final int port;
    private final String password;

    private EmbeddedDatabase(FileLock lock, Process server, int port, String password) {
        this.lock = lock;
        this.server = server;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server, making database, roles and passwords at the first start.
     *
     * @param home where data, programs and log lie; created if absent
     * @param settings of the server, as {@code name=value}, which win over those it has otherwise
     * @throws IllegalStateException in words for the person who started it: no right to write there, or in use
     */
    public static EmbeddedDatabase start(Path home, String... settings) {
        Path folder = home.toAbsolutePath().normalize();
        FileLock lock = lock(folder);
        try {
            Path programs = PostgresBinaries.below(folder);
            Path data = folder.resolve("database");
            stopOrphan(data);
            String password = password(folder);
            initialize(folder, programs, data);
            int port = freePort();
            Process server = launch(folder, programs, data, port, settings);
            EmbeddedDatabase database = new EmbeddedDatabase(lock, server, port, password);
            database.awaitReady(folder);
            database.createRolesAndDatabase();
            return database;
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The embedded PostgreSQL in " + folder + " could not be started: " + failure.getMessage(), failure);
        }
    }

    /** JDBC address of the application's database. */
    public String url() {
        return "jdbc:postgresql://localhost:" + port + "/fullscore";
    }

    /** The password of all three roles of this server. */
    public String password() {
        return password;
    }

    /** A connection as superuser, who stands above row level security: for tests and for repair. */
    public Connection superuser() throws SQLException {
        return DriverManager.getConnection(url(), SUPERUSER, password);
    }

    /** The process of the server. */
    public ProcessHandle process() {
        return server.toHandle();
    }

    /** Stops the server in good order; what was committed stays. */
    @Override
    public void close() {
        try {
            interrupt(server.toHandle());
            lock.release();
            lock.acquiredBy().close();
        } catch (IOException failure) {
            throw new UncheckedIOException("The embedded PostgreSQL could not be stopped in good order.", failure);
        }
    }

    private static FileLock lock(Path folder) {
        try {
            Files.createDirectories(folder);
            FileLock lock = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
            if (lock == null) {
                throw inUse(folder);
            }
            return lock;
        } catch (OverlappingFileLockException held) {
            throw inUse(folder);
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "Fullscore keeps its database in " + folder + ", but may not write there. Give "
                            + System.getProperty("user.name")
                            + " the right to, or set FULLSCORE_HOME to a folder of their own.",
                    failure);
        }
    }

    private static IllegalStateException inUse(Path folder) {
        return new IllegalStateException("Another Fullscore is running on the database in " + folder
                + ". Stop it first, or set FULLSCORE_HOME to another folder.");
    }

    /** After kill -9 of the application its server lives on; the pid file says which process it is. */
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty()) {
            return;
        }
        ProcessHandle orphan = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .orElse(null);
        if (orphan != null) {
            interrupt(orphan);
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for every client to leave. */
    private static void interrupt(ProcessHandle process) throws IOException {
        if (!process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (process.isAlive() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private static String password(Path folder) throws IOException {
        Path file = folder.resolve("password");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    private static void initialize(Path folder, Path programs, Path data) throws IOException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        run(List.of(
                programs.resolve("bin/initdb").toString(),
                "--auth=scram-sha-256",
                "--username=" + SUPERUSER,
                "--pwfile=" + folder.resolve("password"),
                "--pgdata=" + data,
                "--encoding=UTF-8",
                "--locale=C"));
    }

    private static Process launch(Path folder, Path programs, Path data, int port, String... settings)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", Integer.toString(port)));
        Stream.concat(OURS.stream(), Stream.of(settings)).forEach(setting -> command.addAll(List.of("-c", setting)));
        return new ProcessBuilder(asOrdinaryUser(command))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("postgresql.log").toFile())
                .start();
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(asOrdinaryUser(command))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(output.strip());
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interruption);
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own the same process is nobody in particular. */
    private static List<String> asOrdinaryUser(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        List<String> unshared = new ArrayList<>(List.of("unshare", "--user"));
        unshared.addAll(command);
        return unshared;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(Path folder) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String why = tryToConnect();
            if (why == null) {
                return;
            }
            if (!server.isAlive() || System.nanoTime() > deadline) {
                throw new IOException(why + " Its log: " + folder.resolve("postgresql.log"));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", interruption);
            }
        }
    }

    private @Nullable String tryToConnect() {
        try (Connection connection = maintenance()) {
            return connection.isValid(1) ? null : "It does not answer.";
        } catch (SQLException notYet) {
            return "It does not answer: " + notYet.getMessage();
        }
    }

    private Connection maintenance() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/postgres", SUPERUSER, password);
    }

    /** The same as db/roles.sql does for an operator. */
    private void createRolesAndDatabase() {
        try (Connection connection = maintenance();
                Statement statement = connection.createStatement()) {
            if (statement
                    .executeQuery("select 1 from pg_database where datname = 'fullscore'")
                    .next()) {
                return;
            }
            for (String sql : Roles.statements("fullscore", password, password)) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The roles of Fullscore could not be created.", failure);
        }
    }
}
