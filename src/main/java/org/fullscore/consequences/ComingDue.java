package org.fullscore.consequences;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fullscore.organization.Metric;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.People;
import org.fullscore.organization.Period;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Person;
import org.fullscore.organization.Today;
import org.fullscore.organization.Viewer;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.organization.WorkingDays;
import org.fullscore.results.Standing;
import org.fullscore.results.Standings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says what falls due in the next three weeks if the days left bring what the days gone brought: the goals of periods that close
 * by then, each projected by the owner's own working days and judged as the closing will judge it.
 */
@Component
@Transactional(readOnly = true)
public class ComingDue {

    /** How far ahead it looks, in days. */
    static final int AHEAD = 21;

    private final Policies policies;
    private final Standings standings;
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
            Standings standings,
            Judging judging,
            PromiseGate gate,
            ObligationSight sight,
            Periods periods,
            People people,
            WorkingCalendar calendar,
            OrganizationSettings settings,
            Today today) {
        this.policies = policies;
        this.standings = standings;
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
     * @param names of the people it would concern, by name
     */
    public record Coming(
            String period, LocalDate fallsDue, String consequence, Kind kind, List<String> people, List<String> names) {

        public int count() {
            return people.size();
        }
    }

    private record What(String consequence, Kind kind) {}

    /** What concerns the viewer and those below, or everybody for executives and auditors; the next to close first. */
    public List<Coming> of(Viewer viewer) {
        boolean all = sight.seesEverything(viewer);
        Set<Integer> circle = Set.of(sight.circle(viewer));
        List<Coming> coming = new ArrayList<>();
        for (Period period : closingSoon()) {
            Map<What, List<Integer>> found = new LinkedHashMap<>();
            for (Opening.Due due : gate.sort(Opening.dues(judging.judge(period, projected(period))))
                    .due()) {
                int person = due.judgement().person();
                if (all || circle.contains(person)) {
                    found.computeIfAbsent(
                                    new What(
                                            due.consequence().name(),
                                            due.consequence().kind()),
                                    key -> new ArrayList<>())
                            .add(person);
                }
            }
            found.forEach((what, concerned) -> coming.add(coming(period, what, concerned)));
        }
        return coming.stream()
                .sorted(Comparator.comparing(Coming::fallsDue)
                        .thenComparing(Coming::kind)
                        .thenComparing(Coming::consequence))
                .toList();
    }

    private Coming coming(Period period, What what, List<Integer> concerned) {
        List<Person> known = concerned.stream()
                .map(people::byKey)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Person::name))
                .toList();
        return new Coming(
                period.id(),
                closes(period),
                what.consequence(),
                what.kind(),
                known.stream().map(Person::id).toList(),
                known.stream().map(Person::name).toList());
    }

    /** Those with a policy that have begun, are not closed yet and close within {@link #AHEAD} days. */
    private Set<Period> closingSoon() {
        LocalDate day = today.date();
        Set<String> kinds = policies.published().stream()
                .map(version -> version.document().period())
                .collect(Collectors.toSet());
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

    private List<Judged> projected(Period period) {
        List<Standing> open = standings.of(period, null).stream()
                .filter(standing -> !standing.frozen() && standing.hasTarget())
                .toList();
        Map<Integer, WorkingDays> own = new HashMap<>(calendar.during(
                open.stream()
                        .map(standing -> standing.owner().personKey())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                period.starts(),
                period.ends()));
        WorkingDays everybodys = calendar.during(period.starts(), period.ends());
        return open.stream()
                .map(standing -> {
                    Integer person = standing.owner().personKey();
                    return projected(standing, person == null ? everybodys : own.getOrDefault(person, everybodys));
                })
                .toList();
    }

    /** Sums grow with the working days; rates and last values stay what they are. */
    private Judged projected(Standing standing, WorkingDays days) {
        Judged judged = Judged.of(standing);
        int gone = days.before(today.date());
        if (standing.metric().aggregate() != Metric.Aggregate.SUM || gone == 0 || gone == days.all()) {
            return judged;
        }
        BigDecimal whole = judged.numerator()
                .multiply(BigDecimal.valueOf(days.all()))
                .divide(BigDecimal.valueOf(gone), MathContext.DECIMAL128);
        return new Judged(
                judged.goal(),
                judged.person(),
                judged.team(),
                judged.metric(),
                judged.target(),
                whole,
                judged.denominator(),
                judged.hasData(),
                judged.attainment());
    }
}
