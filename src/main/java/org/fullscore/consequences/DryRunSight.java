package org.fullscore.consequences;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.People;
import org.fullscore.organization.Person;
import org.fullscore.organization.Suppression;
import org.fullscore.organization.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What of a dry run somebody may see (rule book, 8.7 and 9.2). Executives and auditors see everything. Everybody else sees those
 * below them and themselves by name; the others count in totals behind which stand enough of them, one period at a time, so that
 * nobody is found out by taking one total from another.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DryRunSight {

    private static final int MOST_LISTED = 500;

    private final ObligationSight sight;
    private final OrganizationSettings settings;
    private final People people;

    DryRunSight(ObligationSight sight, OrganizationSettings settings, People people) {
        this.sight = sight;
        this.settings = settings;
        this.people = people;
    }

    /** On how many periods at once. */
    int most(Viewer viewer, int otherwise) {
        return sight.seesEverything(viewer) ? otherwise : 1;
    }

    DryRun of(Viewer viewer, PolicyVersionId version, List<String> periods, int goals, List<Effect> effects) {
        Set<Integer> circle = Set.of(sight.circle(viewer));
        Predicate<Integer> known = person -> sight.seesEverything(viewer) || circle.contains(person);
        Suppression suppression = new Suppression(settings.current().suppressionPersons());
        Map<Kind, Map<String, List<Effect>>> sorts = sorts(effects);
        Set<String> hidden = new HashSet<>();
        Set<String> hiddenKinds = new HashSet<>();
        sorts.forEach((kind, lines) -> {
            Map<String, Map<String, Integer>> unknown = unknown(lines, known);
            Set<String> some = suppression.hidden(List.of(unknown));
            some.forEach(line -> hidden.add(kind.wire() + line));
            if (isTelling(some, unknown, suppression)) {
                hiddenKinds.add(kind.wire());
            }
        });
        Map<String, List<Effect>> byKind = new LinkedHashMap<>();
        sorts.forEach((kind, lines) -> byKind.put(
                kind.wire(), lines.values().stream().flatMap(List::stream).toList()));
        hiddenKinds.addAll(suppression.hidden(List.of(unknown(byKind, known))));
        List<Effect> different = effects.stream()
                .filter(effect -> effect.change() != Differences.Change.SAME)
                .toList();
        List<Effect> seen =
                different.stream().filter(effect -> known.test(effect.person())).toList();
        return new DryRun(
                version,
                periods,
                goals,
                people(different, known, suppression),
                hiddenKinds.isEmpty() ? tally(effects) : null,
                lines(byKind, hiddenKinds::contains),
                sorts.entrySet().stream()
                        .flatMap(sort ->
                                lines(
                                        sort.getValue(),
                                        name -> hidden.contains(sort.getKey().wire() + name))
                                        .stream())
                        .sorted(Comparator.comparing(DryRun.Line::kind)
                                .thenComparing(DryRunSight::most, Comparator.reverseOrder())
                                .thenComparing(DryRun.Line::name))
                        .toList(),
                hidden.isEmpty() && hiddenKinds.isEmpty() ? money(effects) : List.of(),
                treated(seen),
                Math.max(0, seen.size() - MOST_LISTED));
    }

    private static int most(DryRun.Line line) {
        return line.tally() == null
                ? 0
                : Math.max(line.tally().before(), line.tally().after());
    }

    private static Map<Kind, Map<String, List<Effect>>> sorts(List<Effect> effects) {
        return effects.stream()
                .collect(Collectors.groupingBy(
                        effect -> effect.owed().kind(),
                        TreeMap::new,
                        Collectors.groupingBy(effect -> effect.owed().name(), TreeMap::new, Collectors.toList())));
    }

    /** How often each person the viewer may not see stands behind each line; lines without any are absent. */
    private static Map<String, Map<String, Integer>> unknown(
            Map<String, List<Effect>> lines, Predicate<Integer> known) {
        Map<String, Map<String, Integer>> unknown = new HashMap<>();
        lines.forEach((name, some) -> some.stream()
                .map(Effect::person)
                .filter(known.negate())
                .forEach(person -> unknown.computeIfAbsent(name, line -> new HashMap<>())
                        .merge(String.valueOf(person), 1, Integer::sum)));
        return unknown;
    }

    /** Whether the sum of a kind, less what is shown of it, would tell what is hidden. */
    private static boolean isTelling(
            Set<String> hidden, Map<String, Map<String, Integer>> unknown, Suppression suppression) {
        long persons = hidden.stream()
                .flatMap(line -> unknown.getOrDefault(line, Map.of()).keySet().stream())
                .distinct()
                .count();
        return hidden.size() == 1 || (!hidden.isEmpty() && persons < suppression.least());
    }

    private static @Nullable Integer people(List<Effect> different, Predicate<Integer> known, Suppression suppression) {
        Set<Integer> persons = different.stream().map(Effect::person).collect(Collectors.toSet());
        long unknown = persons.stream().filter(known.negate()).count();
        return unknown > 0 && unknown < suppression.least() ? null : persons.size();
    }

    private static List<DryRun.Line> lines(Map<String, List<Effect>> lines, Predicate<String> hidden) {
        List<DryRun.Line> all = new ArrayList<>();
        lines.forEach((name, some) -> {
            boolean shown = !hidden.test(name);
            all.add(new DryRun.Line(
                    name, some.getFirst().owed().kind(), shown ? tally(some) : null, shown ? money(some) : List.of()));
        });
        return all;
    }

    private static DryRun.Tally tally(Collection<Effect> effects) {
        DryRun.Tally tally = DryRun.Tally.NONE;
        for (Effect effect : effects) {
            tally = tally.and(effect.change());
        }
        return tally;
    }

    private static List<DryRun.Money> money(Collection<Effect> effects) {
        Map<String, BigDecimal> before = sums(effects, Effect::before);
        Map<String, BigDecimal> after = sums(effects, Effect::after);
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .sorted()
                .map(currency -> new DryRun.Money(currency, amount(before, currency), amount(after, currency)))
                .toList();
    }

    private static BigDecimal amount(Map<String, BigDecimal> sums, String currency) {
        return sums.getOrDefault(currency, BigDecimal.ZERO.setScale(Pay.decimals(currency)));
    }

    private static Map<String, BigDecimal> sums(
            Collection<Effect> effects, Function<Effect, @Nullable Treatment> side) {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (Effect effect : effects) {
            Treatment owed = side.apply(effect);
            Treatment.Money money = owed == null ? null : owed.money();
            if (money != null) {
                sums.merge(money.currency(), money.amount(), BigDecimal::add);
            }
        }
        return sums;
    }

    private List<DryRun.Treated> treated(List<Effect> seen) {
        Map<Integer, Person> known = seen.isEmpty()
                ? Map.of()
                : people.all().stream().collect(Collectors.toMap(Person::key, Function.identity()));
        return seen.stream()
                .map(effect -> treated(effect, known.get(effect.person())))
                .sorted(Comparator.comparing(DryRun.Treated::name)
                        .thenComparing(DryRun.Treated::person)
                        .thenComparing(DryRun.Treated::period)
                        .thenComparing(each -> each.change().ordinal()))
                .limit(MOST_LISTED)
                .toList();
    }

    private static DryRun.Treated treated(Effect effect, @Nullable Person person) {
        return new DryRun.Treated(
                person == null ? "" : person.id(),
                person == null ? "" : person.name(),
                effect.period(),
                effect.goal(),
                effect.attainment(),
                effect.rule(),
                effect.change(),
                effect.before(),
                effect.after());
    }
}
