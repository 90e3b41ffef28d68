package org.fullscore.results;

import java.io.IOException;
import org.fullscore.results.ingest.RefusedFileException;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction through which the checked exceptions of reading a file travel, rolling it back. */
final class CarryingTransaction {

    private CarryingTransaction() {}

    /** Work that reads a file. */
    interface Work {
        void run() throws IOException, RefusedFileException;
    }

    private static final class Carried extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Carried(Exception cause) {
            super(cause);
        }
    }

    static void run(TransactionTemplate transaction, Work work) throws IOException, RefusedFileException {
        try {
            transaction.executeWithoutResult(status -> {
                try {
                    work.run();
                } catch (IOException | RefusedFileException failure) {
                    throw new Carried(failure);
                }
            });
        } catch (Carried carried) {
            if (carried.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (carried.getCause() instanceof RefusedFileException failure) {
                throw failure;
            }
            throw carried;
        }
    }
}
