package org.fullscore.consequences;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.People;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Person;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.WorkingCalendar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says what falls due in the next three weeks if the days left bring what the days gone brought: the goals of periods that close
 * by then, each projected by the owner's own working days and judged as the closing will judge it. Every number has its range.
 */
@Component
@Transactional(readOnly = true)
public class ComingDue {

    /** How far ahead it looks, in days. */
    static final int AHEAD = 21;

    private final Policies policies;
    private final ClosedGoals closed;
    private final Outlooks outlooks;
    private final Judging judging;
    private final PromiseGate gate;
    private final ObligationSight sight;
    private final Periods periods;
    private final People people;
    private final WorkingCalendar calendar;
    private final OrganizationSettings settings;
    private final Today today;

    ComingDue(
            Policies policies,
            ClosedGoals closed,
            Outlooks outlooks,
            Judging judging,
            PromiseGate gate,
            ObligationSight sight,
            Periods periods,
            People people,
            WorkingCalendar calendar,
            OrganizationSettings settings,
            Today today) {
        this.policies = policies;
        this.closed = closed;
        this.outlooks = outlooks;
        this.judging = judging;
        this.gate = gate;
        this.sight = sight;
        this.periods = periods;
        this.people = people;
        this.calendar = calendar;
        this.settings = settings;
        this.today = today;
    }

    /**
     * One consequence of one period at today's pace.
     *
     * @param fallsDue the day on which the period closes by itself
     * @param people whom it would concern at today's pace, by name
     * @param perhaps whom it would concern somewhere else in the range of their result, by name
     * @param atLeast how many it concerns wherever in its range each result ends
     */
    public record Coming(
            String period,
            LocalDate fallsDue,
            String consequence,
            Kind kind,
            List<Person> people,
            List<Person> perhaps,
            int atLeast) {

        /** At today's pace. */
        public int count() {
            return people.size();
        }

        /** How many it concerns if each result ends where it does, as far as the ranges reach. */
        public int atMost() {
            return people.size() + perhaps.size();
        }
    }

    /**
     * What comes, the next to close first.
     *
     * @param tooEarly how many goals have too few weeks behind them to say anything
     */
    public record Outlook(List<Coming> coming, int tooEarly) {}

    private record What(String consequence, Kind kind) {}

    private record Whose(UUID goal, int person) {}

    /** Who is concerned at today's pace, everywhere in the ranges, and anywhere in them. */
    private record Reach(Set<Whose> pace, Set<Whose> everywhere, Set<Whose> anywhere) {}

    /** What concerns the viewer and those below, or everybody for executives and auditors. */
    public Outlook of(Viewer viewer) {
        boolean all = sight.seesEverything(viewer);
        Set<Integer> circle = Set.of(sight.circle(viewer));
        List<Policies.Version> published = policies.published();
        Ruling.AsPublished asPublished = new Ruling.AsPublished(published, closed);
        List<Coming> coming = new ArrayList<>();
        int tooEarly = 0;
        for (Period period : closingSoon(published)) {
            Outlooks.Found found = outlooks.of(period);
            tooEarly +=
                    judging.judge(period, found.tooEarly(), new Ruling.BeforeClosing(asPublished, List.of())).stream()
                            .filter(judgement -> all || circle.contains(judgement.person()))
                            .mapToInt(judgement -> 1)
                            .sum();
            reach(period, found.outlooks(), asPublished).forEach((what, reach) -> {
                Set<Whose> seen = reach.anywhere().stream()
                        .filter(whose -> all || circle.contains(whose.person()))
                        .collect(Collectors.toSet());
                if (!seen.isEmpty()) {
                    coming.add(coming(period, what, seen, reach));
                }
            });
        }
        return new Outlook(
                coming.stream()
                        .sorted(Comparator.comparing(Coming::fallsDue)
                                .thenComparing(Coming::kind)
                                .thenComparing(Coming::consequence))
                        .toList(),
                tooEarly);
    }

    /** Judged at today's pace and at points of the ranges; where rows ask for the team, with its whole range each time. */
    private Map<What, Reach> reach(Period period, List<Ending> outlooks, Ruling.AsPublished published) {
        List<Judged> pace = outlooks.stream().map(Ending::atPace).toList();
        Map<What, Reach> reach = new LinkedHashMap<>();
        Map<What, Set<Whose>> atPace = follows(period, pace, published, pace);
        atPace.forEach((what, concerned) ->
                reach.put(what, new Reach(concerned, new HashSet<>(concerned), new HashSet<>(concerned))));
        for (int point = 0; point <= Ending.POINTS; point++) {
            List<Judged> there = at(outlooks, point);
            for (List<Judged> teams : teams(outlooks, published, pace)) {
                Map<What, Set<Whose>> here = follows(period, there, published, teams);
                here.forEach((what, concerned) -> reach.computeIfAbsent(
                                what, key -> new Reach(Set.of(), new HashSet<>(), new HashSet<>()))
                        .anywhere()
                        .addAll(concerned));
                reach.forEach((what, found) -> found.everywhere().retainAll(here.getOrDefault(what, Set.of())));
            }
        }
        return reach;
    }

    private static List<List<Judged>> teams(List<Ending> outlooks, Ruling.AsPublished published, List<Judged> pace) {
        boolean asked = published.published().stream()
                .flatMap(version -> version.document().table().rows().stream())
                .anyMatch(Rule::hasTeamCondition);
        return asked ? List.of(at(outlooks, 0), pace, at(outlooks, Ending.POINTS)) : List.of(pace);
    }

    private static List<Judged> at(List<Ending> outlooks, int point) {
        return outlooks.stream().map(ending -> ending.at(point)).toList();
    }

    private Map<What, Set<Whose>> follows(
            Period period, List<Judged> goals, Ruling.AsPublished published, List<Judged> teams) {
        Map<What, Set<Whose>> follows = new LinkedHashMap<>();
        List<Opening.Due> dues = Opening.dues(judging.judge(period, goals, new Ruling.BeforeClosing(published, teams)));
        for (Opening.Due due : gate.sort(dues).due()) {
            follows.computeIfAbsent(
                            new What(due.consequence().name(), due.consequence().kind()), key -> new HashSet<>())
                    .add(new Whose(
                            due.judgement().goal().goal(), due.judgement().person()));
        }
        return follows;
    }

    private Coming coming(Period period, What what, Set<Whose> seen, Reach reach) {
        Set<Whose> perhaps = new HashSet<>(seen);
        perhaps.removeAll(reach.pace());
        return new Coming(
                period.id(),
                closes(period),
                what.consequence(),
                what.kind(),
                people(seen.stream().filter(reach.pace()::contains)),
                people(perhaps.stream()),
                (int) seen.stream().filter(reach.everywhere()::contains).count());
    }

    private List<Person> people(Stream<Whose> concerned) {
        return concerned
                .map(whose -> people.byKey(whose.person()))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Person::name))
                .toList();
    }

    /** Those with a policy that have begun, are not closed yet and close within {@link #AHEAD} days. */
    private Set<Period> closingSoon(List<Policies.Version> published) {
        LocalDate day = today.date();
        Set<String> kinds =
                published.stream().map(version -> version.document().period()).collect(Collectors.toSet());
        Set<Period> soon = new LinkedHashSet<>();
        Stream.of(Period.Kind.values())
                .filter(kind -> kinds.contains(kind.word()))
                .flatMap(kind -> kind == Period.Kind.CUSTOM
                        ? periods.customs().stream()
                        : periods.between(kind, day.minusDays(AHEAD), day.plusDays(1)).stream())
                .filter(period -> !period.starts().isAfter(day))
                .filter(period ->
                        !closes(period).isBefore(day) && !closes(period).isAfter(day.plusDays(AHEAD)))
                .forEach(soon::add);
        return soon;
    }

    private LocalDate closes(Period period) {
        return calendar.plus(period.lastDay(), settings.current().closingWorkingDays());
    }
}
