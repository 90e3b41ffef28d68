package org.fullscore.results.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Role;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.results.LeavingRows;
import org.fullscore.results.Replaying;
import org.fullscore.results.SayingWho;
import org.fullscore.results.Source;
import org.fullscore.results.Sources;
import org.fullscore.results.ingest.FailureReason;
import org.fullscore.results.ingest.Quarantine;
import org.fullscore.results.ingest.WaitingRows;
import org.fullscore.web.Errors;
import org.fullscore.web.Problem;
import org.fullscore.web.RailEntry;
import org.fullscore.web.Waiting;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of all rows that were not taken, and the ways back. */
@Controller
@RequestMapping("/quarantine")
class QuarantineController {

    private static final String PATH = "/quarantine";
    private static final String VIEW = "results/web/quarantine";
    private static final int MOST = 100;

    private final Sources sources;
    private final Quarantine quarantine;
    private final WaitingRows waiting;
    private final QuarantineFile file;
    private final SayingWho saying;
    private final Replaying replaying;
    private final LeavingRows leaving;
    private final People people;
    private final Today today;
    private final MessageSource messages;

    QuarantineController(
            Sources sources,
            Quarantine quarantine,
            WaitingRows waiting,
            QuarantineFile file,
            SayingWho saying,
            Replaying replaying,
            LeavingRows leaving,
            People people,
            Today today,
            MessageSource messages) {
        this.sources = sources;
        this.quarantine = quarantine;
        this.waiting = waiting;
        this.file = file;
        this.saying = saying;
        this.replaying = replaying;
        this.leaving = leaving;
        this.people = people;
        this.today = today;
        this.messages = messages;
    }

    /** A group of the page, as a form names it. */
    record Chosen(
            @NotNull String source,
            @NotNull FailureReason reason,
            @NotNull String value) {}

    @Bean
    static RailEntry quarantineRailEntry() {
        return new RailEntry("data", 30, "rail.quarantine", PATH, Set.of("administrator", "operations", "auditor"));
    }

    @Bean
    static Waiting quarantinedRows(Quarantine quarantine) {
        return new Waiting() {
            @Override
            public String href() {
                return PATH;
            }

            @Override
            public int count() {
                return quarantine.count();
            }
        };
    }

    @GetMapping
    ModelAndView list(
            @RequestParam(defaultValue = "0") long taken,
            @RequestParam(defaultValue = "0") long outdated,
            @RequestParam(defaultValue = "0") long waits,
            @RequestParam(defaultValue = "0") long left,
            Viewer viewer) {
        if (!Rights.mayReadRows(viewer)) {
            throw Problem.notFound().exception();
        }
        boolean any = taken + outdated + waits + left > 0;
        QuarantinePage.Done done = any ? new QuarantinePage.Done(taken, outdated, waits, left) : null;
        return new ModelAndView(VIEW, Map.of("page", page(waiting.groups(MOST), viewer, done, Errors.NONE, "")));
    }

    @GetMapping("/rows.csv")
    void download(@Valid @ModelAttribute Chosen chosen, Viewer viewer, HttpServletResponse response)
            throws IOException {
        Source source = sources.find(chosen.source())
                .filter(known -> Rights.mayReadRows(viewer))
                .orElseThrow(() -> Problem.notFound().exception());
        file.write(source.name(), WaitingRows.Selection.of(source.key(), chosen.reason(), chosen.value()), response);
    }

    @PostMapping("/naming")
    ModelAndView name(
            @Valid @ModelAttribute Chosen chosen, @RequestParam(defaultValue = "") String person, Viewer viewer) {
        allowed(viewer);
        String typed = person.strip();
        Optional<Person> meant = meant(typed);
        if (meant.isEmpty()) {
            return refused(chosen, say(typed.isEmpty() ? "missing" : "unknown"), typed, viewer);
        }
        SayingWho.Said said = new SayingWho.Said(1, chosen.value(), meant.get().id());
        return switch (saying.say(chosen.source(), List.of(said), viewer.personKey())) {
            case SayingWho.Answer.Done done -> replay(chosen, viewer);
            case SayingWho.Answer.Refused not ->
                refused(
                        chosen,
                        not.errors().getFirst().message() + " "
                                + not.errors().getFirst().remedy(),
                        typed,
                        viewer);
            case SayingWho.Answer.SourceUnknown unknown ->
                throw Problem.notFound().exception();
        };
    }

    @PostMapping("/replaying")
    ModelAndView replay(@Valid @ModelAttribute Chosen chosen, Viewer viewer) {
        allowed(viewer);
        return switch (replaying.replay(chosen.source(), chosen.reason(), chosen.value(), viewer.personKey())) {
            case Replaying.Answer.Replayed replayed ->
                new ModelAndView("redirect:" + PATH + "?taken="
                        + replayed.counts().read() + "&outdated=" + replayed.outdated() + "&waits="
                        + replayed.waiting());
            case Replaying.Answer.SourceUnknown unknown ->
                throw Problem.notFound().exception();
        };
    }

    @PostMapping("/leaving")
    String leave(@Valid @ModelAttribute Chosen chosen, Viewer viewer) {
        allowed(viewer);
        long left = leaving.leave(chosen.source(), chosen.reason(), chosen.value(), viewer.personKey());
        return "redirect:" + PATH + "?left=" + left;
    }

    private static void allowed(Viewer viewer) {
        if (!Rights.mayDeliver(viewer)) {
            throw Problem.notFound().exception();
        }
    }

    private ModelAndView refused(Chosen chosen, String message, String typed, Viewer viewer) {
        List<WaitingRows.Group> groups = waiting.groups(MOST);
        String at = IntStream.range(0, groups.size())
                .filter(place -> groups.get(place).source().equals(chosen.source())
                        && groups.get(place).reason() == chosen.reason()
                        && groups.get(place).value().equals(chosen.value()))
                .mapToObj(QuarantinePage::id)
                .findFirst()
                .orElse("");
        return new ModelAndView(
                VIEW,
                Map.of("page", page(groups, viewer, null, Errors.of(at, message), typed)),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private QuarantinePage page(
            List<WaitingRows.Group> groups,
            Viewer viewer,
            QuarantinePage.@Nullable Done done,
            Errors errors,
            String typed) {
        List<Person> everybody = people.all();
        return new QuarantinePage(
                groups,
                quarantine.count(),
                everybody.stream().map(QuarantineController::option).toList(),
                owners(everybody),
                Rights.mayDeliver(viewer),
                done,
                errors,
                typed);
    }

    /** Sales operations, or else the administrators. */
    private List<String> owners(List<Person> everybody) {
        List<String> operations = having(Role.OPERATIONS, everybody);
        return operations.isEmpty() ? having(Role.ADMINISTRATOR, everybody) : operations;
    }

    private List<String> having(Role role, List<Person> everybody) {
        return everybody.stream()
                .filter(person -> person.roles().contains(role) && person.isThereOn(today.date()))
                .map(Person::name)
                .toList();
    }

    private static String option(Person person) {
        return person.name() + " (" + person.id() + ")";
    }

    /** Whoever was chosen from the list, or typed by id or by a name only one person has. */
    private Optional<Person> meant(String typed) {
        Optional<Person> chosen = people.all().stream()
                .filter(person -> option(person).equals(typed) || person.id().equals(typed))
                .findFirst();
        List<Person> named = chosen.isPresent() ? List.of() : people.named(typed);
        return named.size() == 1 ? Optional.of(named.getFirst()) : chosen;
    }

    private String say(String what) {
        return messages.getMessage("results.quarantine.who." + what, null, Locale.ENGLISH);
    }
}
