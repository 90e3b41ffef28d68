package org.fullscore.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A small application in a process of its own, with the settings of Fullscore that matter for speed. */
record BareProcess(Process process, int port) implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    /** Starts it on a free port, and waits until that is open. */
    static BareProcess start(
            Class<?> application, Path folder, Map<String, String> environment, List<String> options, String... settings)
            throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                application.getName(),
                // not the settings of Fullscore
                "--spring.config.name=bare",
                "--spring.threads.virtual.enabled=true",
                "--server.tomcat.max-keep-alive-requests=100000",
                "--server.port=" + port));
        command.addAll(List.of(settings));
        ProcessBuilder start = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("bare.log").toFile());
        start.environment().putAll(environment);
        BareProcess running = new BareProcess(start.start(), port);
        await().pollInterval(Duration.ofMillis(10)).atMost(LONGEST_START).until(() -> {
            assertThat(running.process().isAlive()).as("See bare.log.").isTrue();
            return answers(port);
        });
        return running;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
