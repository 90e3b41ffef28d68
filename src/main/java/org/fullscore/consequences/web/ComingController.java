package org.fullscore.consequences.web;

import java.text.Collator;
import java.util.List;
import org.fullscore.consequences.ComingDue;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Person;
import org.fullscore.organization.Viewer;
import org.fullscore.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page of what falls due in the next three weeks at today's pace. */
@Controller
class ComingController {

    private final ComingDue coming;
    private final Periods periods;
    private final Speech speech;

    ComingController(ComingDue coming, Periods periods, Speech speech) {
        this.coming = coming;
        this.periods = periods;
        this.speech = speech;
    }

    @GetMapping("/obligations/coming")
    ModelAndView coming(Viewer viewer) {
        Words words = speech.words();
        ComingDue.Outlook outlook = coming.of(viewer);
        List<ComingPage.Row> rows = outlook.coming().stream()
                .map(each -> new ComingPage.Row(
                        each.consequence(),
                        words.say("consequences.kind." + each.kind().wire()),
                        words.say("consequences.coming.count", each.count(), each.atLeast(), each.atMost()),
                        periods.nameOf(each.period(), words.locale()),
                        words.weekday(each.fallsDue()),
                        names(each.people(), words),
                        each.perhaps().isEmpty()
                                ? null
                                : words.say("consequences.coming.perhaps", names(each.perhaps(), words))))
                .toList();
        return new ModelAndView("consequences/web/coming", "page", new ComingPage(rows, outlook.tooEarly()));
    }

    private static String names(List<Person> people, Words words) {
        return words.list(people.stream()
                .map(Person::name)
                .sorted(Collator.getInstance(words.locale()))
                .toList());
    }
}
