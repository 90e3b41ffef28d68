package org.fullscore.demonstration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Lets the transactions of the rehearsal end without waiting for the disk. The organization is opened last, by a transaction
 * that does wait, and for everything before it; where the machine stops earlier, there is nothing anybody has seen.
 */
@Component
@Profile("local")
class RehearsalTransactions implements TransactionExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(RehearsalTransactions.class);

    private final ObjectProvider<DataSource> dataSource;

    RehearsalTransactions(ObjectProvider<DataSource> dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null
                && transaction.isNewTransaction()
                && !transaction.isReadOnly()
                && RehearsalClock.pretends()) {
            hurry(dataSource.getObject());
        }
    }

    private static void hurry(DataSource dataSource) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local synchronous_commit = off");
        } catch (SQLException failure) {
            // the next statement fails, too, and that is cleaned up after
            LOG.warn("The rehearsal waits for the disk: {}", failure.getMessage());
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
