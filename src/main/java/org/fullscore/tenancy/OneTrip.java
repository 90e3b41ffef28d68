package org.fullscore.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads or writes for the current organization in one trip to the database: the beginning of a transaction, the organization, the statements and the
 * end are sent together. Inside a transaction it is done there. For what is done very often; elsewhere three trips do no harm.
 */
@Component
public class OneTrip {

    /** To plan the same statement anew each time takes longer than to execute it, and so does waiting for workers. */
    private static final String BEGIN_READING =
            "begin read only; set local plan_cache_mode = force_generic_plan; set local max_parallel_workers_per_gather = 0; ";

    private final NamedParameterJdbcOperations jdbc;
    private final Writes writes;

    OneTrip(NamedParameterJdbcOperations jdbc, Writes writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    /** Hands each row of a query with named parameters to somebody. */
    public void read(String sql, Map<String, ?> parameters, RowCallbackHandler rows) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            jdbc.query(sql, parameters, rows);
        } else {
            execute(BEGIN_READING, sql, parameters, statement -> hand(statement, rows));
        }
    }

    /**
     * Executes statements with named parameters that write results and nothing else; what they return is nobody's. They have to fail by
     * themselves where nothing is to be written, since the commit is on its way with them.
     */
    public void writeResults(String sql, Map<String, ?> parameters) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            jdbc.execute(sql, parameters, PreparedStatement::execute);
        } else {
            execute("begin; ", sql, parameters, statement -> {});
            writes.resultsCame(CurrentOrganization.get());
        }
    }

    /** Does something with a statement that was executed. */
    private interface Use {
        void of(PreparedStatement statement) throws SQLException;
    }

    private void execute(String begin, String sql, Map<String, ?> parameters, Use use) {
        String all =
                begin + "set local fullscore.organization = '" + CurrentOrganization.id() + "'; " + sql + "; commit";
        jdbc.execute(all, parameters, (PreparedStatementCallback<Boolean>) statement -> {
            boolean ended = false;
            try {
                statement.execute();
                ended = true;
            } finally {
                if (!ended) {
                    rollBack(statement);
                }
            }
            use.of(statement);
            return true;
        });
    }

    private static void hand(PreparedStatement statement, RowCallbackHandler rows) throws SQLException {
        boolean isQuery = false;
        while (!isQuery) {
            isQuery = statement.getMoreResults();
            if (!isQuery && statement.getUpdateCount() == -1) {
                throw new IllegalStateException("What is read in one trip is a query.");
            }
        }
        try (ResultSet found = statement.getResultSet()) {
            while (found.next()) {
                rows.processRow(found);
            }
        }
    }

    /** What follows a failed statement was not executed, the commit included. A connection that cannot be rolled back is thrown away. */
    private static void rollBack(PreparedStatement failed) throws SQLException {
        Connection connection = failed.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("rollback");
        } catch (SQLException broken) {
            connection.abort(Runnable::run);
        }
    }
}
