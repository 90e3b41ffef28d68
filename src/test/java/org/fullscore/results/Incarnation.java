package org.fullscore.results;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.fullscore.ledger.LedgerAlone;
import org.fullscore.organization.Founding;
import org.fullscore.organization.Metrics;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.People;
import org.fullscore.organization.Today;
import org.fullscore.results.ingest.DroppingMonths;
import org.fullscore.results.ingest.Quarantine;
import org.fullscore.results.ingest.Recording;
import org.fullscore.results.ingest.Reversing;
import org.fullscore.results.ingest.Snapshots;
import org.fullscore.tenancy.local.EmbeddedDatabase;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One life of the part of the application that imports: its own classes, unchanged, on connections that can be cut all at once. Cut, it
 * is to the database what a process is that was killed with signal 9: sockets close in the middle of whatever they carry, and nothing
 * the old life still tries reaches anybody.
 */
final class Incarnation implements AutoCloseable {

    /** Rows a transaction, so that a short file has many of them. */
    static final int CHUNK = 20;

    private final Line line;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** On a database whose migrations have run, as the application connects to it. */
    Incarnation(String url, String password) {
        line = new Line(url, password);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("chunks", Map.of("fullscore.results.chunk-rows", CHUNK)));
        context.registerBean(Line.class, () -> line);
        context.scan("org.fullscore.tenancy");
        LedgerAlone.BEANS.forEach(context::register);
        context.register(
                Wiring.class,
                Founding.class,
                OrganizationSettings.class,
                Today.class,
                People.class,
                Metrics.class,
                Sources.class,
                ChangingSource.class,
                Naming.class,
                Rates.class,
                Imports.class,
                ImportRows.class,
                ImportsAtWork.class,
                ImportJobs.class,
                DroppingMonths.class,
                AddingUpMonths.class,
                Recording.class,
                Reversing.class,
                Snapshots.class,
                Quarantine.class,
                RunningImport.class,
                ResumingImports.class,
                UndoingImport.class,
                PreviewLines.class,
                Previewing.class,
                Importing.class);
        context.refresh();
    }

    <T> T of(Class<T> type) {
        return context.getBean(type);
    }

    /** Kills it. */
    void cut() {
        line.cut();
    }

    @Override
    public void close() {
        line.cut();
        context.close();
    }

    /** What Spring Boot configures in the application; no configuration by name, or the scan of other tests would find it. */
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Wiring {

        @Bean
        HikariDataSource dataSource(Line line) {
            HikariDataSource pool = new HikariDataSource();
            pool.setDataSource(line);
            pool.setMinimumIdle(0);
            pool.setMaximumPoolSize(6);
            pool.setConnectionTimeout(250);
            pool.setInitializationFailTimeout(-1);
            return pool;
        }

        @Bean
        JdbcClient jdbc(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        NamedParameterJdbcOperations named(DataSource dataSource) {
            return new NamedParameterJdbcTemplate(dataSource);
        }

        @Bean
        PlatformTransactionManager transactions(
                HikariDataSource dataSource, TransactionExecutionListener organization) {
            var transactions = new DataSourceTransactionManager(dataSource);
            transactions.addListener(organization);
            return transactions;
        }

        @Bean
        TransactionTemplate transaction(PlatformTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    /** Makes connections, until it is cut. */
    private static final class Line extends AbstractDataSource {

        private final String url;
        private final String password;
        private final Set<Connection> made = ConcurrentHashMap.newKeySet();
        private volatile boolean dead;

        Line(String url, String password) {
            this.url = url;
            this.password = password;
        }

        void cut() {
            dead = true;
            made.forEach(connection -> {
                try {
                    connection.abort(Runnable::run);
                } catch (SQLException gone) {
                    throw new IllegalStateException(gone);
                }
            });
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = alive(DriverManager.getConnection(url, EmbeddedDatabase.APPLICATION, password));
            made.add(connection);
            return alive(connection);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        private Connection alive(Connection connection) throws SQLException {
            return switch (Boolean.toString(dead)) {
                case "false" -> connection;
                default -> {
                    connection.abort(Runnable::run);
                    throw new SQLException("This life is over.", "08006");
                }
            };
        }
    }
}
