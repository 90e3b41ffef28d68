package org.fullscore.scoreboard.web;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.fullscore.organization.Outbox;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.WeeklyMail;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One's own letters, and the day one wants the weekly one. */
@Controller
class OutboxController {

    private static final int MOST = 20;

    /** A letter brings its own style; it runs nothing, asks for nothing, and is not part of the site. */
    private static final String LETTER_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-top-navigation-by-user-activation";

    private final Outbox outbox;
    private final WeeklyMail weekly;
    private final Digests digests;
    private final People people;
    private final ObjectProvider<JavaMailSender> server;

    OutboxController(
            Outbox outbox, WeeklyMail weekly, Digests digests, People people, ObjectProvider<JavaMailSender> server) {
        this.outbox = outbox;
        this.weekly = weekly;
        this.digests = digests;
        this.people = people;
        this.server = server;
    }

    @Bean
    static RailEntry outboxRailEntry() {
        return new RailEntry("", 90, "rail.outbox", "/outbox");
    }

    @GetMapping("/outbox")
    ModelAndView outbox(@RequestParam(required = false) @Nullable String saved, Viewer viewer) {
        return page(null, saved != null, viewer);
    }

    @GetMapping("/outbox/{id}")
    ModelAndView letter(@PathVariable UUID id, Viewer viewer) {
        return page(mail(id, viewer), false, viewer);
    }

    @GetMapping("/outbox/{id}/letter")
    ResponseEntity<String> html(@PathVariable UUID id, Viewer viewer) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                .header("Content-Security-Policy", LETTER_POLICY)
                .body(mail(id, viewer).letter().html());
    }

    @PostMapping("/outbox/day")
    ModelAndView choose(@RequestParam(defaultValue = "") String day, Viewer viewer) {
        Optional<DayOfWeek> chosen = Arrays.stream(DayOfWeek.values())
                .filter(each -> each.name().equals(day))
                .findFirst();
        if (chosen.isEmpty() && !OutboxPage.NEVER.equals(day)) {
            throw Problem.badRequest("unknown-day", "There is no such day", "Choose a day of the week, or never.")
                    .exception();
        }
        weekly.choose(viewer.personKey(), chosen.orElse(null));
        return new ModelAndView("redirect:/outbox").addObject("saved", "day");
    }

    @PostMapping("/outbox/now")
    ModelAndView write(Viewer viewer) {
        return new ModelAndView("redirect:/outbox/" + digests.write(viewer));
    }

    private Outbox.Mail mail(UUID id, Viewer viewer) {
        return outbox.find(id, viewer.personKey())
                .orElseThrow(() -> Problem.notFound().exception());
    }

    private ModelAndView page(Outbox.@Nullable Mail shown, boolean saved, Viewer viewer) {
        return new ModelAndView(
                "scoreboard/web/outbox",
                "page",
                new OutboxPage(
                        outbox.to(viewer.personKey(), MOST),
                        shown,
                        weekly.dayOf(viewer.personKey()).orElse(null),
                        people.byKey(viewer.personKey()).map(Person::email).orElse(null),
                        server.getIfAvailable() != null,
                        saved));
    }
}
