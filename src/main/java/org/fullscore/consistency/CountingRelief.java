package org.fullscore.consistency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.fullscore.organization.People;
import org.fullscore.organization.Periods;
import org.fullscore.organization.Person;
import org.fullscore.organization.Teams;
import org.fullscore.organization.Today;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts relief per agreement: leaders and everybody else, by manager, by team, by region. */
@Component
@Transactional(readOnly = true)
class CountingRelief {

    private final JdbcClient jdbc;
    private final People people;
    private final Teams teams;
    private final Periods known;
    private final Today today;

    CountingRelief(JdbcClient jdbc, People people, Teams teams, Periods known, Today today) {
        this.jdbc = jdbc;
        this.people = people;
        this.teams = teams;
        this.known = known;
        this.today = today;
    }

    /** One agreement of a person. */
    private record Signed(
            int person,
            String period,
            @Nullable Double size,
            @Nullable Integer daysBefore,
            @Nullable Double asked) {

        boolean isLowered() {
            return daysBefore != null;
        }
    }

    /**
     * Over the agreements of people in the periods with these ids.
     *
     * @param found the obligations that fell due at their closings
     * @param least persons below which everybody else is not shown to everybody
     */
    Relieved over(Collection<String> periods, Places places, VerdictRule rule, Names names, Caseload found, int least) {
        var signed = periods.isEmpty() ? List.<Signed>of() : signed(periods);
        var parts = new ArrayList<Relieved.Part>();
        for (var dimension : Dimension.USUAL) {
            var groups = new TreeMap<String, List<Signed>>();
            signed.forEach(each -> places.of(each.period(), each.person())
                    .map(place -> place.value(dimension))
                    .ifPresent(value -> groups.computeIfAbsent(value, known -> new ArrayList<>())
                            .add(each)));
            var seen = part(dimension, groups, places, rule, names);
            if (!seen.lines().isEmpty()) {
                parts.add(seen);
            }
        }
        var overTime = CountingOverTime.of(
                agreed(signed, places),
                found,
                periods.stream().flatMap(id -> known.find(id).stream()).toList(),
                least);
        return new Relieved(count(signed), parts, overTime, shown(agreed(signed, places), least));
    }

    private static List<CountingOverTime.Agreed> agreed(List<Signed> signed, Places places) {
        return signed.stream()
                .flatMap(each -> places.of(each.period(), each.person()).stream()
                        .map(place -> new CountingOverTime.Agreed(
                                each.period(), place.rank(), each.person(), each.isLowered())))
                .toList();
    }

    private static Relieved.Shown shown(List<CountingOverTime.Agreed> agreed, int least) {
        return Relieved.Shown.of(
                persons(agreed, each -> true), persons(agreed, CountingOverTime.Agreed::lowered), least);
    }

    private static int persons(List<CountingOverTime.Agreed> agreed, Predicate<CountingOverTime.Agreed> asked) {
        return (int) agreed.stream()
                .filter(each -> each.rank().equals(Dimension.OTHERS))
                .filter(asked)
                .map(CountingOverTime.Agreed::person)
                .distinct()
                .count();
    }

    private List<Signed> signed(Collection<String> periods) {
        return jdbc.sql("""
                        with frozen as (
                          select goal_id, lag(numerator / nullif(denominator, 0))
                                            over (partition by person_key, metric_key, period_kind order by ends) as before
                          from results.frozen_goal
                          where organization_id = :organization and person_key is not null and has_data),
                        lowered as (
                          select goal_id, min(approved_at) as at from goals.relief_approved
                          where organization_id = :organization and lowered group by goal_id)
                        select g.person_key, g.period, g.ends, g.first_target, g.target, (l.at at time zone :zone)::date, f.before
                        from goals.goal_in_force g
                        left join frozen f on f.goal_id = g.id
                        left join lowered l on l.goal_id = g.id
                        where g.organization_id = :organization and g.period = any(:periods) and g.person_key is not null
                        """)
                .param("organization", CurrentOrganization.id())
                .param("zone", today.zone().getId())
                .param("periods", periods.toArray(String[]::new))
                .query((row, number) -> signed(row))
                .list();
    }

    private static Signed signed(ResultSet row) throws SQLException {
        double first = row.getDouble(4);
        var lowered = row.getObject(6, LocalDate.class);
        double before = row.getDouble(7);
        boolean comparable = !row.wasNull() && before > 0;
        return new Signed(
                row.getInt(1),
                row.getString(2),
                lowered == null || first == 0 ? null : Math.abs(first - row.getDouble(5)) / first,
                lowered == null
                        ? null
                        : (int) ChronoUnit.DAYS.between(
                                lowered, row.getObject(3, LocalDate.class).minusDays(1)),
                comparable ? first / before : null);
    }

    private Relieved.Part part(
            Dimension dimension, Map<String, List<Signed>> groups, Places places, VerdictRule rule, Names names) {
        var named = names(dimension);
        var values = groups.keySet().stream()
                .sorted(
                        dimension.equals(Dimension.RANK)
                                ? Comparator.naturalOrder()
                                : Comparator.comparing(
                                                (String value) -> named.getOrDefault(value, value),
                                                String.CASE_INSENSITIVE_ORDER)
                                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        var lines = values.stream()
                .map(value -> new Relieved.Line(
                        value,
                        names.of(dimension, value, named.getOrDefault(value, value)),
                        count(groups.getOrDefault(value, List.of()))))
                .toList();
        var sides = lines.stream()
                .map(line -> new Side(
                        line.name(),
                        1,
                        groups.getOrDefault(line.value(), List.of()).stream()
                                .map(each -> tally(each, dimension, places))
                                .toList()))
                .toList();
        var findings = rule.judge(Comparison.eachAgainstTheRest(sides, names.rest(dimension), dimension.clusters()));
        var compared = new ArrayList<Equality.Compared>();
        for (int i = 0; i < findings.size(); i++) {
            compared.add(new Equality.Compared(lines.get(i).value(), findings.get(i)));
        }
        return new Relieved.Part(dimension, lines, compared);
    }

    private Map<String, String> names(Dimension dimension) {
        var named = new HashMap<String, String>();
        switch (dimension.kind()) {
            case OWED_BY -> people.all().forEach((Person person) -> named.put(person.id(), person.name()));
            case TEAM, REGION -> teams.all().forEach(team -> named.put(team.id(), team.name()));
            case RANK, GROUP -> {}
        }
        return named;
    }

    /** Like is compared with like: by rank, less what is being compared. One manager in one period is one occasion. */
    private static Tally tally(Signed signed, Dimension dimension, Places places) {
        var place = places.of(signed.period(), signed.person()).orElseThrow();
        return new Tally(
                dimension.equals(Dimension.RANK) ? "all" : place.rank(),
                place.manager() + "\n" + signed.period(),
                Integer.toString(signed.person()),
                signed.isLowered() ? 0 : 1,
                1);
    }

    private static Relieved.Count count(List<Signed> signed) {
        var days = median(signed, each -> each.daysBefore() == null ? null : (double) each.daysBefore());
        return new Relieved.Count(
                signed.size(),
                (int) signed.stream().filter(Signed::isLowered).count(),
                median(signed, Signed::size),
                days == null ? null : (int) Math.round(days),
                median(signed, Signed::asked));
    }

    private static @Nullable Double median(List<Signed> signed, Function<Signed, @Nullable Double> of) {
        double[] sorted = signed.stream()
                .map(of)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        return sorted.length == 0
                ? null
                : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
