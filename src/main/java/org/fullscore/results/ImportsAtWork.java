package org.fullscore.results;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Which imports somebody is recording right now, in whatever process: an advisory lock of the database for each, held by one
 * connection of the process for as long as it records any. Where the process dies, or the connection, the database lets go of
 * them by itself, and others see that these imports are abandoned.
 *
 * <p>It only saves work: that a row is recorded once rests on the checkpoint of the import, which is written with the rows.
 */
@Component
class ImportsAtWork {

    private static final Logger LOG = LoggerFactory.getLogger(ImportsAtWork.class);

    private final DataSource dataSource;
    private final Set<UUID> mine = new HashSet<>();
    private @Nullable Connection connection;

    ImportsAtWork(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Says that this process records an import; false if somebody does already. */
    synchronized boolean begin(UUID id) {
        if (mine.contains(id)) {
            return false;
        }
        try {
            boolean free = lock(id);
            if (free) {
                mine.add(id);
            }
            return free;
        } catch (SQLException failure) {
            throw new DataAccessResourceFailureException("The database does not say who is at work.", failure);
        } finally {
            letGoIfIdle();
        }
    }

    /** Says that this process records it no longer. */
    synchronized void end(UUID id) {
        mine.remove(id);
        try {
            if (connection != null) {
                ask(connection, "select pg_advisory_unlock(?)", id);
            }
        } catch (SQLException gone) {
            letGo();
        } finally {
            letGoIfIdle();
        }
    }

    /** Whether nobody is recording an import. */
    synchronized boolean isAbandoned(UUID id) {
        boolean free = begin(id);
        if (free) {
            end(id);
        }
        return free;
    }

    /** A connection that broke is made anew once, with the locks it held. */
    private boolean lock(UUID id) throws SQLException {
        try {
            return ask(connected(), "select pg_try_advisory_lock(?)", id);
        } catch (SQLException broken) {
            letGo();
            Connection anew = connected();
            for (UUID held : mine) {
                ask(anew, "select pg_try_advisory_lock(?)", held);
            }
            return ask(anew, "select pg_try_advisory_lock(?)", id);
        }
    }

    private Connection connected() throws SQLException {
        Connection known = connection;
        if (known == null) {
            known = dataSource.getConnection();
            connection = known;
        }
        return known;
    }

    private void letGoIfIdle() {
        if (mine.isEmpty()) {
            letGo();
        }
    }

    private void letGo() {
        Connection known = connection;
        connection = null;
        try {
            if (known != null) {
                known.close();
            }
        } catch (SQLException gone) {
            LOG.debug("The connection was gone already", gone);
        }
    }

    private static boolean ask(Connection connection, String sql, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, number(id));
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private static long number(UUID id) {
        return id.getMostSignificantBits() ^ id.getLeastSignificantBits();
    }
}
