package org.fullscore.results;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells an outage of the database, after which an import goes on by itself, from what would fail again. */
final class Interruption {

    /** Classes of SQLSTATE: connection, transaction rolled back, resources, intervention of an operator, system. */
    private static final Set<String> OUTAGES = Set.of("08", "40", "53", "57", "58");

    private Interruption() {}

    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof TransactionSystemException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql && isOutage(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(@Nullable String state) {
        return state != null && state.length() == 5 && OUTAGES.contains(state.substring(0, 2));
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure.getCause() == failure ? null : failure.getCause();
    }
}
