package org.fullscore.goals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fullscore.organization.Hierarchy;
import org.fullscore.organization.OrganizationSettings;
import org.fullscore.organization.People;
import org.fullscore.organization.Period;
import org.fullscore.organization.Person;
import org.fullscore.organization.Rank;
import org.fullscore.organization.WorkingCalendar;
import org.fullscore.tenancy.CurrentOrganization;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many have a goal in force in time. Rule book, 2.3.
 *
 * <p>A person-period is a person of a main team in a period, from {@code joined}, who is still there on the day of
 * coverage: the organization's n-th working day of the period, or of the membership where that begins later. The goal of
 * a team counts for whoever leads the team that day.
 */
@Component
@Transactional(readOnly = true)
public class Coverage {

    private final JdbcClient jdbc;
    private final People people;
    private final Hierarchy hierarchy;
    private final WorkingCalendar calendar;
    private final OrganizationSettings settings;

    Coverage(
            JdbcClient jdbc,
            People people,
            Hierarchy hierarchy,
            WorkingCalendar calendar,
            OrganizationSettings settings) {
        this.jdbc = jdbc;
        this.people = people;
        this.hierarchy = hierarchy;
        this.calendar = calendar;
        this.settings = settings;
    }

    /**
     * One person in one period.
     *
     * @param manager who signs for the person, or null for the head where nobody is named above
     * @param by the day by which a goal is to be in force
     * @param inForceOn the earliest day from which a goal counts, or null without any
     */
    public record PersonPeriod(
            int person,
            Rank rank,
            @Nullable Integer manager,
            LocalDate by,
            @Nullable LocalDate inForceOn) {

        public boolean isCovered() {
            return inForceOn != null && !inForceOn.isAfter(by);
        }
    }

    /** Who was in which main team, by day. */
    private record Stay(int person, int team, LocalDate from, LocalDate until) {}

    /** All leaders together first, then a line for each manager, the one with most people first. */
    public List<CoverageLine> of(Period period) {
        List<PersonPeriod> all = people(period);
        List<CoverageLine> lines = new ArrayList<>();
        List<PersonPeriod> leaders =
                all.stream().filter(each -> each.rank() != Rank.REP).toList();
        if (!leaders.isEmpty()) {
            lines.add(line(null, leaders, true));
        }
        Map<Optional<Integer>, List<PersonPeriod>> byManager = new LinkedHashMap<>();
        all.forEach(each -> byManager
                .computeIfAbsent(Optional.ofNullable(each.manager()), manager -> new ArrayList<>())
                .add(each));
        byManager.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .forEach(entry -> lines.add(line(entry.getKey().orElse(null), entry.getValue(), false)));
        return lines;
    }

    /** Everybody who counts in a period, by key. */
    public List<PersonPeriod> people(Period period) {
        Map<Integer, LocalDate> inForce = inForce(period);
        Map<Integer, Person> known = new HashMap<>();
        people.all().forEach(person -> known.put(person.key(), person));
        int workingDay = settings.current().coverageWorkingDay();
        Map<LocalDate, LocalDate> deadlines = new HashMap<>();
        Managers managers = new Managers();
        List<PersonPeriod> all = new ArrayList<>();
        stays(period).forEach((key, stays) -> {
            Person person = known.get(key);
            if (person == null) {
                return;
            }
            LocalDate from = later(later(period.starts(), stays.getFirst().from()), person.joined());
            LocalDate until = earlier(earlier(period.ends(), stays.getLast().until()), person.left());
            LocalDate by = deadlines.computeIfAbsent(from, day -> calendar.plus(day.minusDays(1), workingDay));
            if (by.isBefore(until)) {
                all.add(new PersonPeriod(key, person.rank(), managers.of(key, stays, by), by, inForce.get(key)));
            }
        });
        return all;
    }

    /** Whoever leads the main team signs for its members; whoever leads it themselves, and a team without leader, ask the tree. */
    private final class Managers {

        private final Map<LocalDate, Hierarchy.Lines> lines = new HashMap<>();

        private @Nullable Integer of(int person, List<Stay> stays, LocalDate day) {
            var everybodys = lines.computeIfAbsent(day, each -> hierarchy.on(each, List.of()));
            return stays.stream()
                    .filter(stay -> !day.isBefore(stay.from()) && day.isBefore(stay.until()))
                    .findFirst()
                    .flatMap(stay -> everybodys.leaderOf(stay.team()))
                    .filter(leader -> leader != person)
                    .or(() -> everybodys.leaderAbove(person))
                    .orElse(null);
        }
    }

    private Map<Integer, List<Stay>> stays(Period period) {
        Map<Integer, List<Stay>> stays = new LinkedHashMap<>();
        jdbc.sql("""
                        select person_key, team_key, starts, ends from organization.main_team
                        where organization_id = ? and starts < ? and ends > ?
                        order by person_key, starts
                        """)
                .params(CurrentOrganization.id(), period.ends(), period.starts())
                .query((row, number) -> new Stay(
                        row.getInt(1),
                        row.getInt(2),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class)))
                .list()
                .forEach(stay -> stays.computeIfAbsent(stay.person(), person -> new ArrayList<>())
                        .add(stay));
        return stays;
    }

    private Map<Integer, LocalDate> inForce(Period period) {
        Map<Integer, LocalDate> earliest = new HashMap<>();
        jdbc.sql("""
                        select person_key, team_key, min(in_force_on) from goals.goal_in_force
                        where organization_id = ? and period = ? group by person_key, team_key
                        """)
                .params(CurrentOrganization.id(), period.id())
                .query((row, number) -> {
                    Owner owner = GoalRows.owner(row);
                    LocalDate day = row.getObject(3, LocalDate.class);
                    whoseDay(owner, later(day, period.starts()))
                            .ifPresent(person -> earliest.merge(person, day, Coverage::earlier));
                    return owner;
                })
                .list();
        return earliest;
    }

    private Optional<Integer> whoseDay(Owner owner, LocalDate day) {
        return switch (owner) {
            case Owner.OfPerson person -> Optional.of(person.key());
            case Owner.OfTeam team -> hierarchy.leaderOn(team.key(), day);
        };
    }

    private static CoverageLine line(@Nullable Integer manager, List<PersonPeriod> people, boolean leaders) {
        List<Integer> missing = people.stream()
                .filter(each -> !each.isCovered())
                .map(PersonPeriod::person)
                .toList();
        return new CoverageLine(manager, leaders, people.size(), people.size() - missing.size(), missing);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
