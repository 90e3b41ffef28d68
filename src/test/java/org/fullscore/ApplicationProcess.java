package org.fullscore;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The application in a process of its own, with its embedded database below a folder, as the README starts it. */
public final class ApplicationProcess implements AutoCloseable {

    private final Path folder;
    private final int port;
    private final Process process;

    private ApplicationProcess(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Starts it on a free port; whether it answers yet is for the caller to find out. */
    public static ApplicationProcess start(Path folder, Map<String, String> settings, String... options)
            throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classpath(), "org.fullscore.Fullscore"));
        ProcessBuilder start = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("application.log").toFile()));
        start.environment().put("SPRING_PROFILES_ACTIVE", "local");
        start.environment().put("SERVER_PORT", Integer.toString(port));
        start.environment().put("FULLSCORE_HOME", home(folder).toString());
        start.environment().putAll(settings);
        return new ApplicationProcess(folder, port, start.start());
    }

    public int port() {
        return port;
    }

    public Process process() {
        return process;
    }

    /** The process of its PostgreSQL, which lives on when the application is killed. */
    public ProcessHandle database() throws IOException {
        return ProcessHandle.of(Long.parseLong(postmaster().getFirst().strip())).orElseThrow();
    }

    /** A connection that stands above row level security. */
    public Connection superuser() throws IOException, SQLException {
        return DriverManager.getConnection(address(), "postgres", password());
    }

    /** Where its database is. */
    public String address() throws IOException {
        return "jdbc:postgresql://localhost:" + postmaster().get(3).strip() + "/fullscore";
    }

    /** Of the superuser of its database. */
    public String password() throws IOException {
        return Files.readString(home(folder).resolve("password")).strip();
    }

    /** Stops the application, and waits until its database has stopped, too. */
    @Override
    public void close() throws IOException, InterruptedException {
        ProcessHandle database = database();
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        database.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Its lines: process id, data directory, start time, port. */
    private List<String> postmaster() throws IOException {
        return Files.readAllLines(home(folder).resolve("database/postmaster.pid"));
    }

    private static Path home(Path folder) {
        return folder.resolve("home");
    }

    private static String classpath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
