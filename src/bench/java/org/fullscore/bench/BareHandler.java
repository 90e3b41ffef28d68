package org.fullscore.bench;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The smallest Spring Boot application that answers with the totals of a board: plain JDBC, nobody is asked who they are. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
@Profile("bare") // measurements inside Fullscore scan this package, too
@RestController
class BareHandler {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final DataSource database;

    BareHandler(DataSource database) {
        this.database = database;
    }

    /** A total, one row. */
    record Total(String id, String name, String metric, String period, BigDecimal target, BigDecimal actual) {}

    public static void main(String[] arguments) {
        SpringApplication.run(BareHandler.class, arguments);
    }

    @Bean
    static DataSource database() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(System.getenv("BENCH_DATABASE"));
        pool.setUsername("postgres");
        pool.setPassword(System.getenv("BENCH_PASSWORD"));
        pool.setMaximumPoolSize(20);
        return pool;
    }

    @GetMapping("/totals")
    List<Total> totals(@RequestParam String team, @RequestParam String period, @RequestParam String metric)
            throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select id, name, metric, period, target, actual from bench.total where team = ? and period = ? and metric = ?")) {
            statement.setString(1, team);
            statement.setString(2, period);
            statement.setString(3, metric);
            try (ResultSet rows = statement.executeQuery()) {
                List<Total> totals = new ArrayList<>();
                while (rows.next()) {
                    totals.add(new Total(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getBigDecimal(5),
                            rows.getBigDecimal(6)));
                }
                return totals;
            }
        }
    }

    /** It in a process of its own. */
    record Running(Process process, int port) implements AutoCloseable {

        @Override
        public void close() {
            process.destroy();
        }
    }

    static Running start(Path folder, Shop shop) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder start = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:+UseParallelGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareHandler.class.getName(),
                        // not the settings of Fullscore
                        "--spring.config.name=bare",
                        "--spring.profiles.active=bare",
                        "--spring.threads.virtual.enabled=true",
                        "--server.tomcat.max-keep-alive-requests=100000",
                        "--server.port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("bare.log").toFile());
        start.environment().putAll(Map.of("BENCH_DATABASE", shop.database(), "BENCH_PASSWORD", shop.password()));
        Running running = new Running(start.start(), port);
        await().atMost(LONGEST_START).until(() -> answers(port));
        return running;
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
