package org.fullscore.results;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears from the database that results of an organization changed, whichever replica recorded them: one connection of its own, outside
 * the pool, that listens and is made anew when it breaks.
 */
@Component
public class ResultChanges implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ResultChanges.class);
    private static final Duration CHECK = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final JdbcConnectionDetails database;
    private final List<Hearer> hearers = new CopyOnWriteArrayList<>();
    private volatile @Nullable CountDownLatch stopping;
    private volatile boolean listening;

    ResultChanges(JdbcConnectionDetails database) {
        this.database = database;
    }

    /** Is told of changes, on the thread that listens: quick, and without exceptions. */
    public interface Hearer {

        /** Results of an organization changed, once or more. */
        void changed(Change change);

        /** The connection broke: from now on changes are missed. */
        void lost();
    }

    public void tell(Hearer hearer) {
        hearers.add(hearer);
    }

    /** Whether changes are heard of now. */
    public boolean isListening() {
        return listening;
    }

    @Override
    public synchronized void start() {
        CountDownLatch end = new CountDownLatch(1);
        stopping = end;
        Thread.ofPlatform().daemon().name("result-changes").start(() -> listen(end));
    }

    @Override
    public synchronized void stop() {
        CountDownLatch end = stopping;
        stopping = null;
        if (end != null) {
            end.countDown();
            hearNothing();
        }
    }

    @Override
    public boolean isRunning() {
        return stopping != null;
    }

    private void listen(CountDownLatch end) {
        try {
            do {
                try (Connection connection = connect();
                        Statement statement = connection.createStatement()) {
                    statement.execute("listen " + Change.CHANNEL);
                    hearFrom(end);
                    hear(connection, statement, end);
                } catch (SQLException broken) {
                    if (end.getCount() > 0) {
                        LOG.warn("Open boards hear of no changes until the database answers: {}", broken.getMessage());
                    }
                } finally {
                    hearNothingFrom(end);
                }
            } while (!end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void hearFrom(CountDownLatch end) {
        listening = listening || stopping == end;
    }

    /** A connection of before the last stop breaks late, when another one may listen already. */
    private synchronized void hearNothingFrom(CountDownLatch end) {
        if (stopping == end) {
            hearNothing();
        }
    }

    private void hearNothing() {
        listening = false;
        hearers.forEach(Hearer::lost);
    }

    private void hear(Connection connection, Statement statement, CountDownLatch end) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (end.getCount() > 0) {
            PGNotification[] heard = postgres.getNotifications((int) CHECK.toMillis());
            if (heard == null || heard.length == 0) {
                statement.execute("select 1");
            } else {
                Arrays.stream(heard)
                        .map(PGNotification::getParameter)
                        .distinct()
                        .map(Change::read)
                        .forEach(change -> hearers.forEach(hearer -> hearer.changed(change)));
            }
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", Objects.requireNonNullElse(database.getUsername(), ""));
        properties.setProperty("password", Objects.requireNonNullElse(database.getPassword(), ""));
        properties.setProperty("ApplicationName", "fullscore-changes");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty(
                "socketTimeout", Long.toString(CHECK.multipliedBy(3).toSeconds()));
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }
}
