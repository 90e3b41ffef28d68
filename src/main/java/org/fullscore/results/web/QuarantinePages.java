package org.fullscore.results.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Role;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.results.LookingAfterRows;
import org.fullscore.results.ingest.Quarantine;
import org.fullscore.results.ingest.WaitingRows;
import org.fullscore.web.Errors;
import org.fullscore.web.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Puts the page of all rows that were not taken together. */
@Component
class QuarantinePages {

    private static final String VIEW = "results/web/quarantine";
    private static final int MOST = 100;

    private final Quarantine quarantine;
    private final WaitingRows waiting;
    private final People people;
    private final Today today;
    private final MessageSource messages;

    QuarantinePages(Quarantine quarantine, WaitingRows waiting, People people, Today today, MessageSource messages) {
        this.quarantine = quarantine;
        this.waiting = waiting;
        this.people = people;
        this.today = today;
        this.messages = messages;
    }

    ModelAndView show(Viewer viewer, QuarantinePage.@Nullable Done done) {
        return new ModelAndView(VIEW, Map.of("page", page(waiting.groups(MOST), viewer, done, Errors.NONE, "")));
    }

    /**
     * The page with what is wrong in a form of one group.
     *
     * @param form who, to or owner: the field of the group
     * @param typed what was typed there
     */
    ModelAndView refused(QuarantineController.Chosen chosen, String form, String message, String typed, Viewer viewer) {
        List<WaitingRows.Group> groups = waiting.groups(MOST);
        String at = IntStream.range(0, groups.size())
                .filter(place -> groups.get(place).source().equals(chosen.source())
                        && groups.get(place).reason() == chosen.reason()
                        && groups.get(place).value().equals(chosen.value()))
                .mapToObj(place -> QuarantinePage.id(form, place))
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
                everybody.stream().map(QuarantinePages::option).toList(),
                owners(everybody),
                everybody.stream()
                        .filter(LookingAfterRows::may)
                        .filter(person -> person.isThereOn(today.date()))
                        .map(person -> new Option(person.id(), person.name()))
                        .toList(),
                people.names(groups.stream()
                        .map(WaitingRows.Group::owner)
                        .filter(java.util.Objects::nonNull)
                        .toList()),
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
    Optional<Person> meant(String typed) {
        Optional<Person> chosen = people.all().stream()
                .filter(person -> option(person).equals(typed) || person.id().equals(typed))
                .findFirst();
        List<Person> named = chosen.isPresent() ? List.of() : people.named(typed);
        return named.size() == 1 ? Optional.of(named.getFirst()) : chosen;
    }

    Optional<Person> owner(String id) {
        return people.byId(id);
    }

    String say(String key) {
        return messages.getMessage(key, null, Locale.ENGLISH);
    }
}
