package org.fullscore.results.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.fullscore.organization.Sheet;
import org.fullscore.web.Problem;
import org.fullscore.web.RowError;
import org.springframework.http.ResponseEntity;

/** A list that is sent as the body of a request: CSV of at most 16 MiB with the columns it is to have, taken whole or not at all. */
final class SentList {

    static final int LARGEST = 16 * 1024 * 1024;

    private SentList() {}

    /** Reads the list and has it taken. */
    static ResponseEntity<?> take(
            HttpServletRequest request, List<String> columns, Function<Sheet, ResponseEntity<?>> taking)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return new Problem(413, "too-large", "The file is too large", "It may have 16 MB.", List.of()).response();
        }
        Sheet sheet = Sheet.read(null, body).having(columns);
        return sheet.errors().isEmpty() ? taking.apply(sheet) : refused(sheet.errors());
    }

    static ResponseEntity<?> refused(List<RowError> errors) {
        return Problem.unprocessable(
                        "rows-refused", "The list was not taken", "Nothing was changed. Errors: " + errors.size() + ".")
                .withErrors(errors)
                .response();
    }
}
