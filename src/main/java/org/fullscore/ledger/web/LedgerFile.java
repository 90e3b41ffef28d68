package org.fullscore.ledger.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fullscore.ledger.ExportingLedger;
import org.fullscore.web.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;

/** Sends the whole ledger as a file, written as it is read, to whoever may read it. */
@Component
class LedgerFile {

    static final String TYPE = "application/x-ndjson";

    private final ExportingLedger exporting;
    private final LedgerReaders readers;

    LedgerFile(ExportingLedger exporting, LedgerReaders readers) {
        this.exporting = exporting;
        this.readers = readers;
    }

    void write(boolean texts, HttpServletResponse response) throws IOException {
        if (!readers.mayRead()) {
            throw Problem.notFound().exception();
        }
        response.setContentType(TYPE);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename("ledger.ndjson")
                        .build()
                        .toString());
        exporting.write(
                response.getOutputStream(),
                texts && readers.mayReadTexts() ? ExportingLedger.Texts.INCLUDED : ExportingLedger.Texts.LEFT_OUT);
    }
}
