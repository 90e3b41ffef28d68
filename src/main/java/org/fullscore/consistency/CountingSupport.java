package org.fullscore.consistency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.fullscore.goals.Owner;
import org.fullscore.goals.PromisedSupport;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Rank;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts whether promised support was given: to leaders and to everybody else, and by who promised it. To whom managers are named is for
 * whoever shows it to see to (rule book 8.7).
 */
@Component
@Transactional(readOnly = true)
class CountingSupport {

    private final PromisedSupport promised;
    private final People people;
    private final Hierarchy hierarchy;

    CountingSupport(PromisedSupport promised, People people, Hierarchy hierarchy) {
        this.promised = promised;
        this.people = people;
        this.hierarchy = hierarchy;
    }

    /** Whose promises were due from the first to the last day, both included, and before today. */
    SupportKept over(LocalDate first, LocalDate last, LocalDate today, Names names) {
        List<PromisedSupport.Promise> due = promised.due(first, last);
        List<PromisedSupport.Promise> passed =
                due.stream().filter(promise -> promise.due().isBefore(today)).toList();
        if (due.isEmpty()) {
            return new SupportKept(SupportKept.Count.NONE, 0, List.of(), List.of());
        }
        Map<Integer, Person> known = new HashMap<>();
        people.all().forEach(person -> known.put(person.key(), person));
        Map<Led, Optional<Integer>> leaders = new HashMap<>();
        SupportKept.Count all = SupportKept.Count.NONE;
        Map<String, SupportKept.Count> to = new TreeMap<>();
        Map<Integer, SupportKept.Count> by = new HashMap<>();
        for (PromisedSupport.Promise promise : passed) {
            SupportKept.Count one = count(promise);
            all = all.plus(one);
            to.merge(group(promise, known, leaders), one, SupportKept.Count::plus);
            by.merge(promise.by(), one, SupportKept.Count::plus);
        }
        List<SupportKept.Line> ranks = new ArrayList<>();
        to.forEach((value, count) ->
                ranks.add(new SupportKept.Line(value, names.of(Dimension.RANK, value, value), count)));
        List<SupportKept.Line> managers = by.entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<Integer, SupportKept.Count> entry) -> person(known, entry.getKey()),
                        Comparator.comparing((Person person) -> person.rank() == Rank.EXECUTIVE ? 0 : 1)
                                .thenComparing(Person::name, String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(Person::id)))
                .map(entry -> {
                    Person person = person(known, entry.getKey());
                    return new SupportKept.Line(person.id(), person.name(), entry.getValue());
                })
                .toList();
        return new SupportKept(all, due.size() - passed.size(), ranks, managers);
    }

    private static Person person(Map<Integer, Person> known, int key) {
        return Objects.requireNonNull(known.get(key));
    }

    private static SupportKept.Count count(PromisedSupport.Promise promise) {
        LocalDate kept = promise.keptOn();
        if (kept == null) {
            return new SupportKept.Count(0, 0, 1);
        }
        return kept.isAfter(promise.due()) ? new SupportKept.Count(0, 1, 0) : new SupportKept.Count(1, 0, 0);
    }

    private record Led(int team, LocalDate day) {}

    /** What was promised with a team's goal was promised to whoever led the team on the day. */
    private String group(
            PromisedSupport.Promise promise, Map<Integer, Person> known, Map<Led, Optional<Integer>> leaders) {
        Optional<Integer> to = switch (promise.owner()) {
            case Owner.OfPerson person -> Optional.of(person.key());
            case Owner.OfTeam team ->
                leaders.computeIfAbsent(
                        new Led(team.key(), promise.due()), led -> hierarchy.leaderOn(led.team(), led.day()));
        };
        boolean leads =
                to.map(known::get).filter(person -> person.rank() != Rank.REP).isPresent();
        return leads ? Dimension.LEADERS : Dimension.OTHERS;
    }
}
