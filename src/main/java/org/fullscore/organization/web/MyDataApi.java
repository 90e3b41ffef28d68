package org.fullscore.organization.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fullscore.organization.Viewer;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A copy of all data about whoever asks. */
@RestController
@Tag(name = "Organization")
class MyDataApi {

    private final MyDataFile file;

    MyDataApi(MyDataFile file) {
        this.file = file;
    }

    @GetMapping(value = "/api/my-data", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "All that is kept about the person the token acts as",
            description =
                    "One list for each kind of record: person, goals, results, obligations, letters and so on, and the entries of the ledger about them.")
    void copy(Viewer viewer, HttpServletResponse response) throws IOException {
        file.write(viewer, response);
    }
}
