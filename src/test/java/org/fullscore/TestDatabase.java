package org.fullscore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.fullscore.tenancy.local.EmbeddedDatabase;
import org.fullscore.tenancy.local.Roles;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The real PostgreSQL of the tests: a container where a Docker engine answers, else the embedded one. One server a JVM,
 * one database a test context.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    private static final Server SERVER = start();
    private static int databases;

    /** A database of its own, made for one test context. */
    public record Fresh(String url, String password) {

        /** A connection that stands above row level security. */
        public Connection superuser() throws SQLException {
            return DriverManager.getConnection(url, SERVER.superuser(), SERVER.superuserPassword());
        }

        /** A connection as the application has it. */
        public Connection application() throws SQLException {
            return DriverManager.getConnection(url, EmbeddedDatabase.APPLICATION, password);
        }
    }

    private record Server(String address, String superuser, String superuserPassword) {}

    @Bean
    Fresh freshDatabase() {
        return fresh();
    }

    @Bean
    JdbcConnectionDetails applicationConnection(Fresh database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return database.url();
            }

            @Override
            public String getUsername() {
                return EmbeddedDatabase.APPLICATION;
            }

            @Override
            public String getPassword() {
                return database.password();
            }
        };
    }

    @Bean
    FlywayConnectionDetails migrationConnection(Fresh database) {
        return new FlywayConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return database.url();
            }

            @Override
            public String getUsername() {
                return EmbeddedDatabase.OWNER;
            }

            @Override
            public String getPassword() {
                return database.password();
            }
        };
    }

    /** A new, empty database on the server of the tests, with both roles. */
    public static synchronized Fresh fresh() {
        String name = "fullscore_" + ++databases;
        try (Connection connection = DriverManager.getConnection(
                        SERVER.address() + "postgres", SERVER.superuser(), SERVER.superuserPassword());
                Statement statement = connection.createStatement()) {
            for (String sql : Roles.statements(name, "secret", "secret")) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("No database could be made for this test.", failure);
        }
        return new Fresh(SERVER.address() + name, "secret");
    }

    private static Server start() {
        return DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
    }

    private static Server container() {
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");
        container.start();
        return new Server(
                "jdbc:postgresql://" + container.getHost() + ":" + container.getMappedPort(5432) + "/",
                container.getUsername(),
                container.getPassword());
    }

    private static Server embedded() {
        try {
            Path home = Files.createTempDirectory("fullscore-tests-");
            EmbeddedDatabase database = EmbeddedDatabase.start(home);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                database.close();
                delete(home);
            }));
            String address = database.url().substring(0, database.url().lastIndexOf('/') + 1);
            try (Connection connection = database.superuser();
                    Statement statement = connection.createStatement()) {
                statement.execute("alter role fullscore_owner password 'secret'");
                statement.execute("alter role fullscore_app password 'secret'");
            }
            return new Server(address, "postgres", database.password());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        }
    }
}
