package org.fullscore.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says who sees the goals of a person, by the rule that {@link Visibility} keeps. Rule book, 9.1. */
@Component
@Transactional(readOnly = true)
public class Audiences {

    private final OrganizationSettings settings;
    private final Hierarchy hierarchy;
    private final People people;
    private final Today today;

    Audiences(OrganizationSettings settings, Hierarchy hierarchy, People people, Today today) {
        this.settings = settings;
        this.hierarchy = hierarchy;
        this.people = people;
        this.today = today;
    }

    /**
     * Who sees a goal; names are sorted, and nobody is named twice except by another right.
     *
     * @param rule open, team or own
     * @param everybody whether everybody in the organization sees it
     * @param people how many people there are today
     * @param line names of the line above, the nearest first
     * @param executives names
     * @param administrators names
     * @param operations names
     * @param auditors names
     */
    public record Audience(
            String rule,
            boolean everybody,
            int people,
            List<String> line,
            List<String> executives,
            List<String> administrators,
            List<String> operations,
            List<String> auditors) {}

    /** Who sees goals that a person owns. */
    public Audience ofPerson(int person) {
        String rule = settings.current().visibility();
        Rank rank = people.byKey(person).map(Person::rank).orElse(Rank.REP);
        return audience(rule, rule.equals("open") || rank != Rank.REP, hierarchy.lineAbove(person, today.date()));
    }

    /** Who sees goals that a team owns: everybody, whatever the rule is. */
    public Audience ofTeam() {
        return audience(settings.current().visibility(), true, List.of());
    }

    private Audience audience(String rule, boolean everybody, List<Integer> above) {
        LocalDate day = today.date();
        List<Person> there =
                people.all().stream().filter(person -> person.isThereOn(day)).toList();
        return new Audience(
                rule,
                everybody,
                there.size(),
                above.stream()
                        .flatMap(key -> there.stream().filter(person -> person.key() == key))
                        .map(Person::name)
                        .toList(),
                names(there, person -> person.rank() == Rank.EXECUTIVE),
                names(there, person -> person.roles().contains(Role.ADMINISTRATOR)),
                names(there, person -> person.roles().contains(Role.OPERATIONS)),
                names(there, person -> person.roles().contains(Role.AUDITOR)));
    }

    private static List<String> names(List<Person> there, Predicate<Person> wanted) {
        return there.stream().filter(wanted).map(Person::name).sorted().toList();
    }
}
