package org.fullscore.organization.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fullscore.organization.CopyingData;
import org.fullscore.organization.People;
import org.fullscore.organization.Viewer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** All data about whoever asks, as a file. */
@Component
class MyDataFile {

    private final CopyingData copying;
    private final People people;

    MyDataFile(CopyingData copying, People people) {
        this.copying = copying;
        this.people = people;
    }

    void write(Viewer viewer, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment().filename("my-data.json").build().toString());
        copying.write(people.byKey(viewer.personKey()).orElseThrow(), response.getOutputStream());
    }
}
