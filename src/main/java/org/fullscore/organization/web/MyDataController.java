package org.fullscore.organization.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fullscore.organization.Erasures;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Trace;
import org.fullscore.organization.Viewer;
import org.fullscore.web.RailEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is kept about whoever looks, and the way to take it along. */
@Controller
class MyDataController {

    private final Erasures erasures;
    private final People people;
    private final MyDataFile file;

    MyDataController(Erasures erasures, People people, MyDataFile file) {
        this.erasures = erasures;
        this.people = people;
        this.file = file;
    }

    @Bean
    static RailEntry myDataRailEntry() {
        return new RailEntry("organization", 50, "rail.my-data", "/my-data");
    }

    @GetMapping("/my-data")
    ModelAndView data(Viewer viewer) {
        Person person = people.byKey(viewer.personKey()).orElseThrow();
        return new ModelAndView(
                "organization/web/myData",
                "page",
                new MyDataPage(erasures.parts(person).stream()
                        .filter(part -> part.fate() != Trace.Fate.MENTIONED)
                        .toList()));
    }

    @GetMapping("/my-data/my-data.json")
    void download(Viewer viewer, HttpServletResponse response) throws IOException {
        file.write(viewer, response);
    }
}
